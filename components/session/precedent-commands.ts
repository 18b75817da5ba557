import type { Annotation } from "#lib/domain/claim/annotation.ts";
import type { Result } from "#lib/domain/result.ts";
import type { Span } from "#lib/domain/text/span.ts";
import type { RoomStore } from "./room-store.ts";
import type { Saver } from "./saver.ts";
import type { RoomApi } from "./server-api.ts";
import { asked } from "./sign-off-commands.ts";
import type { Tell } from "./undos.ts";

type Means = {
  act(
    id: string,
    call: (known: Annotation) => Promise<Result<Annotation>>,
    done: string,
    more?: { whateverRationale?: boolean },
  ): Promise<boolean>;
  annotate(verdict: string | null, editing: boolean): string | null;
  saver: Pick<Saver, "settled">;
  mayChange(): boolean;
  tell: Tell;
};

/** What is done with claims that were judged before. */
export function createPrecedentCommands({ dispatch }: RoomStore, api: RoomApi, means: Means) {
  const { act, annotate, saver, mayChange, tell } = means;
  const takeOver = (annotationId: string, precedentId: string) =>
    act(
      annotationId,
      ({ version }) => api.takeOverVerdict({ annotationId, version, precedentId }),
      "Taken over as a draft: read it over before you submit it.",
      { whateverRationale: true },
    );

  const depart = (annotationId: string, precedentId: string, words: string) =>
    act(annotationId, () => api.departFromVerdict({ annotationId, precedentId, words }), "Noted. It stays in the record.");

  /** Begins an annotation of words that were checked before. */
  function annotateAt(span: Span): void {
    dispatch({ type: "selected", selection: span });
    annotate(null, true);
  }

  /** Whatever was done, `onUndone` hears when it is taken back. */
  async function joinClaims(annotationId: string, otherId: string, onUndone: () => void): Promise<boolean> {
    if (!mayChange()) return false;
    await saver.settled(annotationId);
    const answer = await asked(() => api.joinClaims({ annotationId, otherId }));
    if (!answer.ok) return fail(answer.error.message);
    const going = answer.value.moved;
    const undo = () => void asked(() => api.separateClaims({ annotationId, going })).then((undone) => told(undone, onUndone));
    tell("One claim now, with all its appearances.", going.length > 0 ? { undo } : {});
    return true;
  }

  async function separateClaims(annotationId: string, otherId: string, onUndone: () => void): Promise<boolean> {
    if (!mayChange()) return false;
    const answer = await asked(() => api.separateClaims({ annotationId }));
    if (!answer.ok) return fail(answer.error.message);
    const undo = () => void asked(() => api.joinClaims({ annotationId, otherId })).then((undone) => told(undone, onUndone));
    tell("A claim of its own again.", { undo });
    return true;
  }

  function told(answer: Result<unknown>, onUndone: () => void): void {
    if (answer.ok) onUndone();
    else fail(answer.error.message);
  }

  function fail(message: string): false {
    tell(message, { problem: true });
    return false;
  }

  return { takeOver, depart, annotateAt, joinClaims, separateClaims };
}
