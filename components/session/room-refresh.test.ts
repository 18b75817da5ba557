import { expect, it, vi } from "vitest";
import type { Annotation } from "#lib/domain/claim/annotation.ts";
import type { EventSubject, ReviewEvent } from "#lib/domain/claim/review.ts";
import { ok } from "#lib/domain/result.ts";
import { arrivalOf, fetchAnnotations } from "./annotations-to-come.ts";
import { applyEvents } from "./room-refresh.ts";
import { initialState } from "./room-state.ts";
import { createRoomStore } from "./room-store.ts";
import { ada, annotationAt, me, roomWith, workspaceWith } from "./room-testing.ts";
import type { RoomApi } from "./server-api.ts";

/** A server that gives two annotations at once, and remembers what it was asked for. */
function serverWith(annotations: Annotation[]) {
  const asked: string[] = [];
  const api: Pick<RoomApi, "listAnnotations" | "readAnnotation" | "readReview"> = {
    async listAnnotations({ cursor = "0" }) {
      asked.push(`annotations ${cursor}`);
      const from = Number(cursor);
      return ok({ annotations: annotations.slice(from, from + 2), next: from + 2 < annotations.length ? String(from + 2) : null });
    },
    async readAnnotation({ id }) {
      asked.push(id);
      const found = annotations.find((annotation) => annotation.id === id);
      return found ? ok(found) : { ok: false, error: { code: "not_found", message: "Nothing here." } };
    },
    async readReview() {
      asked.push("facts");
      return ok(workspaceWith([]));
    },
  };
  return { api: api as RoomApi, asked };
}

const event = (subject: EventSubject, subjectId: string): ReviewEvent => ({
  ...{ sequence: 1, verb: "updated", subject, subjectId, actor: ada, at: "2025-05-12T10:00:00Z" },
});

const three = ["one", "two", "three"].map((id, index) => annotationAt(id, index * 6));

it("reads no annotation anew because the summary was written on", async () => {
  const { api, asked } = serverWith([]);
  const store = createRoomStore(roomWith(three));
  await applyEvents(store, api, { events: [event("review", "article")], annotations: [], sequence: 1 });
  expect(asked).toEqual(["facts"]);
  expect(store.getState().order).toEqual(["one", "two", "three"]);
});

it("reads all annotations anew, part by part, where too many have changed or who may see what; those in no part have gone", async () => {
  const ways: { subject: EventSubject; annotations: Annotation[] | null }[] = [
    { subject: "annotation", annotations: null },
    { subject: "article", annotations: [] },
    { subject: "revision", annotations: [] },
  ];
  for (const { subject, annotations } of ways) {
    const { api } = serverWith([...three.slice(1), annotationAt("four", 20)].map((each) => ({ ...each, version: 2 })));
    const store = createRoomStore(roomWith(three));
    await applyEvents(store, api, { events: [event(subject, "one")], annotations, sequence: 1 });
    expect(store.getState().order).toEqual(["two", "three", "four"]);
    expect(store.getState().annotations.two?.version).toBe(2);
  }
});

function opened() {
  const server = serverWith(three);
  const workspace = { ...workspaceWith(three.slice(0, 1)), next: "1" };
  return { ...server, store: createRoomStore(initialState(workspace, me)) };
}

it("keeps one that was moved into a part that had been read already", async () => {
  const { api } = serverWith(three.slice(1));
  const moved: RoomApi = { ...api, readAnnotation: async () => ok({ ...annotationAt("one", 0), version: 3 }) };
  const store = createRoomStore(roomWith(three));
  await applyEvents(store, moved, { events: [event("article", "article")], annotations: [], sequence: 1 });
  expect(store.getState().annotations.one?.version).toBe(3);
});

it("fetches what the page came without, from where it ended", async () => {
  const { api, asked, store } = opened();
  await fetchAnnotations(store, api, "1", new AbortController().signal);
  expect(asked).toEqual(["annotations 1"]);
  expect(store.getState()).toMatchObject({ order: ["one", "two", "three"], awaited: null });
});

it("asks again for what could not be fetched, and for nothing once the room is left", async () => {
  const { api, store } = opened();
  const leaving = new AbortController();
  let failures = 0;
  const failing: RoomApi = {
    ...api,
    listAnnotations: async (input) => {
      if (failures === 1) return api.listAnnotations(input);
      failures += 1;
      throw new TypeError("no connection");
    },
  };
  vi.useFakeTimers();
  const fetched = fetchAnnotations(store, failing, "1", leaving.signal);
  await vi.advanceTimersByTimeAsync(60_000);
  vi.useRealTimers();
  await fetched;
  expect(store.getState().awaited).toBeNull();

  const left = opened();
  leaving.abort();
  await fetchAnnotations(left.store, left.api, "1", leaving.signal);
  expect(left.store.getState().order).toEqual(["one"]);
});

it("fetches one that is wanted at once ahead of the others, and waits for its part where that can’t be", async () => {
  const { api, asked, store } = opened();
  await arrivalOf(store, api, ["one", "three"]);
  expect(store.getState().order).toEqual(["one", "three"]);
  expect(asked).toEqual(["three"]);

  const failing: RoomApi = { ...api, readAnnotation: () => Promise.reject(new TypeError("no connection")) };
  let isOver = false;
  const arrival = arrivalOf(store, failing, ["two", "nowhere"]).then(() => {
    isOver = true;
  });
  store.dispatch({ type: "arrived", annotations: three.slice(1, 2), last: false });
  await Promise.resolve();
  expect(isOver).toBe(false);
  store.dispatch({ type: "arrived", annotations: [], last: true });
  await arrival;
  await arrivalOf(store, failing, ["nowhere"]);
});

it("takes in no annotation of another article, and opens none that turns out to be nowhere", async () => {
  const { store } = opened();
  const { api } = serverWith([{ ...annotationAt("elsewhere", 0), articleId: "another" }]);
  store.dispatch({ type: "activated", id: "elsewhere" });
  const arrival = arrivalOf(store, api, ["elsewhere"]);
  await fetchAnnotations(store, serverWith(three).api, "1", new AbortController().signal);
  await arrival;
  expect(store.getState()).toMatchObject({ order: ["one", "two", "three"], activeId: null });
});
