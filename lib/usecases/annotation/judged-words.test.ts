import { expect, test } from "vitest";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import type { RevisionContent } from "#lib/domain/revision/revision.ts";
import { askSecondVerdict } from "../article/ask-second-verdict.ts";
import { previewRevision } from "../revision/preview-revision.ts";
import { publishRevision } from "../revision/publish-revision.ts";
import { addSnapshot } from "../snapshot/add-snapshot.ts";
import { annotate, articleFixture, expectRefused, granted, original, passageOf, refusalOf } from "../testing.ts";
import { readWork } from "../work/read-work.ts";
import { assessAnnotation } from "./assess-annotation.ts";
import { deleteAnnotation } from "./delete-annotation.ts";
import { readAnnotation } from "./read-annotation.ts";
import { settlePassage } from "./settle-passage.ts";
import { settleVerdicts } from "./settle-verdicts.ts";
import { signOffAnnotation } from "./sign-off-annotation.ts";
import { submitAnnotation } from "./submit-annotation.ts";
import { updateAnnotation } from "./update-annotation.ts";

testDatabase({ gate: "new" });

/** Ada has judged it inaccurate; Joon and Mara have not seen it. */
async function setting() {
  const [ada, joon, mara] = [
    await actorFixture("reviewer", "Ada"),
    await actorFixture("editor", "Joon"),
    await actorFixture("editor", "Mara"),
  ];
  const { article, snapshot } = await articleFixture(ada);
  granted(await askSecondVerdict(joon, { articleId: article.id, asked: true }));
  const { id } = await annotate(ada, snapshot);
  granted(await submitAnnotation(ada, { id, version: 1 }));
  /** The outlet writes something else in place of these words. */
  const reworded = async (from: string, to: string) => {
    const text = snapshot.text.replace(from, to).replaceAll("\n", "\n\n");
    return granted(await addSnapshot(mara, { articleId: article.id, ...original(text), force: true })).snapshot;
  };
  return { ada, joon, mara, article, snapshot, id, reworded };
}

const told = async (person: Actor, id: string) => granted(await readAnnotation(person, { id }));

async function confirm(person: Actor, id: string) {
  const { version, passages } = await told(person, id);
  return granted(await settlePassage(person, { annotationId: id, version, passageId: passages[0]?.id ?? "", decision: "confirm" }));
}

async function settle(person: Actor, id: string, more: object = {}) {
  const { version } = await told(person, id);
  return settleVerdicts(person, { annotationId: id, version, verdict: "inaccurate", words: "It holds for eleven, too.", ...more });
}

async function approve(person: Actor, id: string) {
  return signOffAnnotation(person, { annotationId: id, version: (await told(person, id)).version, decision: "approve" });
}

test("words that changed after two judged them are settled, verdict and all, and readers are told of which text both were given", async () => {
  const { ada, joon, mara, article, id, reworded } = await setting();
  granted(await assessAnnotation(joon, { annotationId: id, verdict: "inaccurate" }));
  await reworded("cost ten million", "cost eleven million");
  await confirm(ada, id);
  expect(refusalOf(await approve(mara, id)).message).toContain("changed since two people judged it");
  const rules = granted(await previewRevision(mara, { articleId: article.id })).blockers.map(({ rule }) => rule);
  expect(rules).toContain("second-verdict");
  expect(granted(await readWork(joon)).differing.lines.map(({ annotationId }) => annotationId)).toEqual([id]);
  // The verdict is the same for both, but Joon has not said that it holds for these words.
  expect(refusalOf(await settle(ada, id)).field).toBe("dissent");
  granted(await settle(joon, id));
  expect(granted(await readWork(joon)).differing.lines).toEqual([]);
  granted(await approve(mara, id));
  const content: RevisionContent = JSON.parse(granted(await publishRevision(mara, { articleId: article.id })).content);
  expect(content.annotations[0]?.secondVerdict).toMatchObject({ outcome: "settled", earlierText: true, settlement: { by: "Joon" } });
});

test("two who judged before and after the words changed have not agreed, though they say the same", async () => {
  const { ada, joon, id, reworded } = await setting();
  await reworded("cost ten million", "cost eleven million");
  expect(await told(joon, id)).toMatchObject({ hidden: true, verdict: null, evidence: [] });
  granted(await assessAnnotation(joon, { annotationId: id, verdict: "inaccurate" }));
  // What they settle on is of the words as they stand, so these come first.
  expect(refusalOf(await settle(joon, id)).message).toContain("passage");
  await confirm(ada, id);
  granted(await settle(joon, id));
  expect((await told(joon, id)).second?.settlement?.dissent).toBe(false);
});

test("words selected anew count as changed by whatever door; words that only moved don’t", async () => {
  const { ada, joon, mara, id, reworded } = await setting();
  granted(await assessAnnotation(joon, { annotationId: id, verdict: "inaccurate" }));
  const moved = await reworded("It cost ten million", "All in all it cost ten million");
  expect(moved.text).toContain("it cost ten million");
  const changed = await reworded("It cost ten million, the mayor said.", "The mayor said that twelve were paid.");
  const { version } = await told(ada, id);
  granted(await updateAnnotation(ada, { id, version, passages: [passageOf(changed, "twelve were paid")] }));
  expect(refusalOf(await approve(mara, id)).message).toContain("changed since two people judged it");
  // It is nobody's dissent that would go.
  granted(await deleteAnnotation(ada, { id, version: version + 1 }));
});

test("other words of the same text are not what two have judged; the same words sent along are", async () => {
  const { ada, joon, mara, id, snapshot } = await setting();
  granted(await assessAnnotation(joon, { annotationId: id, verdict: "inaccurate" }));
  const passages = [passageOf(snapshot, "It cost ten million")];
  granted(await updateAnnotation(ada, { id, version: 1, passages, claimant: "The former mayor" }));
  expect((await told(joon, id)).second?.wordsChangedAt).toBeNull();
  granted(await updateAnnotation(ada, { id, version: 2, passages: [passageOf(snapshot, "It cost nothing")] }));
  expect(refusalOf(await approve(mara, id)).message).toContain("changed since two people judged it");
  granted(await settle(joon, id));
  granted(await approve(mara, id));
});

test("a sentence that may have turned is not the one that two have judged, once somebody has confirmed that it holds", async () => {
  const { ada, joon, mara, id, reworded } = await setting();
  granted(await assessAnnotation(joon, { annotationId: id, verdict: "inaccurate" }));
  await reworded("ten million, the mayor said", "ten million, the mayor never said");
  expect((await told(ada, id)).passages).toMatchObject([{ anchoring: "exact", sentenceChange: { kinds: ["negation", "wording"] } }]);
  await confirm(ada, id);
  expect(refusalOf(await approve(mara, id)).message).toContain("changed since two people judged it");
  granted(await settle(joon, id));
  granted(await approve(mara, id));
});

test("where only typography changed, two have still agreed", async () => {
  const { joon, mara, id, reworded } = await setting();
  granted(await assessAnnotation(joon, { annotationId: id, verdict: "inaccurate" }));
  await reworded("The bridge", "At last the bridge");
  granted(await approve(mara, id));
  expectRefused(await settle(joon, id), "invalid");
});
