import { expect, it } from "vitest";
import type { Annotation } from "#lib/domain/claim/annotation.ts";
import { emptyRow } from "./card-fields.ts";
import { cardOf, roomReducer } from "./room-reducer.ts";
import { holdingSlugOf, idsShown } from "./room-state.ts";
import { ada, annotationAt, roomWith, verdictOf } from "./room-testing.ts";

const two = () => roomWith([annotationAt("later", 16), annotationAt("first", 4)]);

it("lists annotations in reading order, new ones in their place", () => {
  const state = roomReducer(two(), { type: "added", annotation: annotationAt("mine", 10, { version: 0 }), editing: true });
  expect(state.order).toEqual(["first", "mine", "later"]);
  expect(state).toMatchObject({ activeId: "mine", editing: true, selection: null });
});

it("keeps a new card open, and what was typed meanwhile, when the server has it", () => {
  let state = roomReducer(two(), { type: "added", annotation: annotationAt("mine", 10, { version: 0 }), editing: true });
  state = roomReducer(state, { type: "edited", id: "mine", changes: { claim: "Typed meanwhile." } });
  state = roomReducer(state, { type: "saved", id: "mine", sent: {}, base: {}, annotation: annotationAt("mine", 10) });
  expect(state).toMatchObject({ activeId: "mine", editing: true, order: ["first", "mine", "later"] });
  expect(state.annotations.mine?.version).toBe(1);
  expect(state.cards.mine?.changes).toEqual({ claim: "Typed meanwhile." });
});

it("shows someone's change at once on a card that is not being edited", () => {
  const state = roomReducer(two(), {
    type: "refreshed",
    annotation: annotationAt("first", 4, { version: 2, claim: "Hers.", updatedBy: ada }),
  });
  expect(state.annotations.first?.claim).toBe("Hers.");
  expect(state.cards.first).toBeUndefined();
});

it("does not go back to an older version that arrives late", () => {
  const newer = roomReducer(two(), { type: "refreshed", annotation: annotationAt("first", 4, { version: 3, claim: "Newer." }) });
  const state = roomReducer(newer, { type: "refreshed", annotation: annotationAt("first", 4, { version: 2, claim: "Older." }) });
  expect(state.annotations.first?.claim).toBe("Newer.");
});

it("keeps unsaved words of a card that someone deleted", () => {
  const typed = roomReducer(two(), { type: "edited", id: "first", changes: { claim: "My words." } });
  const state = roomReducer(typed, { type: "gone", id: "first" });
  expect(state.cards.first).toMatchObject({ version: 0, status: "refused", changes: { claim: "My words." } });
  expect(roomReducer(two(), { type: "gone", id: "first" }).order).toEqual(["later"]);
});

it("leaves a card that someone deleted in the hands of whoever writes in it, and takes it as it is once it is brought back", () => {
  const writing = roomReducer(two(), { type: "activated", id: "first", editing: true });
  const gone = roomReducer(writing, { type: "gone", id: "first" });
  expect(gone).toMatchObject({ activeId: "first", editing: true, order: ["first", "later"] });
  expect(gone.cards.first).toMatchObject({ version: 0, status: "refused" });
  const back = roomReducer(gone, { type: "refreshed", annotation: annotationAt("first", 4, { version: 3 }) });
  expect(back).toMatchObject({ activeId: "first", editing: true });
  expect(back.cards.first).toMatchObject({ version: 3, status: "saved", message: null });
});

it("never hides the open card behind the filter, whoever changes its verdict", () => {
  const open = roomReducer(roomReducer(two(), { type: "filtered", filter: ["to-check"] }), {
    type: "activated",
    id: "first",
    editing: true,
  });
  const rated = roomReducer(open, { type: "edited", id: "first", changes: { verdict: "misleading" } });
  expect(idsShown(rated)).toEqual(["first", "later"]);
  expect(idsShown(roomReducer(rated, { type: "activated", id: null }))).toEqual(["later"]);
});

it("filters by the verdict as it now is, saved or not, and closes a card that the filter hides", () => {
  const rated = roomReducer(two(), { type: "edited", id: "first", changes: { verdict: "misleading" } });
  const open = roomReducer(rated, { type: "activated", id: "later" });
  const state = roomReducer(open, { type: "filtered", filter: ["misleading"] });
  expect(idsShown(state)).toEqual(["first"]);
  expect(state.activeId).toBeNull();
  expect(idsShown(roomReducer(state, { type: "filtered", filter: ["to-check"] }))).toEqual(["later"]);
});

it("counts a verdict whose words the outlet changed as to check, until a person says otherwise", () => {
  const changed = annotationAt("changed", 20, { verdict: verdictOf("opinion") });
  const suspended = { ...changed, passages: changed.passages.map((passage) => ({ ...passage, anchoring: "changed" as const })) };
  const state = roomWith([annotationAt("first", 4, { verdict: verdictOf("opinion") }), suspended]);
  expect(idsShown(roomReducer(state, { type: "filtered", filter: ["opinion"] }))).toEqual(["first"]);
  expect(idsShown(roomReducer(state, { type: "filtered", filter: ["to-check"] }))).toEqual(["changed"]);
  expect(state.order.map((id) => holdingSlugOf(state, id))).toEqual(["opinion", null]);
});

it("leaves a row of evidence open under its key when the same row comes back from the server", () => {
  const row = emptyRow({ url: "https://example.org/accounts" });
  const typed = roomReducer(two(), { type: "edited", id: "first", changes: { evidence: [row] } });
  const unsaid = {
    title: "",
    publisher: "",
    author: "",
    language: "",
    publishedAt: null,
    archivedUrl: null,
    kind: null,
    interest: "",
    altText: "",
    owner: "",
  };
  const source = { id: "source", url: row.url, ...unsaid };
  const evidence: Annotation["evidence"] = [
    {
      id: "named",
      stance: "supports",
      quote: "",
      locator: "",
      source,
      holder: "example.org",
      capture: null,
      archiving: null,
      passage: null,
    },
  ];
  const state = roomReducer(typed, { type: "refreshed", annotation: annotationAt("first", 4, { version: 2, evidence }) });
  expect(state.cards.first?.status).toBe("saved");
  expect(cardOf(state, "first")?.base.evidence.map(({ key }) => key)).toEqual([row.key]);
});

function awaiting() {
  const coverage = { marked: 2, reasoned: 0, submitted: 0, signedOff: 0 };
  return { ...roomWith([annotationAt("first", 4, { version: 2, claim: "Newer." })]), awaited: { coverage, gone: [] } };
}

it("takes in what the page came without, and what is here already stays as it is", () => {
  const arriving = [annotationAt("first", 4, { claim: "Older." }), annotationAt("later", 16)];
  const some = roomReducer(awaiting(), { type: "arrived", annotations: arriving, last: false });
  expect(some.order).toEqual(["first", "later"]);
  expect(some.annotations.first?.claim).toBe("Newer.");
  expect(some.awaited).not.toBeNull();
  expect(roomReducer(some, { type: "arrived", annotations: [], last: true }).awaited).toBeNull();
});

it("does not bring back what was deleted while it was on its way", () => {
  const gone = roomReducer(awaiting(), { type: "gone", id: "later" });
  expect(roomReducer(gone, { type: "arrived", annotations: [annotationAt("later", 16)], last: true }).order).toEqual(["first"]);
});
