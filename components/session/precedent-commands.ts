import type { Annotation } from "#lib/domain/claim/annotation.ts";
import type { Result } from "#lib/domain/result.ts";
import type { Span } from "#lib/domain/text/span.ts";
import type { RoomStore } from "./room-store.ts";
import type { RoomApi } from "./server-api.ts";

type Means = {
  act(
    id: string,
    call: (known: Annotation) => Promise<Result<Annotation>>,
    done: string,
    more?: { whateverRationale?: boolean },
  ): Promise<boolean>;
  annotate(verdict: string | null, editing: boolean): string | null;
};

/** What is done with claims that were judged before. */
export function createPrecedentCommands({ dispatch }: RoomStore, api: RoomApi, { act, annotate }: Means) {
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

  return { takeOver, depart, annotateAt };
}
