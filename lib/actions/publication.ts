"use server";

import { currentActor } from "#lib/auth/session.ts";
import { previewRevision } from "#lib/usecases/revision/preview-revision.ts";
import { publishRevision } from "#lib/usecases/revision/publish-revision.ts";
import { withdrawReview } from "#lib/usecases/revision/withdraw-review.ts";

export async function previewRevisionAction(input: Parameters<typeof previewRevision>[1]): ReturnType<typeof previewRevision> {
  return previewRevision(await currentActor(), input);
}

export async function publishRevisionAction(input: Parameters<typeof publishRevision>[1]): ReturnType<typeof publishRevision> {
  return publishRevision(await currentActor(), input);
}

export async function withdrawReviewAction(input: Parameters<typeof withdrawReview>[1]): ReturnType<typeof withdrawReview> {
  return withdrawReview(await currentActor(), input);
}
