import { expect, test } from "vitest";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { assessAnnotation } from "../annotation/assess-annotation.ts";
import { askSecondVerdict } from "../article/ask-second-verdict.ts";
import { readRecord } from "../article/read-record.ts";
import { listAudit } from "../audit/list-audit.ts";
import { annotate, articleFixture, expectRefused, granted, refusalOf } from "../testing.ts";
import { departFromVerdict } from "./depart-from-verdict.ts";
import { listPrecedents } from "./list-precedents.ts";
import { takeOverVerdict } from "./take-over-verdict.ts";

testDatabase();

const words = "The audit of June says otherwise.";

/** Ada's verdict on a claim, where a second one is or will be asked for, and an annotation of hers elsewhere that everybody reads. */
async function setting({ asked }: { asked: boolean }) {
  const [ada, editor] = [await actorFixture("reviewer", "Ada"), await actorFixture("editor")];
  const [there, here] = [await articleFixture(ada), await articleFixture(ada)];
  const ask = async () => granted(await askSecondVerdict(editor, { articleId: there.article.id, asked: true }));
  if (asked) await ask();
  const earlier = await annotate(ada, there.snapshot, { verdict: "misleading", claim: "The dam was never looked at." });
  const own = await annotate(ada, here.snapshot, { verdict: "opinion", evidence: [], claim: "Bread is dear." });
  return { ada, ask, earlier, own, articleId: here.article.id };
}

test("what is still judged independently is neither copied nor answered where others would read it", async () => {
  const { ada, earlier, own } = await setting({ asked: true });
  const judge = await actorFixture("reviewer", "Joon");
  const from = { annotationId: own.id, precedentId: earlier.id };
  for (const refused of [await takeOverVerdict(ada, { ...from, version: 1 }), await departFromVerdict(ada, { ...from, words })]) {
    expectRefused(refused, "conflict");
    expect(refusalOf(refused).message).toContain("independently");
  }
  granted(await assessAnnotation(judge, { annotationId: earlier.id, verdict: "misleading" }));
  granted(await departFromVerdict(ada, { ...from, words }));
  granted(await takeOverVerdict(ada, { ...from, version: 1 }));
});

test("what was taken over from it or answered before tells whoever came later no verdict of it", async () => {
  const { ada, ask, earlier, own, articleId } = await setting({ asked: false });
  granted(await departFromVerdict(ada, { annotationId: own.id, precedentId: earlier.id, words }));
  granted(await takeOverVerdict(ada, { annotationId: own.id, version: 1, precedentId: earlier.id }));
  await ask();
  const late = await actorFixture("admin", "Noor");
  const told = async (reader: typeof late) =>
    JSON.stringify(granted(await listPrecedents(reader, { annotationId: own.id, text: own.claim })).deeds);
  expect(await told(ada)).toContain(words);
  expect(await told(late)).toBe("[]");
  for (const events of [
    granted(await readRecord(late, { articleId })).events,
    granted(await listAudit(late, { article: articleId })).events,
  ]) {
    const deeds = events.filter(({ verb }) => verb === "departed" || verb === "taken-over");
    expect(deeds.map(({ data }) => data)).toEqual([{}, {}]);
  }
  expect(JSON.stringify(granted(await readRecord(ada, { articleId })).events)).toContain(words);
});
