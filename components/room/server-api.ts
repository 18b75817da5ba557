import {
  createAnnotationAction,
  deleteAnnotationAction,
  readAnnotationAction,
  restoreAnnotationAction,
  signOffAnnotationAction,
  submitAnnotationAction,
  updateAnnotationAction,
} from "#lib/actions/annotation.ts";
import { listEventsAction, openReviewAction, updateReviewAction } from "#lib/actions/review.ts";
import { checkSourceAction, listSnapshotsAction, listUnsettledAction, settlePassageAction } from "#lib/actions/version.ts";
import type { RoomApi } from "./room-api.ts";

export const serverApi: RoomApi = {
  createAnnotation: createAnnotationAction,
  updateAnnotation: updateAnnotationAction,
  deleteAnnotation: deleteAnnotationAction,
  restoreAnnotation: restoreAnnotationAction,
  readAnnotation: readAnnotationAction,
  submitAnnotation: submitAnnotationAction,
  signOffAnnotation: signOffAnnotationAction,
  updateReview: updateReviewAction,
  openReview: openReviewAction,
  listEvents: listEventsAction,
  settlePassage: settlePassageAction,
  listUnsettled: listUnsettledAction,
  listSnapshots: listSnapshotsAction,
  checkSource: checkSourceAction,
};
