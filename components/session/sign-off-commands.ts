import type { Annotation } from "#lib/domain/claim/annotation.ts";
import type { Result } from "#lib/domain/result.ts";
import type { RoomStore } from "./room-store.ts";
import { troubleMessage } from "./saver.ts";
import type { RoomApi } from "./server-api.ts";
import type { Tell } from "./undos.ts";

type Decision = "approve" | "return";

type Means = {
  act(
    id: string,
    call: (known: Annotation) => Promise<Result<Annotation>>,
    done: string,
    more?: { whateverRationale?: boolean },
  ): Promise<boolean>;
  mayChange(): boolean;
  tell: Tell;
};

/** What leads to a sign-off. Each answers whether it went through. */
export function createSignOffCommands({ getState, dispatch }: RoomStore, api: RoomApi, { act, mayChange, tell }: Means) {
  const doneWords = (decision: Decision) => (decision === "approve" ? "Signed off." : "Returned with your note.");

  const submit = (id: string) =>
    act(id, ({ version }) => api.submitAnnotation({ id, version }), "Submitted. Someone who wrote none of it can now sign it off.", {
      whateverRationale: true,
    });

  const signOff = (annotationId: string, decision: Decision, note: string) =>
    act(annotationId, ({ version }) => api.signOffAnnotation({ annotationId, version, decision, note }), doneWords(decision));

  const assess = (annotationId: string, verdict: string, rationale: string) =>
    act(
      annotationId,
      () => api.assessAnnotation({ annotationId, verdict, rationale }),
      getState().annotations[annotationId]?.waits?.first === false
        ? "Your verdict is the first: you are one of its authors now. Somebody else gives the second."
        : "Your verdict is given. Everybody here sees both now.",
    );

  const settleVerdicts = (annotationId: string, settlement: { verdict: string; words: string; dissent: boolean }) =>
    act(
      annotationId,
      ({ version }) => api.settleVerdicts({ annotationId, version, ...settlement }),
      "Settled. Someone who judged neither signs it off.",
    );

  /** Summary and verdict on the whole, as this person has them before their eyes. */
  async function signOffWhole(decision: Decision, note: string): Promise<boolean> {
    if (!mayChange()) return false;
    const { article, review } = getState();
    const answer = await asked(() => api.signOffReview({ articleId: article.id, version: review.version, decision, note }));
    if (answer.ok) dispatch({ type: "whole refreshed", whole: answer.value });
    tell(answer.ok ? doneWords(decision) : answer.error.message, { problem: !answer.ok });
    return answer.ok;
  }

  return { submit, signOff, assess, settleVerdicts, signOffWhole };
}

/** Without a connection, the refusal that says so. */
export async function asked<T>(call: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await call();
  } catch (error) {
    console.warn(error);
    return { ok: false, error: { code: "upstream", message: troubleMessage } };
  }
}
