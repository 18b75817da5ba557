import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { publishRevision } from "../revision/publish-revision.ts";
import { addSnapshot } from "../snapshot/add-snapshot.ts";
import { annotate, articleFixture, expectRefused, granted, original, passageOf, refusalOf } from "../testing.ts";
import { addContact } from "./add-contact.ts";
import { confirmSentences } from "./confirm-sentences.ts";
import { listUnsettled } from "./list-unsettled.ts";
import { readAnnotation } from "./read-annotation.ts";
import { settlePassage } from "./settle-passage.ts";
import { signOffAnnotation } from "./sign-off-annotation.ts";
import { unconfirmSentences } from "./unconfirm-sentences.ts";
import { updateAnnotation } from "./update-annotation.ts";

testDatabase();

const trial = "The former mayor of the island is guilty of fraud, says the court in its judgment.";
const prices = "The council decided that the fare for the new ferry rises by 5 percent in the coming year.";
const harbour = "Fishermen on the northern shore asked why their harbour was never dredged.";

/** Three signed annotations, whose words all stay while two of their sentences change. */
async function turned() {
  const [editor, second] = [await actorFixture("editor"), await actorFixture("reviewer")];
  const { article, snapshot } = await articleFixture(editor, [`Report ${editor.id}.`, trial, prices, harbour]);
  const [fraud, fare, dredged] = [
    await annotate(editor, snapshot, { passages: [passageOf(snapshot, "guilty of fraud")] }),
    await annotate(editor, snapshot, { passages: [passageOf(snapshot, "the new ferry")] }),
    await annotate(editor, snapshot, { passages: [passageOf(snapshot, "never dredged")] }),
  ];
  for (const { id } of [fraud, fare, dredged])
    granted(await signOffAnnotation(second, { annotationId: id, version: 1, decision: "approve" }));
  const before = [`Report ${editor.id}.`, trial, prices, harbour].join("\n\n");
  const newer = before.replace("is guilty", "is not guilty").replace("coming year", "following year");
  const added = granted(await addSnapshot(editor, { articleId: article.id, ...original(newer) }));
  return { editor, second, article, added, before, newer, fraud, fare, dredged };
}

async function waiting(actor: Actor, articleId: string) {
  return granted(await listUnsettled(actor, { articleId }));
}

const asked = ({ annotationId, version, passageId }: { annotationId: string; version: number; passageId: string }) => ({
  annotationId,
  version,
  passageId,
});

test("words that stand in a changed sentence wait for a person; where it may have turned, publishing does", async () => {
  const { editor, article, added, fraud, fare } = await turned();
  expect(added.passages).toEqual({ exact: 1, typography: 0, moved: 0, sentenceChanged: 2, changed: 0, lost: 0 });
  expect(await waiting(editor, article.id)).toMatchObject([
    { annotationId: fraud.id, anchoring: "exact", sentenceChange: { old: trial, now: trial.replace("is guilty", "is not guilty") } },
    { annotationId: fare.id, anchoring: "exact", sentenceChange: { kinds: ["wording"] } },
  ]);
  expect(refusalOf(await publishRevision(editor, { articleId: article.id }))).toMatchObject({
    details: { blockers: [{ annotationId: fraud.id, rule: "turned-sentence", message: expect.stringContaining("a negation") }] },
  });
});

test("a sign-off stands when somebody confirms who wrote none of it", async () => {
  const { editor, second, article, fraud } = await turned();
  const [first] = await waiting(editor, article.id);
  if (!first) throw new Error("Nothing waits.");
  const [confirmed] = granted(await confirmSentences(second, { articleId: article.id, passages: [asked(first)] }));
  expect(confirmed).toMatchObject({ id: fraud.id, version: first.version, state: "signed-off", passages: [{ sentenceChange: null }] });
  granted(await publishRevision(editor, { articleId: article.id }));
});

test("an author’s own word needs a new sign-off, and undoing it brings the old one back", async () => {
  const { editor, article } = await turned();
  const all = await waiting(editor, article.id);
  const confirmed = granted(await confirmSentences(editor, { articleId: article.id, passages: all.map(asked) }));
  expect(confirmed.map(({ state }) => state)).toEqual(["submitted", "submitted"]);
  expect(await waiting(editor, article.id)).toEqual([]);

  const undo = all.map((each) => ({ ...asked(each), version: each.version + 1 }));
  const undone = granted(await unconfirmSentences(editor, { articleId: article.id, passages: undo }));
  expect(undone.map(({ state }) => state)).toEqual(["signed-off", "signed-off"]);
  expect((await waiting(editor, article.id)).map(({ sentenceChange }) => sentenceChange)).toEqual(
    all.map(({ sentenceChange }) => sentenceChange),
  );
});

