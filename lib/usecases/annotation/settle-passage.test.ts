import { expect, test } from "vitest";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { publishRevision } from "../revision/publish-revision.ts";
import { addSnapshot } from "../snapshot/add-snapshot.ts";
import { compareSnapshots } from "../snapshot/compare-snapshots.ts";
import { listSnapshots } from "../snapshot/list-snapshots.ts";
import { annotate, articleFixture, expectRefused, granted, original, passageOf, refusalOf } from "../testing.ts";
import { listUnsettled } from "./list-unsettled.ts";
import { readAnnotation } from "./read-annotation.ts";
import { restoreAnnotation } from "./restore-annotation.ts";
import { settlePassage } from "./settle-passage.ts";
import { updateAnnotation } from "./update-annotation.ts";

testDatabase();

const bridge = "The mayor promised in January that the new bridge would be free for everyone who lives on the island.";
const council = "Last week the council voted eleven to four against any further delay of the works.";
const harbour = "Fishermen on the northern shore have asked for years why their harbour was never dredged.";

/** Two annotations of one article whose second snapshot has changed the words of one and dropped those of the other. */
async function changedAndLost() {
  const editor = await actorFixture("editor");
  const { article, snapshot } = await articleFixture(editor, [`Report ${editor.id}.`, bridge, council, harbour]);
  const changed = await annotate(editor, snapshot, { passages: [passageOf(snapshot, "voted eleven to four against")] });
  const lost = await annotate(editor, snapshot, { passages: [passageOf(snapshot, bridge)] });
  const newer = [`Report ${editor.id}.`, council.replace("eleven to four", "ten to five"), harbour].join("\n\n");
  const added = granted(await addSnapshot(editor, { articleId: article.id, ...original(newer) }));
  expect(added.passages).toMatchObject({ changed: 1, lost: 1 });
  return { editor, article, snapshot: added.snapshot, changed, lost };
}

async function waiting(actor: Actor, articleId: string, annotationId: string) {
  const all = granted(await listUnsettled(actor, { articleId }));
  const found = all.find((each) => each.annotationId === annotationId);
  if (!found) throw new Error("This annotation waits for nobody.");
  const { version, passageId } = found;
  return { found, all, settling: { annotationId, version, passageId } };
}

test("what waits for a person comes with its old and new words", async () => {
  const { editor, article, changed, lost } = await changedAndLost();
  const first = await waiting(editor, article.id, changed.id);
  expect(first.all).toHaveLength(2);
  expect(first.found).toMatchObject({
    anchoring: "changed",
    snapshotNumber: 1,
    old: { exact: "voted eleven to four against" },
    now: { exact: "voted ten to five against" },
  });
  const second = await waiting(editor, article.id, lost.id);
  expect(second.found).toMatchObject({ anchoring: "lost", old: { exact: bridge }, now: null });
});

test("confirming lets the verdict hold for the new words, and asks for a new sign-off", async () => {
  const { editor, article, changed } = await changedAndLost();
  const { settling } = await waiting(editor, article.id, changed.id);
  const settled = granted(await settlePassage(editor, { ...settling, decision: "confirm" }));
  expect(settled).toMatchObject({ version: settling.version + 1, state: "draft", updatedBy: { id: editor.id } });
  expect(settled.passages).toMatchObject([{ anchoring: "exact", exact: "voted ten to five against" }]);
  expectRefused(await settlePassage(editor, { ...settling, version: settled.version, decision: "confirm" }), "not_found");
});

test("adjusting takes the words a person selected, and only words that are there", async () => {
  const { editor, article, snapshot, changed } = await changedAndLost();
  const { settling } = await waiting(editor, article.id, changed.id);
  const elsewhere = { start: 0, end: 11, exact: "ten to five" };
  expect(refusalOf(await settlePassage(editor, { ...settling, decision: "adjust", span: elsewhere }))).toMatchObject({ field: "span" });
  expect(refusalOf(await settlePassage(editor, { ...settling, decision: "adjust" }))).toMatchObject({ field: "span" });
  const span = passageOf(snapshot, "ten to five");
  expect(granted(await settlePassage(editor, { ...settling, decision: "adjust", span })).passages).toMatchObject([
    { ...span, anchoring: "exact", snapshotId: snapshot.id },
  ]);
});

