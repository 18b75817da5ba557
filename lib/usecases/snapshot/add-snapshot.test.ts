import { expect, test } from "vitest";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { deleteAnnotation } from "../annotation/delete-annotation.ts";
import { readAnnotation } from "../annotation/read-annotation.ts";
import { restoreAnnotation } from "../annotation/restore-annotation.ts";
import { settlePassage } from "../annotation/settle-passage.ts";
import { signOffAnnotation } from "../annotation/sign-off-annotation.ts";
import { listArticles } from "../article/list-articles.ts";
import { openReview } from "../review/open-review.ts";
import { publishRevision } from "../revision/publish-revision.ts";
import { readPublication } from "../revision/read-publication.ts";
import { annotate, articleFixture, expectRefused, granted, original, passageOf, refusalOf } from "../testing.ts";
import { addSnapshot } from "./add-snapshot.ts";

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

test("a passage whose words are still there comes along, one whose words changed waits for a person", async () => {
  const { editor, article, stays, changes, newer } = await annotated();
  const added = granted(await addSnapshot(editor, { articleId: article.id, ...original(newer) }));
  expect(added).toMatchObject({ snapshot: { number: 2 }, passages: { exact: 1, typography: 0, moved: 0, changed: 1, lost: 0 } });

  const { annotations, snapshot: current } = granted(await openReview(editor, { articleId: article.id }));
  expect(current).toEqual(added.snapshot);
  const [stayed, changed] = [stays.id, changes.id].map((id) => annotations.find((annotation) => annotation.id === id));
  expect(stayed).toMatchObject({ state: "signed-off", passages: [{ anchoring: "exact", snapshotId: current.id, exact: "opened in May" }] });
  const [passage] = stayed?.passages ?? [];
  expect(current.text.slice(passage?.start, passage?.end)).toBe("opened in May");
  expect(changed).toMatchObject({
    state: "submitted",
    passages: [{ anchoring: "changed", snapshotId: current.id, exact: "twelve million" }],
  });

  expect(refusalOf(await publishRevision(editor, { articleId: article.id }))).toMatchObject({
    details: { blockers: [{ annotationId: changes.id, rule: "unsure-passage" }] },
  });
  const listed = granted(await listArticles(editor)).articles.find(({ id }) => id === article.id);
  expect(listed, "a suspended verdict has no reason").toMatchObject({ coverage: { marked: 2, reasoned: 1, submitted: 1, signedOff: 1 } });
});

test("words that moved, changed, stayed or went are counted as what they are", async () => {
  const editor = await actorFixture("editor");
  const paragraphs = [
    `Report ${editor.id}.`,
    "The mayor promised in January that the new bridge would be free for everyone who lives on the island.",
    "Fishermen on the northern shore have asked for years why their harbour was never dredged by the state.",
    "Last week the council voted eleven to four against any further delay of the works.",
  ];
  const { article, snapshot } = await articleFixture(editor, paragraphs);
  const quotes = [
    "free for everyone who lives on the island",
    "Fishermen on the northern shore have asked for years",
    "eleven to four",
    "Report",
  ];
  for (const quote of quotes) await annotate(editor, snapshot, { passages: [passageOf(snapshot, quote)] });
  const [head = "", bridge = "", fishermen = "", council = ""] = paragraphs;
  const newer = [head, fishermen, bridge, council.replace("eleven to four", "ten to five")].join("\n\n");
  const { passages } = granted(await addSnapshot(editor, { articleId: article.id, ...original(newer) }));
  expect(passages.changed).toBe(1);
  expect(passages.exact + passages.moved).toBe(3);
  expect(passages.moved).toBeGreaterThanOrEqual(1);

  const without = [head, fishermen, council.replace("eleven to four", "ten to five")].join("\n\n");
  expect(granted(await addSnapshot(editor, { articleId: article.id, ...original(without) })).passages).toMatchObject({
    lost: 1,
    changed: 1,
  });
});

test("a passage that waits for a person goes on waiting, until the outlet takes its change back", async () => {
  const { editor, article, changes, newer } = await annotated();
  granted(await addSnapshot(editor, { articleId: article.id, ...original(newer) }));
  const third = granted(await addSnapshot(editor, { articleId: article.id, ...original(newer.replace("Updated.", "Updated again.")) }));
  expect(third.passages).toMatchObject({ exact: 1, changed: 1 });
  expect(granted(await readAnnotation(editor, { id: changes.id })).passages).toMatchObject([
    { anchoring: "changed", exact: "twelve million" },
  ]);

  const back = newer.replace("twelve million", "ten million").replace("Updated.", "Corrected.");
  expect(granted(await addSnapshot(editor, { articleId: article.id, ...original(back) })).passages).toMatchObject({ exact: 2, changed: 0 });
  expect(granted(await readAnnotation(editor, { id: changes.id })).passages).toMatchObject([{ anchoring: "exact", exact: "ten million" }]);
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
  expect(granted(await readAnnotation(editor, { id: stays.id })).passages).toMatchObject([{ snapshotId: snapshot.id, anchoring: "exact" }]);
});