test("whoever wrote none but a contact of it is an author, too: their word needs a new sign-off", async () => {
  const [editor, second, third] = [await actorFixture("editor"), await actorFixture("reviewer"), await actorFixture("reviewer")];
  const { article, snapshot } = await articleFixture(editor, [`Report ${editor.id}.`, trial]);
  const { id } = await annotate(editor, snapshot, { passages: [passageOf(snapshot, "guilty of fraud")] });
  const contact = { id: randomUUID(), annotationId: id, party: "claimant", channel: "email", askedOn: "2025-05-03" } as const;
  granted(await addContact(third, contact));
  granted(await updateAnnotation(editor, { id, version: 2, claim: "The former mayor is guilty." }));
  granted(await signOffAnnotation(second, { annotationId: id, version: 3, decision: "approve" }));
  const newer = [`Report ${editor.id}.`, trial.replace("is guilty", "is not guilty")].join("\n\n");
  granted(await addSnapshot(editor, { articleId: article.id, ...original(newer) }));
  const all = await waiting(third, article.id);
  const [confirmed] = granted(await confirmSentences(third, { articleId: article.id, passages: all.map(asked) }));
  expect(confirmed).toMatchObject({ id, version: 4, state: "submitted" });
});

test("all of them or none: one that changed meanwhile is a conflict", async () => {
  const { editor, second, article } = await turned();
  const [first, other] = await waiting(editor, article.id);
  if (!first || !other) throw new Error("Nothing waits.");
  const passages = [asked(first), { ...asked(other), version: other.version + 1 }];
  expectRefused(await confirmSentences(second, { articleId: article.id, passages }), "conflict");
  expect(await waiting(editor, article.id)).toHaveLength(2);
});

test("a changed sentence waits through further snapshots, until it is as it was", async () => {
  const { editor, article, fraud, before, newer } = await turned();
  const more = newer.replace("Fishermen", "Some fishermen");
  expect(granted(await addSnapshot(editor, { articleId: article.id, ...original(more) })).passages).toMatchObject({ sentenceChanged: 3 });
  const [first] = await waiting(editor, article.id);
  expect(first).toMatchObject({ annotationId: fraud.id, sentenceChange: { old: trial }, snapshotNumber: 1 });

  expect(granted(await addSnapshot(editor, { articleId: article.id, ...original(before.replace("says", "says ")) }))).toMatchObject({
    passages: { exact: 3, sentenceChanged: 0 },
  });
  const back = granted(await readAnnotation(editor, { id: fraud.id }));
  expect(back).toMatchObject({ state: "signed-off", passages: [{ sentenceChange: null }] });
});

test("what only typography changed is nothing to look at", async () => {
  const { editor, article, before, fraud } = await turned();
  const set = before.replace("mayor of", "mayor\u00A0of").replace("judgment", "judg\u00ADment");
  expect(granted(await addSnapshot(editor, { articleId: article.id, ...original(set) })).passages).toMatchObject({ sentenceChanged: 0 });
  expect(granted(await readAnnotation(editor, { id: fraud.id })).state).toBe("signed-off");
});

test("a program settles it like any other, and other words can be selected", async () => {
  const { editor, second, article } = await turned();
  const [first, other] = await waiting(editor, article.id);
  if (!first || !other) throw new Error("Nothing waits.");
  expect(granted(await settlePassage(second, { ...asked(first), decision: "confirm" })).state).toBe("signed-off");
  expectRefused(await settlePassage(second, { ...asked(first), decision: "confirm" }), "not_found");
  const span = { start: other.now?.start ?? 0, end: (other.now?.start ?? 0) + 3, exact: "the" };
  const adjusted = granted(await settlePassage(editor, { ...asked(other), decision: "adjust", span }));
  expect(adjusted.passages).toMatchObject([{ exact: "the", sentenceChange: null }]);
  expect(await waiting(editor, article.id)).toEqual([]);
});
