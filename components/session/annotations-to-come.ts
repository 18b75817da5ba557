import type { AnnotationPart } from "#lib/domain/claim/review.ts";
import type { Result } from "#lib/domain/result.ts";
import type { RoomStore } from "./room-store.ts";
import type { RoomApi } from "./server-api.ts";

/** Milliseconds until what couldn't be fetched is asked for again. */
const retryDelay = 4000;

/** Fetches the annotations that the page came without, from `cursor` on, part after part. Ends when all are here, or on `signal`. */
export async function fetchAnnotations(store: RoomStore, api: RoomApi, cursor: string, signal: AbortSignal): Promise<void> {
  const { article } = store.getState();
  let next: string | null = cursor;
  while (next !== null) {
    const answer: Result<AnnotationPart> | null = await api.listAnnotations({ articleId: article.id, cursor: next }).catch(() => null);
    if (signal.aborted) return;
    if (answer?.ok) {
      next = answer.value.next;
      store.dispatch({ type: "arrived", annotations: answer.value.annotations, last: next === null });
    } else await new Promise((resolve) => setTimeout(resolve, retryDelay));
  }
}

/** Those of these annotations that are still to come, ahead of the others. What is in none of them isn't there. */
export async function fetchAhead(store: RoomStore, api: RoomApi, ids: readonly string[]): Promise<void> {
  const { awaited, annotations } = store.getState();
  if (awaited === null) return;
  const answers = await Promise.all(ids.filter((id) => !annotations[id]).map((id) => api.readAnnotation({ id })));
  const arrived = answers.flatMap((answer) => (answer.ok ? [answer.value] : []));
  store.dispatch({ type: "arrived", annotations: arrived, last: false });
}
