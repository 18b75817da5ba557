import type { Annotation } from "#lib/domain/claim/annotation.ts";
import type { CommentKind } from "#lib/domain/claim/discussion.ts";
import type { Review } from "#lib/domain/claim/review.ts";
import type { Result } from "#lib/domain/result.ts";
import type { RoomStore } from "./room-store.ts";
import type { RoomApi } from "./server-api.ts";
import { asked } from "./sign-off-commands.ts";
import type { Tell } from "./undos.ts";

/** What colleagues talk about: an annotation, or the review of an article as a whole. */
export type DiscussedThing = { annotationId: string } | { articleId: string };

type Saying = { id: string; kind: CommentKind; text: string; replyTo: string | null; meant: string[] };

/** What colleagues say to each other. Each answers whether it was said: where not, the words stay where they were typed. */
export function createTalkCommands({ dispatch }: RoomStore, api: RoomApi, { mayChange, tell }: { mayChange(): boolean; tell: Tell }) {
  async function comment(about: DiscussedThing, said: Saying): Promise<boolean> {
    if (!mayChange()) return false;
    return talk(
      await asked<Annotation | Review>(() =>
        "annotationId" in about ? api.addComment({ ...about, ...said }) : api.addReviewComment({ ...about, ...said }),
      ),
    );
  }

  async function updateComment(change: { id: string; version: number; text: string; meant: string[] }): Promise<boolean> {
    return mayChange() && talk(await asked(() => api.updateComment(change)));
  }

  async function deleteComment(id: string): Promise<void> {
    if (!mayChange() || !talk(await asked(() => api.deleteComment({ id })))) return;
    tell("Comment deleted.", { undo: () => void asked(() => api.restoreComment({ id })).then(talk) });
  }

  function talk(answer: Result<Annotation | Review>): boolean {
    if (!answer.ok) tell(answer.error.message, { problem: true });
    else if ("claim" in answer.value) dispatch({ type: "refreshed", annotation: answer.value });
    else dispatch({ type: "whole refreshed", whole: answer.value });
    return answer.ok;
  }

  return { comment, updateComment, deleteComment };
}
