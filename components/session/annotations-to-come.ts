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
    if (signal.aborted || (answer && !answer.ok && answer.error.code === "not_found")) return;
    if (answer?.ok) {
      next = answer.value.next;
      store.dispatch({ type: "arrived", annotations: answer.value.annotations, last: next === null });
    } else await new Promise((resolve) => setTimeout(resolve, retryDelay));
  }
}

/**
 * Resolves once these annotations are here, asked for ahead of the others; or once all are, and they are none of them. What can't be asked for,
 * as without a connection, comes with its part.
 */
export function arrivalOf(store: RoomStore, api: RoomApi, ids: readonly string[]): Promise<void> {
  const isOver = () => {
    const { annotations, awaited } = store.getState();
    return awaited === null || ids.every((id) => annotations[id]);
  };
  if (isOver()) return Promise.resolve();
  for (const id of ids) fetchAhead(store, api, id).catch(console.warn);
  return new Promise((resolve) => {
    const unsubscribe = store.subscribe(() => {
      if (!isOver()) return;
      unsubscribe();
      resolve();
    });
  });
}

async function fetchAhead(store: RoomStore, api: RoomApi, id: string): Promise<void> {
  const { article, annotations } = store.getState();
  if (annotations[id]) return;
  const answer = await api.readAnnotation({ id });
  if (answer.ok && answer.value.articleId === article.id) store.dispatch({ type: "arrived", annotations: [answer.value], last: false });
}
