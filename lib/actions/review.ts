"use server";

import { readReview } from "#lib/usecases/review/read-review.ts";
import { signOffReview } from "#lib/usecases/review/sign-off-review.ts";
import { updateReview } from "#lib/usecases/review/update-review.ts";
import { action } from "./action.ts";

export const readReviewAction = action(readReview, { background: true });
export const updateReviewAction = action(updateReview);
export const signOffReviewAction = action(signOffReview);
