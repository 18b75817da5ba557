import { expect, test } from "vitest";
import { database } from "#lib/db/client.ts";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { evidenceRow } from "#lib/domain/claim/recorded-change.ts";
import { emptyProse } from "#lib/domain/prose/prose.ts";
import { addSnapshot } from "../snapshot/add-snapshot.ts";
import { annotate, articleFixture, granted, original, passageOf, source } from "../testing.ts";
import { listUnsettled } from "./list-unsettled.ts";
import { readAnnotation } from "./read-annotation.ts";
import { signOffAnnotation } from "./sign-off-annotation.ts";
import { updateAnnotation } from "./update-annotation.ts";

testDatabase();

const written = () => Promise.all([database().auditEvent.count(), database().outboxEvent.count()]);

test("a change that repeats what stands there changes nothing: no version, no event, and what was signed off stays so", async () => {
  const [author, signer] = [await actorFixture("editor"), await actorFixture("editor")];
  const { snapshot } = await articleFixture(author);
  const { id } = await annotate(author, snapshot, { claimedOn: "2025-05" });
  const signed = granted(await signOffAnnotation(signer, { annotationId: id, version: 1, decision: "approve" }));
  const before = await written();
  const { claim, claimant, claimedOn, rationale, excluded } = signed;
  const evidence = signed.evidence.map(evidenceRow);
  const passages = signed.passages.map(({ start, end, exact }) => ({ start, end, exact }));
  const all = { claim, claimant, claimedOn, rationale, excluded, evidence, passages, verdict: signed.verdict?.slug ?? null };
  const byAddress = [{ stance: "contradicts" as const, quote: "twelve million", source: { url: source.url } }];
  for (const same of [all, { claim }, { passages }, { verdict: all.verdict }, { evidence: byAddress }, {}]) {
    expect(granted(await updateAnnotation(author, { ...same, id, version: 1 }))).toEqual(signed);
  }
  expect(await written()).toEqual(before);
  const others = [
    { claimedOn: "" },
    { excluded: true },
    { verdict: null },
    { evidence: [] },
    { evidence: [{ ...byAddress[0], stance: "supports" as const }] },
    { evidence: [{ ...byAddress[0], stance: "supports" as const, source: { url: source.url, title: "Accounts of 2024" } }] },
    { passages: [passageOf(snapshot, "It cost ten")] },
    { rationale: emptyProse },
  ];
  for (const [index, other] of others.entries()) {
    expect(granted(await updateAnnotation(author, { ...other, id, version: index + 1 }))).toMatchObject({
      version: index + 2,
      state: "submitted",
    });
  }
});

test.each([
  ["changed", "It cost eleven million"],
  ["in a sentence that turned", "It is not true that It cost ten million"],
])("a passage that is %s goes on waiting for a person when it is given again: nothing is changed by that", async (_, now) => {
  const editor = await actorFixture("editor");
  const { article, snapshot } = await articleFixture(editor);
  const { id, claim } = await annotate(editor, snapshot);
  const text = snapshot.text.replace("It cost ten million", now);
  const newer = granted(await addSnapshot(editor, { articleId: article.id, ...original(text) }));
  const [waits] = granted(await listUnsettled(editor, { articleId: article.id }));
  const { version, passages } = granted(await readAnnotation(editor, { id }));
  expect(waits).toMatchObject({ annotationId: id });
  const given = passages.map(({ exact }) => passageOf(newer.snapshot, exact));
  for (const same of [{ claim }, { claim, passages: given }]) {
    expect(granted(await updateAnnotation(editor, { ...same, id, version }))).toMatchObject({ version, passages });
  }
  expect(granted(await listUnsettled(editor, { articleId: article.id }))).toHaveLength(1);
});

test("one that is lost is let go by giving the others again", async () => {
  const editor = await actorFixture("editor");
  const { article, snapshot } = await articleFixture(editor, [
    `Report ${editor.id}.`,
    "It cost ten million, the mayor said.",
    "It opened in May.",
  ]);
  const { id } = await annotate(editor, snapshot, {
    passages: [passageOf(snapshot, "It cost ten million"), passageOf(snapshot, "It opened in May")],
  });
  const newer = granted(await addSnapshot(editor, { articleId: article.id, ...original(`Report ${editor.id}.\n\nIt opened in May.`) }));
  const { version } = granted(await readAnnotation(editor, { id }));
  const passages = [passageOf(newer.snapshot, "It opened in May")];
  const settled = granted(await updateAnnotation(editor, { id, version, passages }));
  expect(settled).toMatchObject({ version: version + 1, passages: [{ exact: "It opened in May" }] });
  expect(granted(await listUnsettled(editor, { articleId: article.id }))).toEqual([]);
});
