"use server";

import { openReview } from "#lib/usecases/review/open-review.ts";
import { signOffReview } from "#lib/usecases/review/sign-off-review.ts";
import { updateReview } from "#lib/usecases/review/update-review.ts";
import { action } from "./action.ts";

export const openReviewAction = action(openReview, { background: true });
export const updateReviewAction = action(updateReview);
export const signOffReviewAction = action(signOffReview);
