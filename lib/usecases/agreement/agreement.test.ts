import { expect, test } from "vitest";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { assessAnnotation } from "../annotation/assess-annotation.ts";
import { deleteAnnotation } from "../annotation/delete-annotation.ts";
import { readAnnotation } from "../annotation/read-annotation.ts";
import { settleVerdicts } from "../annotation/settle-verdicts.ts";
import { updateAnnotation } from "../annotation/update-annotation.ts";
import { askSecondVerdict } from "../article/ask-second-verdict.ts";
import { readHistory } from "../article/read-history.ts";
import { annotate, articleFixture, expectRefused, granted } from "../testing.ts";
import { exportAgreement } from "./export-agreement.ts";
import { listDiffering } from "./list-differing.ts";
import { listOverruled } from "./list-overruled.ts";
import { readAgreement } from "./read-agreement.ts";

testDatabase();

/** Claims that `first` judged as the first of each two says, and `second`, blind, as the other. */
async function judged(first: Actor, second: Actor, verdicts: [string, string][]): Promise<string[]> {
  const editor = await actorFixture("editor");
  const { article, snapshot } = await articleFixture(editor);
  granted(await askSecondVerdict(editor, { articleId: article.id, asked: true }));
  const ids: string[] = [];
  for (const [one, other] of verdicts) {
    const { id } = await annotate(first, snapshot, { verdict: one, claim: `${first.name}: ${one}` });
    granted(await assessAnnotation(second, { annotationId: id, verdict: other }));
    ids.push(id);
  }
  return ids;
}

const same = (times: number): [string, string][] =>
  Array.from({ length: times }, (_, index) => (index % 2 === 0 ? ["accurate", "accurate"] : ["inaccurate", "inaccurate"]));

async function people() {
  const [ann, bob, cem] = [
    await actorFixture("reviewer", "Ann"),
    await actorFixture("reviewer", "Bob"),
    await actorFixture("reviewer", "Cem"),
  ];
  return { ann, bob, cem, editor: await actorFixture("editor", "Eda") };
}

test("an editor sees everyone, a reviewer whom they judged with; fewer than ten cases give no figure", async () => {
  const { ann, bob, cem, editor } = await people();
  const before = granted(await readAgreement(editor)).agreement.figures.cases;
  await judged(ann, bob, [...same(6), ["accurate", "misleading"]]);
  await judged(bob, ann, same(4));
  await judged(bob, cem, [["opinion", "accurate"]]);

  const all = granted(await readAgreement(editor));
  expect(all.agreement.figures.cases).toBe(before + 12);
  expect(all.pairs.map(({ one, other, figures }) => [one.name, other.name, figures.cases])).toEqual([
    ["Ann", "Bob", 11],
    ["Bob", "Cem", 1],
  ]);
  const two = granted(await readAgreement(editor, { pair: [bob.id, ann.id] }));
  expect(two.pair?.map(({ name }) => name)).toEqual(["Ann", "Bob"]);
  expect(two.agreement.figures).toMatchObject({ cases: 11, agreed: 10, ordinal: { cases: 11 } });
  expect(two.agreement.figures.ordinal?.interval?.low).toBeLessThan(two.agreement.figures.ordinal?.value ?? 0);

  const own = granted(await readAgreement(cem));
  expect([own.everyone, own.agreement.figures]).toMatchObject([
    false,
    { cases: 1, share: null, kappa: null, ordinal: null, nominal: null },
  ]);
  expect(granted(await readAgreement(cem, { pair: [ann.id, bob.id] })).agreement.figures.cases).toBe(0);
  expect(granted(await listDiffering(cem)).cases.map(({ firstBy, secondBy }) => [firstBy.name, secondBy.name])).toEqual([["Bob", "Cem"]]);
});

test("a period, and a scale, say which cases count", async () => {
  const { ann, bob, editor } = await people();
  await judged(ann, bob, same(2));
  const today = new Date().toISOString().slice(0, 10);
  const pair: [string, string] = [ann.id, bob.id];
  const casesIn = async (input: object) => granted(await readAgreement(editor, { pair, ...input })).agreement.figures.cases;
  expect(await casesIn({ from: today, until: today })).toBe(2);
  expect(await casesIn({ until: "2020-01-01" })).toBe(0);
  expect(await casesIn({ from: "2999-01-01" })).toBe(0);
  expectRefused(await readAgreement(editor, { scale: 99 }), "not_found");
  expectRefused(await readAgreement(editor, { from: "yesterday" }), "invalid");
});

