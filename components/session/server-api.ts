import {
  assessAnnotationAction,
  createAnnotationAction,
  deleteAnnotationAction,
  readAnnotationAction,
  restoreAnnotationAction,
  settleVerdictsAction,
  signOffAnnotationAction,
  submitAnnotationAction,
  updateAnnotationAction,
} from "#lib/actions/annotation.ts";
import {
  departFromVerdictAction,
  findSameEventAction,
  joinClaimsAction,
  listPrecedentsAction,
  lookThroughArticleAction,
  separateClaimsAction,
  takeOverVerdictAction,
} from "#lib/actions/claim.ts";
import {
  addCommentAction,
  addReviewCommentAction,
  deleteCommentAction,
  restoreCommentAction,
  seeMentionsAction,
  updateCommentAction,
} from "#lib/actions/comment.ts";
import { addContactAction, removeContactAction, restoreContactAction, updateContactAction } from "#lib/actions/contact.ts";
import { readReviewAction, signOffReviewAction, updateReviewAction } from "#lib/actions/review.ts";
import { askForCaptureAction } from "#lib/actions/source.ts";
import {
  addSnapshotAction,
  checkSourceAction,
  confirmOutletTextAction,
  confirmSentencesAction,
  listSnapshotsAction,
  listUnsettledAction,
  settlePassageAction,
  unconfirmOutletTextAction,
  unconfirmSentencesAction,
} from "#lib/actions/version.ts";
import type { AnnotationPart, ArticleEvents } from "#lib/domain/claim/review.ts";
import type { Result } from "#lib/domain/result.ts";
import { withPassword } from "../ui/password-gate.ts";

type Access = { isShutOut: () => boolean; onAccess: (mayEnter: boolean) => void };

/**
 * The server, asked in this person's name: where they are signed out, or somebody else has signed in on this browser since, it takes
 * nothing from this window, and `onAccess` hears of it.
 */
export function serverApi(meId: string, { isShutOut, onAccess }: Access) {
  const asMe =
    <I, A>(action: (input: I, as?: string) => Promise<Result<A>>) =>
    async (input: I): Promise<Result<A>> => {
      // An answer to what was asked before they were signed out says nothing of now, however late it comes.
      const wasShutOut = isShutOut();
      const answer = await withPassword(() => action(input, meId));
      if (answer.ok ? wasShutOut : answer.error.code === "unauthenticated") onAccess(answer.ok);
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
    assessAnnotation: asMe(assessAnnotationAction),
    settleVerdicts: asMe(settleVerdictsAction),
    askForCapture: asMe(askForCaptureAction),
    findSameEvent: asMe(findSameEventAction),
    listPrecedents: asMe(listPrecedentsAction),
    lookThroughArticle: asMe(lookThroughArticleAction),
    takeOverVerdict: asMe(takeOverVerdictAction),
    departFromVerdict: asMe(departFromVerdictAction),
    joinClaims: asMe(joinClaimsAction),
    separateClaims: asMe(separateClaimsAction),
    addComment: asMe(addCommentAction),
    addReviewComment: asMe(addReviewCommentAction),
    updateComment: asMe(updateCommentAction),
    deleteComment: asMe(deleteCommentAction),
    restoreComment: asMe(restoreCommentAction),
    seeMentions: asMe(seeMentionsAction),
    addContact: asMe(addContactAction),
    updateContact: asMe(updateContactAction),
    removeContact: asMe(removeContactAction),
    restoreContact: asMe(restoreContactAction),
    updateReview: asMe(updateReviewAction),
    signOffReview: asMe(signOffReviewAction),
    readReview: asMe(readReviewAction),
    listEvents: asMe(fetchEvents),
    listAnnotations: asMe(fetchAnnotations),
    settlePassage: asMe(settlePassageAction),
    confirmSentences: asMe(confirmSentencesAction),
    unconfirmSentences: asMe(unconfirmSentencesAction),
    listUnsettled: asMe(listUnsettledAction),
    listSnapshots: asMe(listSnapshotsAction),
    addSnapshot: asMe(addSnapshotAction),
    checkSource: asMe(checkSourceAction),
    confirmOutletText: asMe(confirmOutletTextAction),
    unconfirmOutletText: asMe(unconfirmOutletTextAction),
  };
}

/** What the room asks of the server. Each may also throw: no connection. */
export type RoomApi = ReturnType<typeof serverApi>;

/** Not an action of Next's: everybody in a room asks this at once, whenever something happens. */
async function fetchEvents({ articleId, after }: { articleId: string; after: number }, as = ""): Promise<Result<ArticleEvents>> {
  const answer = await fetch(`/desk/articles/${articleId}/events?${new URLSearchParams({ after: String(after), as })}`);
  return answer.json();
}

/** Neither is this: Next performs one action after the other, and what somebody wants to save must not wait. */
async function fetchAnnotations(
  { articleId, cursor }: { articleId: string; cursor: string | undefined },
  as = "",
): Promise<Result<AnnotationPart>> {
  const asked = new URLSearchParams(cursor === undefined ? { as } : { cursor, as });
  const answer = await fetch(`/desk/articles/${articleId}/annotations?${asked}`);
  return answer.json();
}
