import { fieldNames } from "./draft.ts";
import type { RoomStore } from "./room-store.ts";
import { choiceDelay, passing, saveDelay, troubleMessage } from "./saver.ts";
import type { RoomApi } from "./server-api.ts";

const retryDelay = 4000;

/** Sends the review's summary and overall verdict as they change. */
export function createReviewSaver(store: RoomStore, api: RoomApi) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let planned: unknown = null;
  let running: Promise<void> | null = null;

  function look(): void {
    const { review } = store.getState();
    if (review.status !== "unsaved" || review.conflict || running || planned === review) return;
    planned = review;
    plan("summary" in review.changes ? saveDelay : choiceDelay);
  }

  function plan(delay: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), delay);
  }

  function flush(): Promise<void> {
    clearTimeout(timer);
    running ??= send().finally(() => {
      running = null;
      planned = null;
      look();
    });
    return running;
  }

  async function send(): Promise<void> {
    const { review, article } = store.getState();
    const sent = review.changes;
    if (review.conflict || fieldNames(sent).length === 0) return;
    store.dispatch({ type: "review saving" });
    try {
      const answer = await api.updateReview({ articleId: article.id, version: review.version, ...sent });
      if (answer.ok) store.dispatch({ type: "review saved", sent, version: answer.value.version });
      else if (answer.error.code === "conflict") await reload();
      else if (passing.has(answer.error.code)) again(answer.error.message);
      else store.dispatch({ type: "review failed", failure: { status: "refused", message: answer.error.message, field: null } });
    } catch {
      again(troubleMessage);
    }
  }

  function again(message: string): void {
    store.dispatch({ type: "review failed", failure: { status: "trouble", message, field: null } });
    plan(retryDelay);
  }

  async function reload(): Promise<void> {
    const { article } = store.getState();
    const [answer, events] = await Promise.all([
      api.readReview({ articleId: article.id }),
      api.listEvents({ articleId: article.id, after: 0 }),
    ]);
    if (!answer.ok) return;
    const last = events.ok ? events.value.events.findLast((event) => event.subject === "review" && event.verb === "updated") : undefined;
    const by = last?.actor ?? { id: "", name: "Someone" };
    store.dispatch({ type: "review refreshed", facts: answer.value, by, at: last?.at ?? new Date().toISOString() });
  }

  const unsubscribe = store.subscribe(look);
  look();
  return {
    flush,
    stop() {
      unsubscribe();
      clearTimeout(timer);
    },
  };
}

export type ReviewSaver = ReturnType<typeof createReviewSaver>;