test("the first verdict is that of whoever gave it last, not of whoever began", async () => {
  const { ann, bob, editor } = await people();
  const { article, snapshot } = await articleFixture(editor);
  const { id } = await annotate(editor, snapshot, { verdict: "accurate" });
  granted(await updateAnnotation(ann, { id, version: 1, verdict: "misleading" }));
  // Ann could read it, so it is Bob, who comes after, whom it is hidden from.
  granted(await askSecondVerdict(editor, { articleId: article.id, asked: true }));
  const late = await actorFixture("reviewer", "Late");
  granted(await assessAnnotation(late, { annotationId: id, verdict: "misleading" }));
  expect(bob.id).not.toBe(late.id);
  expect(granted(await readAgreement(late)).pairs.map(({ one, other }) => [one.name, other.name])).toEqual([["Ann", "Late"]]);
});

test("whoever sends the verdict along with a change of something else has not given it", async () => {
  const { ann, bob, editor } = await people();
  const { article, snapshot } = await articleFixture(editor);
  const { id, claim } = await annotate(ann, snapshot, { verdict: "accurate" });
  granted(await updateAnnotation(bob, { id, version: 1, claim: "It cost ten million.", claimant: "The mayor", verdict: "accurate" }));
  const { entries } = granted(await readHistory(editor, { articleId: article.id, annotationId: id }));
  expect(entries[0]?.changes.map(({ field, from }) => [field, from])).toEqual([["claim", claim]]);
  expect(entries[0]?.what).not.toContain("verdict");
  granted(await askSecondVerdict(editor, { articleId: article.id, asked: true }));
  const late = await actorFixture("reviewer", "Late");
  expect(granted(await assessAnnotation(late, { annotationId: id, verdict: "misleading" })).second?.firstBy).toEqual({
    id: ann.id,
    name: "Ann",
  });
});

test("whoever was overruled sees where, by whom and why; what was deleted is gone from it", async () => {
  const { ann, bob } = await people();
  const [agreed, settled, dropped] = await judged(ann, bob, [
    ["accurate", "accurate"],
    ["accurate", "inaccurate"],
    ["accurate", "opinion"],
  ]);
  if (!agreed || !settled || !dropped) throw new Error("Nothing was judged.");
  const { version } = granted(await readAnnotation(ann, { id: settled }));
  const words = "The accounts are clear.";
  granted(await settleVerdicts(bob, { annotationId: settled, version, verdict: "inaccurate", words, dissent: true }));
  granted(await deleteAnnotation(bob, { id: dropped, version: 1 }));

  expect(granted(await listOverruled(ann)).cases).toMatchObject([
    { annotationId: settled, own: { slug: "accurate" }, now: { slug: "inaccurate" }, by: { name: "Bob" }, words },
  ]);
  expect(granted(await listOverruled(bob)).cases).toEqual([]);
});

test("what differs comes in pages, and everything as CSV", async () => {
  const { ann, bob, editor } = await people();
  await judged(ann, bob, [
    ["accurate", "misleading"],
    ["opinion", "accurate"],
    ["accurate", "accurate"],
    ["accurate", "inaccurate"],
  ]);
  const pair: [string, string] = [ann.id, bob.id];
  const first = granted(await listDiffering(editor, { pair, limit: 2 }));
  const second = granted(await listDiffering(editor, { pair, limit: 2, cursor: first.next ?? "" }));
  expect([...first.cases, ...second.cases].map(({ second: { slug } }) => slug)).toEqual(["inaccurate", "accurate", "misleading"]);
  expect(second.next).toBeNull();
  expectRefused(await listDiffering(editor, { cursor: "nonsense" }), "invalid");

  let csv = "";
  for await (const chunk of granted(await exportAgreement(editor, { pair })).chunks) csv += chunk;
  expect(csv.split("\r\n").filter((line) => line !== "")).toHaveLength(5);
  expect(csv).toContain('"Accurate","5","Ann","Misleading","2","Bob","no"');
});
