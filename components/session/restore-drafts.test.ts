import { expect, it } from "vitest";
import type { KeptDraft } from "./browser-store.ts";
import { type CardFields, fieldsOf } from "./card-fields.ts";
import { edit, newDraft } from "./draft.ts";
import { restoreDrafts } from "./restore-drafts.ts";
import { ada, annotationAt, me, roomWith } from "./room-testing.ts";

let count = 0;

function kept(
  annotation = annotationAt("a", 4),
  changes: Partial<CardFields> = { claim: "Mine." },
  more: Partial<KeptDraft> = {},
): KeptDraft {
  count += 1;
  const draft = edit(newDraft(fieldsOf(annotation), annotation.version), changes);
  const row = { person: me.id, article: "article", window: "w", subject: `left:${count}`, snapshotId: "snapshot", keptAt: count };
  return { ...row, ...more, kind: "card", annotation, draft };
}

it("merges with what somebody else changed meanwhile in other fields", () => {
  const state = roomWith([annotationAt("a", 4, { version: 3, claimant: "The minister", updatedBy: ada })]);
  const { cards, offered, applied } = restoreDrafts(state, [kept()]);
  expect(cards.a).toMatchObject({ changes: { claim: "Mine." }, base: { claimant: "The minister" }, version: 3, conflict: null });
  expect(offered).toEqual([]);
  expect(applied).toHaveLength(1);
});

it("puts both side by side where somebody else changed the same field", () => {
  const state = roomWith([annotationAt("a", 4, { version: 3, claim: "Hers.", updatedBy: ada })]);
  expect(restoreDrafts(state, [kept()]).cards.a?.conflict).toMatchObject({ clashes: ["claim"], by: ada });
});

it("makes the annotation that no server has heard of yet, under the name its rationale is kept by", () => {
  const { added, cards } = restoreDrafts(roomWith([]), [kept(annotationAt("1", 4, { version: 0 }))]);
  expect(added).toMatchObject([{ id: "1", version: 0 }]);
  expect(cards["1"]).toMatchObject({ version: 0, status: "unsaved", changes: { claim: "Mine." } });
});

it("does not make an annotation twice whose answer was lost with the window", () => {
  const { added, cards } = restoreDrafts(roomWith([annotationAt("1", 4)]), [kept(annotationAt("1", 4, { version: 0 }))]);
  expect(added).toEqual([]);
  expect(cards["1"]).toMatchObject({ version: 1, changes: { claim: "Mine." } });
});

it("puts back what a window of the first version kept under the name it then had", () => {
  const before = kept(annotationAt("new-1", 4, { version: 0 }));
  const anew = restoreDrafts(roomWith([]), [before]);
  expect(anew.added).toMatchObject([{ id: "1", version: 0 }]);
  expect(anew.cards["1"]).toMatchObject({ status: "unsaved", changes: { claim: "Mine." } });
  const made = restoreDrafts(roomWith([annotationAt("1", 4)]), [before]);
  expect(made.added).toEqual([]);
  expect(made.cards["1"]).toMatchObject({ version: 1, changes: { claim: "Mine." } });
});

it("asks what to do with words on an annotation that was deleted meanwhile", () => {
  const { cards, added } = restoreDrafts(roomWith([]), [kept()]);
  expect(added).toHaveLength(1);
  expect(cards.a).toMatchObject({ version: 0, status: "refused", changes: { claim: "Mine." } });
});

it("offers back what an earlier window said otherwise than a later one", () => {
  const { cards, offered, applied } = restoreDrafts(roomWith([annotationAt("a", 4)]), [
    kept(annotationAt("a", 4), { claim: "First.", claimant: "Who" }),
    kept(annotationAt("a", 4), { claim: "Second." }),
  ]);
  expect(cards.a?.changes).toEqual({ claim: "Second.", claimant: "Who" });
  expect(offered).toMatchObject([{ text: "Claim: First." }]);
  expect(applied).toHaveLength(1);
});

it("finds the words again where the article's text has changed, and offers back what is not in it any more", () => {
  const state = roomWith([]);
  const before = annotationAt("new-1", 4, { version: 0 });
  const moved = { ...before, passages: before.passages.map((passage) => ({ ...passage, exact: "Another", start: 0, end: 7 })) };
  const lost = { ...before, id: "new-2", passages: before.passages.map((passage) => ({ ...passage, exact: "Nowhere", start: 0, end: 7 })) };
  const { added, offered } = restoreDrafts(state, [
    kept(moved, { claim: "Mine." }, { snapshotId: "before" }),
    kept(lost, { claim: "Lost." }, { snapshotId: "before" }),
  ]);
  expect(added).toMatchObject([{ passages: [{ exact: "Another", start: 16 }] }]);
  expect(offered).toMatchObject([{ about: "Lost." }]);
  expect(offered[0]?.text).toContain("“Nowhere”");
});
