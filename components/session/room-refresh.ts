import type { ArticleEvents, ReviewEvent } from "#lib/domain/claim/review.ts";
import type { RoomStore } from "./room-store.ts";
import type { RoomApi } from "./server-api.ts";

/** Of these events alone one can't tell which annotations they concern: that the text changed, or who may see what, as once it is published. */
const concernsAll = new Set(["article", "snapshot", "revision"]);

/** Takes over what others changed, as it came with this person's own rights; what is more than that is read anew. */
export async function applyEvents(store: RoomStore, api: RoomApi, { events, annotations }: ArticleEvents): Promise<void> {
  const touched = new Set(events.filter(({ subject }) => subject === "annotation").map(({ subjectId }) => subjectId));
  const others = events.filter(({ subject }) => subject !== "annotation");
  if (others.length > 0 && !(await refreshFacts(store, api, others.at(-1)))) return;
  if (annotations === null || others.some(({ subject }) => concernsAll.has(subject))) return refreshAnnotations(store, api);
  for (const annotation of annotations) {
    touched.delete(annotation.id);
    if (!isOnItsWay(store, annotation.id)) store.dispatch({ type: "refreshed", annotation });
  }
  for (const id of touched) store.dispatch({ type: "gone", id });
}

/** While our own save is on its way its answer, and nothing else, says where we stand. */
function isOnItsWay(store: RoomStore, id: string): boolean {
  return store.getState().cards[id]?.status === "saving";
}

/** False where there is nothing more to take over: the room is to be opened anew. */
async function refreshFacts(store: RoomStore, api: RoomApi, last: ReviewEvent | undefined): Promise<boolean> {
  const answer = await api.readReview({ articleId: store.getState().article.id });
  if (!answer.ok) return false;
  const facts = answer.value;
  store.dispatch({ type: "assigned", assignees: facts.assignees });
  if (facts.snapshot.id !== store.getState().snapshot.id) {
    store.dispatch({ type: "superseded" });
    return false;
  }
  if (store.getState().review.status === "saving") return true;
  const by = last?.actor ?? { id: "", name: "Someone" };
  store.dispatch({ type: "review refreshed", facts, by, at: last?.at ?? new Date().toISOString() });
  return true;
}

async function refreshAnnotations(store: RoomStore, api: RoomApi): Promise<void> {
  const missing = new Set(Object.values(store.getState().annotations).flatMap(({ id, version }) => (version > 0 ? [id] : [])));
  const { article } = store.getState();
  let cursor: string | undefined;
  do {
    const answer = await api.listAnnotations({ articleId: article.id, cursor });
    if (!answer.ok) return;
    for (const { id } of answer.value.annotations) missing.delete(id);
    const annotations = answer.value.annotations.filter(({ id }) => !isOnItsWay(store, id));
    store.dispatch({ type: "all refreshed", annotations });
    cursor = answer.value.next ?? undefined;
  } while (cursor !== undefined);
  // One that was moved to a part that had been read already is in none.
  for (const id of missing) {
    const answer = await api.readAnnotation({ id });
    if (answer.ok) store.dispatch({ type: "refreshed", annotation: answer.value });
    else if (answer.error.code === "not_found") store.dispatch({ type: "gone", id });
  }
}
