import {
  createAnnotationAction,
  deleteAnnotationAction,
  readAnnotationAction,
  restoreAnnotationAction,
  signOffAnnotationAction,
  submitAnnotationAction,
  updateAnnotationAction,
} from "#lib/actions/annotation.ts";
import { addCommentAction, deleteCommentAction, restoreCommentAction } from "#lib/actions/comment.ts";
import { openReviewAction, updateReviewAction } from "#lib/actions/review.ts";
import {
  addSnapshotAction,
  checkSourceAction,
  confirmSentencesAction,
  listSnapshotsAction,
  listUnsettledAction,
  settlePassageAction,
  unconfirmSentencesAction,
} from "#lib/actions/version.ts";
import type { ArticleEvents } from "#lib/domain/claim/review.ts";
import type { Result } from "#lib/domain/result.ts";
import { withPassword } from "../ui/password-gate.ts";

/**
 * The server, asked in this person's name: where they are signed out, or somebody else has signed in on this browser since, it takes
 * nothing from this window, and `onAccess` hears of it.
 */
export function serverApi(meId: string, onAccess: (mayEnter: boolean) => void) {
  const asMe =
    <I, A>(action: (input: I, as?: string) => Promise<Result<A>>) =>
    async (input: I): Promise<Result<A>> => {
      const answer = await withPassword(() => action(input, meId));
      if (answer.ok || answer.error.code === "unauthenticated") onAccess(answer.ok);
      return answer;
    };
  return {
    createAnnotation: asMe(createAnnotationAction),
    updateAnnotation: asMe(updateAnnotationAction),
    deleteAnnotation: asMe(deleteAnnotationAction),
    restoreAnnotation: asMe(restoreAnnotationAction),
    readAnnotation: asMe(readAnnotationAction),
    submitAnnotation: asMe(submitAnnotationAction),
    signOffAnnotation: asMe(signOffAnnotationAction),
    addComment: asMe(addCommentAction),
    deleteComment: asMe(deleteCommentAction),
    restoreComment: asMe(restoreCommentAction),
    updateReview: asMe(updateReviewAction),
    openReview: asMe(openReviewAction),
    listEvents: asMe(fetchEvents),
    settlePassage: asMe(settlePassageAction),
    confirmSentences: asMe(confirmSentencesAction),
    unconfirmSentences: asMe(unconfirmSentencesAction),
    listUnsettled: asMe(listUnsettledAction),
    listSnapshots: asMe(listSnapshotsAction),
    addSnapshot: asMe(addSnapshotAction),
    checkSource: asMe(checkSourceAction),
  };
}

/** What the room asks of the server. Each may also throw: no connection. */
export type RoomApi = ReturnType<typeof serverApi>;

/** Not an action of Next's: everybody in a room asks this at once, whenever something happens. */
async function fetchEvents({ articleId, after }: { articleId: string; after: number }, as = ""): Promise<Result<ArticleEvents>> {
  const answer = await fetch(`/desk/articles/${articleId}/events?${new URLSearchParams({ after: String(after), as })}`);
  return answer.json();
}
