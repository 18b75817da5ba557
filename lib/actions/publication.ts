"use server";

import { previewRevision } from "#lib/usecases/revision/preview-revision.ts";
import { publishRevision } from "#lib/usecases/revision/publish-revision.ts";
import { withdrawReview } from "#lib/usecases/revision/withdraw-review.ts";
import { action } from "./action.ts";

export const previewRevisionAction = action(previewRevision);
export const publishRevisionAction = action(publishRevision);
export const withdrawReviewAction = action(withdrawReview);
