import "fake-indexeddb/auto";
import { afterEach, expect, it, vi } from "vitest";
import { openBrowserStore } from "./browser-store.ts";
import { createKeptDrafts } from "./kept-drafts.ts";
import { restoreDrafts } from "./restore-drafts.ts";
import { roomReducer } from "./room-reducer.ts";
import { annotationAt, roomWith } from "./room-testing.ts";

const living = new Set<string>();
vi.stubGlobal("navigator", { locks: { query: async () => ({ held: [...living].map((id) => ({ name: `assay window ${id}` })) }) } });
afterEach(() => living.clear());

function windowOf(store: ReturnType<typeof openBrowserStore>, id: string, person = "me") {
  living.add(id);
  return createKeptDrafts({ store, person, article: "article", window: id, onTrouble: vi.fn() });
}

const typed = (claim: string) => roomReducer(roomWith([annotationAt("a", 4)]), { type: "edited", id: "a", changes: { claim } });

it("hands what a closed window left to the next one, and to that one only", async () => {
  const store = openBrowserStore(crypto.randomUUID());
  await windowOf(store, "first").keep(typed("Kept."));
  expect(await windowOf(store, "beside").takeOver()).toEqual([]);
  living.delete("first");
  const [second, third] = [windowOf(store, "second"), windowOf(store, "third")];
  const taken = [...(await second.takeOver()), ...(await third.takeOver())];
  expect(taken).toMatchObject([{ kind: "card", annotation: { id: "a" }, draft: { changes: { claim: "Kept." } } }]);
});

it("keeps what was taken over until it is in the room, and nothing once it is saved", async () => {
  const store = openBrowserStore(crypto.randomUUID());
  await windowOf(store, "first").keep(typed("Kept."));
  living.delete("first");
  const second = windowOf(store, "second");
  const { applied, ...restored } = restoreDrafts(roomWith([annotationAt("a", 4)]), await second.takeOver());
  living.delete("second");
  const third = windowOf(store, "third");
  const again = await third.takeOver();
  expect(again).toHaveLength(1);
  third.apply(restoreDrafts(roomWith([annotationAt("a", 4)]), again).applied);
  const state = roomReducer(roomWith([annotationAt("a", 4)]), { type: "drafts restored", ...restored });
  await third.keep(state);
  expect(state.cards.a).toMatchObject({ changes: { claim: "Kept." }, status: "unsaved" });
  expect(applied).toHaveLength(1);
  await third.keep(roomWith([annotationAt("a", 4, { version: 2, claim: "Kept." })]));
  living.delete("third");
  expect(await windowOf(store, "fourth").takeOver()).toEqual([]);
});

it("shows nobody what another person typed on the same machine", async () => {
  const store = openBrowserStore(crypto.randomUUID());
  await windowOf(store, "first").keep(typed("Mine."));
  living.delete("first");
  expect(await windowOf(store, "second", "somebody else").takeOver()).toEqual([]);
  expect(await windowOf(store, "third").takeOver()).toHaveLength(1);
});

it("says so when the browser can't keep anything", async () => {
  const onTrouble = vi.fn();
  const store = Promise.reject(new DOMException("No room.", "QuotaExceededError"));
  const kept = createKeptDrafts({ store, person: "me", article: "article", window: "w", onTrouble });
  await kept.keep(typed("Nowhere to go."));
  expect(onTrouble).toHaveBeenLastCalledWith(true);
});
