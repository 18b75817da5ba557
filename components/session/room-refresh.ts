import type { ArticleEvents, ReviewEvent } from "#lib/domain/claim/review.ts";
import type { RoomStore } from "./room-store.ts";
import type { RoomApi } from "./server-api.ts";

/** Takes over what others changed, as it came with this person's own rights; what is more than that is read anew as a whole. */
export async function applyEvents(store: RoomStore, api: RoomApi, { events, annotations }: ArticleEvents): Promise<void> {
  const touched = new Set(events.filter(({ subject }) => subject === "annotation").map(({ subjectId }) => subjectId));
  const others = events.filter(({ subject }) => subject !== "annotation");
  const { article } = store.getState();
  if (others.length > 0 || annotations === null) return refreshAll(store, api, article.id, others.at(-1));
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

async function refreshAll(store: RoomStore, api: RoomApi, articleId: string, last: ReviewEvent | undefined): Promise<void> {
  const answer = await api.openReview({ articleId });
  if (!answer.ok) return;
  const workspace = answer.value;
  store.dispatch({ type: "assigned", assignees: workspace.assignees });
  if (workspace.snapshot.id !== store.getState().snapshot.id) return store.dispatch({ type: "superseded" });
  const here = new Set(workspace.annotations.map((annotation) => annotation.id));
  for (const annotation of workspace.annotations) {
    if (!isOnItsWay(store, annotation.id)) store.dispatch({ type: "refreshed", annotation });
  }
  for (const [id, annotation] of Object.entries(store.getState().annotations)) {
    if (!here.has(id) && annotation.version > 0) store.dispatch({ type: "gone", id });
  }
  const { review } = store.getState();
  if (review.status === "saving") return;
  const by = last?.actor ?? { id: "", name: "Someone" };
  store.dispatch({ type: "review refreshed", workspace, by, at: last?.at ?? new Date().toISOString() });
}
