import { expect, test } from "vitest";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { addSnapshot } from "./add-snapshot.ts";
import { deleteAnnotation } from "./delete-annotation.ts";
import { openReview } from "./open-review.ts";
import { publishRevision } from "./publish-revision.ts";
import { readAnnotation } from "./read-annotation.ts";
import { readPublication } from "./read-publication.ts";
import { restoreAnnotation } from "./restore-annotation.ts";
import { signOffAnnotation } from "./sign-off-annotation.ts";
import { annotate, articleFixture, expectRefused, granted, original, passageOf, refusalOf } from "./testing.ts";
import { updateAnnotation } from "./update-annotation.ts";

testDatabase();

const lines = ["The bridge opened in May.", "It cost ten million, the mayor said.", "Nobody asked him how he knew it."];

async function annotated() {
  const [editor, second] = [await actorFixture("editor"), await actorFixture("reviewer")];
  const { article, snapshot } = await articleFixture(editor, [`Report ${editor.id}.`, ...lines]);
  const stays = await annotate(editor, snapshot, { passages: [passageOf(snapshot, "opened in May")] });
  const changes = await annotate(editor, snapshot, { passages: [passageOf(snapshot, "ten million")] });
  for (const { id } of [stays, changes]) granted(await signOffAnnotation(second, { annotationId: id, version: 1, decision: "approve" }));
  const newer = ["Updated.", `Report ${editor.id}.`, ...lines].join("\n\n").replace("ten million", "twelve million");
  return { editor, article, snapshot, stays, changes, newer };
}

test("a passage whose words are still there moves along, one whose words are gone is lost and says so", async () => {
  const { editor, article, snapshot, stays, changes, newer } = await annotated();
  const added = granted(await addSnapshot(editor, { articleId: article.id, ...original(newer) }));
  expect(added).toMatchObject({ snapshot: { number: 2 }, passages: { exact: 0, moved: 1, changed: 0, lost: 1 } });

  const { annotations, snapshot: current } = granted(await openReview(editor, { articleId: article.id }));
  expect(current).toEqual(added.snapshot);
  const [moved, lost] = [stays.id, changes.id].map((id) => annotations.find((annotation) => annotation.id === id));
  expect(moved).toMatchObject({ state: "signed-off", passages: [{ anchoring: "moved", snapshotId: current.id, exact: "opened in May" }] });
  const [passage] = moved?.passages ?? [];
  expect(current.text.slice(passage?.start, passage?.end)).toBe("opened in May");
  expect(lost).toMatchObject({ state: "draft", passages: [{ anchoring: "lost", snapshotId: snapshot.id, exact: "ten million" }] });

  expect(refusalOf(await publishRevision(editor, { articleId: article.id }))).toMatchObject({
    details: { blockers: [{ annotationId: changes.id, code: "unsure-passage" }] },
  });
  const settled = await updateAnnotation(editor, { id: changes.id, version: 2, passages: [passageOf(current, "twelve million")] });
  expect(granted(settled).passages).toMatchObject([{ exact: "twelve million", anchoring: "exact" }]);
  granted(await publishRevision(editor, { articleId: article.id }));
});

test("what is published stays on the snapshot it was made on", async () => {
  const { editor, article, snapshot, newer } = await annotated();
  granted(await publishRevision(editor, { articleId: article.id }));
  granted(await addSnapshot(editor, { articleId: article.id, ...original(newer) }));
  const { content } = granted(await readPublication({ slug: article.slug }));
  expect(content.article).toMatchObject({ text: snapshot.text, snapshot: { number: 1 } });
});

test("a deleted annotation that comes back has come along too", async () => {
  const { editor, article, stays, newer } = await annotated();
  granted(await deleteAnnotation(editor, { id: stays.id, version: 1 }));
  const { snapshot } = granted(await addSnapshot(editor, { articleId: article.id, ...original(newer) }));
  granted(await restoreAnnotation(editor, { id: stays.id }));
  expect(granted(await readAnnotation(editor, { id: stays.id })).passages).toMatchObject([{ snapshotId: snapshot.id, anchoring: "moved" }]);
});

test("the same text again makes no snapshot", async () => {
  const { editor, article, newer } = await annotated();
  granted(await addSnapshot(editor, { articleId: article.id, ...original(newer) }));
  expectRefused(await addSnapshot(editor, { articleId: article.id, ...original(newer) }), "conflict");
});
