"use server";

import { currentActorAs } from "#lib/auth/session.ts";
import { openReview } from "#lib/usecases/review/open-review.ts";
import { updateReview } from "#lib/usecases/review/update-review.ts";

export async function openReviewAction(input: Parameters<typeof openReview>[1], as?: string): ReturnType<typeof openReview> {
  return openReview(await currentActorAs(as), input);
}

export async function updateReviewAction(input: Parameters<typeof updateReview>[1], as?: string): ReturnType<typeof updateReview> {
  return updateReview(await currentActorAs(as), input);
}
