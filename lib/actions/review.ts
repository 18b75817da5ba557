"use server";

import { currentActor } from "#lib/auth/session.ts";
import { listEvents } from "#lib/usecases/list-events.ts";
import { openReview } from "#lib/usecases/open-review.ts";
import { updateReview } from "#lib/usecases/update-review.ts";

export async function openReviewAction(input: Parameters<typeof openReview>[1]): ReturnType<typeof openReview> {
  return openReview(await currentActor(), input);
}

export async function listEventsAction(input: Parameters<typeof listEvents>[1]): ReturnType<typeof listEvents> {
  return listEvents(await currentActor(), input);
}

export async function updateReviewAction(input: Parameters<typeof updateReview>[1]): ReturnType<typeof updateReview> {
  return updateReview(await currentActor(), input);
}