test("the same text again makes no snapshot", async () => {
  const { editor, article, newer } = await annotated();
  granted(await addSnapshot(editor, { articleId: article.id, ...original(newer) }));
  expectRefused(await addSnapshot(editor, { articleId: article.id, ...original(newer) }), "conflict");
});

test("a reading that lost most words is asked about; taken all the same, what comes back stands again", async () => {
  const { editor, article, stays, changes } = await annotated();
  const [whole, cut] = [[`Report ${editor.id}.`, ...lines].join("\n\n"), `Report ${editor.id}.`];
  const asked = refusalOf(await addSnapshot(editor, { articleId: article.id, ...original(cut) }));
  expect(asked).toMatchObject({ code: "conflict", details: { kind: "words-lost", passages: ["opened in May", "ten million"] } });

  const taken = granted(await addSnapshot(editor, { articleId: article.id, ...original(cut), force: true }));
  expect(taken.passages).toMatchObject({ exact: 0, lost: 2 });
  const still = granted(await addSnapshot(editor, { articleId: article.id, ...original(`${cut}\n\nMore soon.`) }));
  expect(still.passages).toMatchObject({ exact: 0, lost: 2 });
  const back = granted(await addSnapshot(editor, { articleId: article.id, ...original(whole) }));
  expect(back.passages).toMatchObject({ exact: 2, lost: 0 });
  for (const { id } of [stays, changes]) {
    const annotation = granted(await readAnnotation(editor, { id }));
    expect(annotation).toMatchObject({ state: "signed-off", passages: [{ anchoring: "exact", snapshotId: back.snapshot.id }] });
  }
});

test("sign-offs do not come back for what a person changed meanwhile, and dropped passages not at all", async () => {
  const { editor, article, snapshot } = await annotated();
  const [second] = [await actorFixture("reviewer")];
  const two = await annotate(editor, snapshot, { passages: [passageOf(snapshot, "The bridge"), passageOf(snapshot, "Nobody asked him")] });
  granted(await signOffAnnotation(second, { annotationId: two.id, version: 1, decision: "approve" }));
  const [whole, cut] = [[`Report ${editor.id}.`, ...lines].join("\n\n"), `Report ${editor.id}.`];
  granted(await addSnapshot(editor, { articleId: article.id, ...original(cut), force: true }));
  const lost = granted(await readAnnotation(editor, { id: two.id }));
  const dropped = lost.passages.find(({ exact }) => exact === "The bridge");
  granted(await settlePassage(editor, { annotationId: two.id, version: lost.version, passageId: dropped?.id ?? "", decision: "drop" }));
  granted(await addSnapshot(editor, { articleId: article.id, ...original(whole) }));
  expect(granted(await readAnnotation(editor, { id: two.id }))).toMatchObject({
    state: "submitted",
    passages: [{ exact: "Nobody asked him", anchoring: "exact" }],
  });
});

test("what a person adjusted by hand stays theirs when the earlier words come back", async () => {
  const { editor, article, changes, newer } = await annotated();
  const whole = [`Report ${editor.id}.`, ...lines].join("\n\n");
  const { snapshot } = granted(await addSnapshot(editor, { articleId: article.id, ...original(newer) }));
  const waiting = granted(await readAnnotation(editor, { id: changes.id }));
  granted(
    await settlePassage(editor, {
      annotationId: changes.id,
      version: waiting.version,
      passageId: waiting.passages[0]?.id ?? "",
      decision: "adjust",
      span: passageOf(snapshot, "It cost twelve million"),
    }),
  );
  granted(await addSnapshot(editor, { articleId: article.id, ...original(whole) }));
  const again = granted(await readAnnotation(editor, { id: changes.id }));
  expect(again.state).not.toBe("signed-off");
  expect(again.passages).toMatchObject([{ anchoring: "changed", exact: "It cost ten million" }]);
  granted(await addSnapshot(editor, { articleId: article.id, ...original(newer) }));
  expect(granted(await readAnnotation(editor, { id: changes.id })).passages).toMatchObject([
    { anchoring: "exact", exact: "It cost twelve million" },
  ]);
});