test("a lost passage is attached again by hand, never by confirming", async () => {
  const { editor, article, snapshot, lost } = await changedAndLost();
  const { settling } = await waiting(editor, article.id, lost.id);
  expectRefused(await settlePassage(editor, { ...settling, decision: "confirm" }), "invalid");
  const span = passageOf(snapshot, "their harbour was never dredged");
  const settled = granted(await settlePassage(editor, { ...settling, decision: "reattach", span }));
  expect(settled.passages).toMatchObject([{ ...span, anchoring: "exact", snapshotId: snapshot.id }]);
});

test("dropping the only passage deletes the annotation, and restoring brings it back as it was", async () => {
  const { editor, article, lost } = await changedAndLost();
  const { settling } = await waiting(editor, article.id, lost.id);
  granted(await settlePassage(editor, { ...settling, decision: "drop" }));
  expect(granted(await listUnsettled(editor, { articleId: article.id }))).toHaveLength(1);
  granted(await restoreAnnotation(editor, { id: lost.id }));
  expect(granted(await readAnnotation(editor, { id: lost.id })).passages).toMatchObject([{ anchoring: "lost", exact: bridge }]);
});

test("once everything is settled the review can be published", async () => {
  const { editor, article, changed, lost } = await changedAndLost();
  expectRefused(await publishRevision(editor, { articleId: article.id }), "invalid");
  const first = await waiting(editor, article.id, changed.id);
  granted(await settlePassage(editor, { ...first.settling, decision: "confirm" }));
  const second = await waiting(editor, article.id, lost.id);
  granted(await settlePassage(editor, { ...second.settling, decision: "drop" }));
  granted(await publishRevision(editor, { articleId: article.id }));
});

test("a stale decision is a conflict that carries the annotation as it stands", async () => {
  const { editor, article, changed } = await changedAndLost();
  const { settling } = await waiting(editor, article.id, changed.id);
  const stale = refusalOf(await settlePassage(editor, { ...settling, version: 1, decision: "confirm" }));
  expect(stale).toMatchObject({ code: "conflict", details: { current: { id: changed.id, version: settling.version } } });
});

test("selecting all passages anew settles lost ones too, and keeps them as history", async () => {
  const { editor, article, snapshot, lost } = await changedAndLost();
  const { settling } = await waiting(editor, article.id, lost.id);
  const passages = [passageOf(snapshot, "never dredged")];
  const updated = granted(await updateAnnotation(editor, { id: lost.id, version: settling.version, passages }));
  expect(updated.passages).toMatchObject([{ exact: "never dredged", anchoring: "exact" }]);
  const { from } = granted(await compareSnapshots(editor, { articleId: article.id, from: 1, to: 2 }));
  expect(from.passages.map(({ annotationId }) => annotationId)).toContain(lost.id);
});

test("a visitor learns nothing and settles nothing", async () => {
  const { article, changed, editor } = await changedAndLost();
  const { settling } = await waiting(editor, article.id, changed.id);
  expectRefused(await listUnsettled(null, { articleId: article.id }), "unauthenticated");
  expectRefused(await settlePassage(null, { ...settling, decision: "confirm" }), "unauthenticated");
  expectRefused(await compareSnapshots(null, { articleId: article.id, from: 1, to: 2 }), "unauthenticated");
});

test("two snapshots are compared word by word, with what is marked on each", async () => {
  const { editor, article, changed, lost } = await changedAndLost();
  const { differences, from, to } = granted(await compareSnapshots(editor, { articleId: article.slug, from: 1, to: 2 }));
  const joined = (left: "delete" | "insert") =>
    differences
      .filter(({ kind }) => kind !== left)
      .map(({ text }) => text)
      .join("");
  expect(joined("insert")).toContain("eleven to four");
  expect(joined("delete")).toContain("ten to five");
  expect(from.passages.map((passage) => passage.annotationId).sort()).toEqual([changed.id, lost.id].sort());
  expect(to.passages).toMatchObject([{ annotationId: changed.id, anchoring: "changed", became: "changed" }]);
  expect(from.passages.map(({ annotationId, became }) => [annotationId, became]).sort()).toEqual(
    [
      [changed.id, "changed"],
      [lost.id, "lost"],
    ].sort(),
  );
  expectRefused(await compareSnapshots(editor, { articleId: article.id, from: 1, to: 3 }), "not_found");
  expect(granted(await listSnapshots(editor, { articleId: article.id })).snapshots.map((mark) => mark.number)).toEqual([2, 1]);
});
