import { expect, test } from "vitest";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { toCursor } from "#lib/domain/paging.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { proseFromMarkdown } from "#lib/domain/prose/markdown-reading.ts";
import { proseText } from "#lib/domain/prose/prose.ts";
import { assessAnnotation } from "../annotation/assess-annotation.ts";
import { deleteAnnotation } from "../annotation/delete-annotation.ts";
import { readAnnotation } from "../annotation/read-annotation.ts";
import { restoreAnnotation } from "../annotation/restore-annotation.ts";
import { signOffAnnotation } from "../annotation/sign-off-annotation.ts";
import { updateAnnotation } from "../annotation/update-annotation.ts";
import { openReview } from "../review/open-review.ts";
import { updateReview } from "../review/update-review.ts";
import { annotate, articleFixture, expectRefused, granted, passageOf, source } from "../testing.ts";
import { askSecondVerdict } from "./ask-second-verdict.ts";
import { assignArticle } from "./assign-article.ts";
import { readHistory } from "./read-history.ts";
import { restoreBefore } from "./restore-before.ts";

testDatabase();

async function setting() {
  const [ada, joon] = [await actorFixture("reviewer", "Ada"), await actorFixture("editor", "Joon")];
  const { article, snapshot } = await articleFixture(ada);
  const { id } = await annotate(ada, snapshot);
  return { ada, joon, article, snapshot, id };
}

const historyOf = async (reader: Actor, articleId: string, annotationId?: string) =>
  granted(await readHistory(reader, { articleId, annotationId })).entries;

/** Brings back what stood before the newest change. */
async function takeBack(person: Actor, articleId: string, annotationId?: string) {
  const [newest] = await historyOf(person, articleId, annotationId);
  if (newest?.restore?.kind !== "before") throw new Error("Nothing can be brought back.");
  return restoreBefore(person, { event: newest.restore.event });
}

test("an annotation's history tells what was changed, from what to what, and by whom", async () => {
  const { ada, joon, article, id } = await setting();
  granted(await updateAnnotation(joon, { id, version: 1, claim: "The bridge cost eleven.", verdict: "misleading" }));
  granted(await updateAnnotation(ada, { id, version: 2, evidence: [] }));
  granted(
    await signOffAnnotation(await actorFixture("editor", "Mara"), { annotationId: id, version: 3, decision: "return", note: "Why?" }),
  );
  const entries = await historyOf(ada, article.id, id);
  expect(entries.map(({ by, what }) => `${by.map(({ name }) => name).join()} ${what}`)).toEqual([
    "Mara returned it",
    "Ada changed the evidence",
    "Joon changed the claim and the verdict",
    "Ada began it",
  ]);
  expect(entries[1]?.changes).toEqual([{ field: "evidence", from: "Contradicts: Accounts, “twelve million”", to: null, long: false }]);
  expect(entries[2]?.changes).toEqual([
    { field: "claim", from: "The bridge cost ten million.", to: "The bridge cost eleven.", long: false },
    { field: "verdict", from: "Inaccurate", to: "Misleading", long: false },
  ]);
});

test("when it was claimed is told as the rest is, and brought back", async () => {
  const { ada, joon, article, id } = await setting();
  granted(await updateAnnotation(joon, { id, version: 1, claimedOn: "2025-03" }));
  const [changed] = await historyOf(ada, article.id, id);
  expect(changed).toMatchObject({ what: "changed when it was claimed", changes: [{ field: "claimedOn", from: null, to: "2025-03" }] });
  granted(await takeBack(ada, article.id, id));
  expect(granted(await readAnnotation(ada, { id })).claimedOn).toBe("");
});

test("what is brought back has the authors it had: who wrote it first doesn’t sign it", async () => {
  const { ada, joon, article, id } = await setting();
  const mara = await actorFixture("editor", "Mara");
  granted(await signOffAnnotation(joon, { annotationId: id, version: 1, decision: "approve" }));
  granted(await updateAnnotation(joon, { id, version: 1, claim: "Another claim." }));
  granted(await takeBack(mara, article.id, id));
  const sign = (by: typeof ada) => signOffAnnotation(by, { annotationId: id, version: 3, decision: "approve" });
  expectRefused(await sign(ada), "forbidden");
  granted(await sign(await actorFixture("editor", "Noor")));
});

test("what stood before a change is brought back, beside what came since, and that can be taken back too", async () => {
  const { ada, joon, article, id } = await setting();
  granted(await updateAnnotation(joon, { id, version: 1, claim: "Another claim.", verdict: null }));
  granted(await takeBack(ada, article.id, id));
  expect(granted(await readAnnotation(ada, { id }))).toMatchObject({
    claim: "The bridge cost ten million.",
    verdict: { slug: "inaccurate" },
  });
  const [restored] = await historyOf(ada, article.id, id);
  expect(restored?.what).toBe("brought back the claim and the verdict as before");
  granted(await takeBack(joon, article.id, id));
  expect(granted(await readAnnotation(ada, { id }))).toMatchObject({ claim: "Another claim.", verdict: null });

  const { version } = granted(await readAnnotation(ada, { id }));
  const other = { ...source, url: "https://city.example/other" };
  granted(await updateAnnotation(ada, { id, version, evidence: [{ stance: "context", source: other }] }));
  granted(await takeBack(ada, article.id, id));
  expect(granted(await readAnnotation(ada, { id })).evidence.map(({ source: of }) => of?.url)).toEqual([other.url, source.url]);
});

test("passages and a rationale come back as they were", async () => {
  const { ada, article, snapshot, id } = await setting();
  const rationale = proseFromMarkdown("Nothing of the kind.");
  granted(await updateAnnotation(ada, { id, version: 1, rationale, passages: [passageOf(snapshot, "It cost nothing")] }));
  const [changed] = await historyOf(ada, article.id, id);
  expect(changed?.changes.map(({ field, from, to }) => [field, from, to])).toEqual([
    ["rationale", "The accounts say twelve.", "Nothing of the kind."],
    ["passages", "“It cost ten million”", "“It cost nothing”"],
  ]);
  granted(await takeBack(ada, article.id, id));
  const now = granted(await readAnnotation(ada, { id }));
  expect(proseText(now.rationale)).toBe("The accounts say twelve.");
  expect(now.passages.map(({ exact }) => exact)).toEqual(["It cost ten million", "It cost nothing"]);
});

test("a review's history holds all of it; a deleted annotation comes back from there, and the verdict on the whole", async () => {
  const { ada, joon, article, id } = await setting();
  granted(
    await updateReview(joon, { articleId: article.id, version: 1, overallVerdict: "misleading", summary: proseFromMarkdown("In short.") }),
  );
  granted(await deleteAnnotation(ada, { id, version: 1 }));
  const entries = await historyOf(joon, article.id);
  expect(entries.map(({ what }) => what)).toEqual(["deleted it", "changed the overall verdict and the summary", "began it"]);
  expect(entries[0]).toMatchObject({ annotation: { id, deleted: true }, restore: { kind: "annotation", annotation: id } });
  const event = entries[1]?.restore;
  if (event?.kind !== "before") throw new Error("The verdict can't be brought back.");
  granted(await restoreBefore(joon, { event: event.event }));
  expect(granted(await openReview(joon, { articleId: article.id })).review.overallVerdict).toBeNull();
  granted(await restoreAnnotation(joon, { id }));
  expect((await historyOf(joon, article.id))[0]).toMatchObject({ what: "brought it back", annotation: { deleted: false }, restore: null });
});

test("it comes in pages, each deed once", async () => {
  const { ada, article, id } = await setting();
  for (let version = 1; version <= 5; version += 1) granted(await updateAnnotation(ada, { id, version, claim: `Claim ${version}` }));
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = granted(await readHistory(ada, { articleId: article.id, annotationId: id, limit: 2, cursor }));
    seen.push(...page.entries.map(({ changes, what }) => changes[0]?.to ?? what));
    cursor = page.next ?? undefined;
  } while (cursor);
  expect(seen).toEqual(["Claim 5", "Claim 4", "Claim 3", "Claim 2", "Claim 1", "began it"]);
});

test("whoever is to judge independently reads no history of it, and only that something was done; nor can they bring anything back", async () => {
  const { ada, joon } = await setting();
  const { article, snapshot } = await articleFixture(ada);
  granted(await askSecondVerdict(joon, { articleId: article.id, asked: true }));
  const { id } = await annotate(ada, snapshot);
  granted(await updateAnnotation(ada, { id, version: 1, verdict: "misleading" }));
  const admin = await actorFixture("admin");
  const past = toCursor(["1", new Date().toISOString()]);
  for (const cursor of [undefined, past]) {
    expectRefused(await readHistory(admin, { articleId: article.id, annotationId: id, cursor }), "forbidden");
  }
  const told = JSON.stringify(await historyOf(admin, article.id));
  for (const word of ["isleading", "naccurate", "verdict"]) expect(told.replaceAll("second verdict", "")).not.toContain(word);
  const [newest] = await historyOf(ada, article.id, id);
  const event = newest?.restore?.kind === "before" ? newest.restore.event : "";
  expectRefused(await restoreBefore(admin, { event }), "forbidden");

  granted(await assessAnnotation(admin, { annotationId: id, verdict: "misleading" }));
  expect((await historyOf(admin, article.id, id)).map(({ what }) => what)).toContain("changed the verdict");
});

test("whoever isn't assigned brings nothing back; nor does an event that says nothing of before", async () => {
  const { ada, joon, article, id } = await setting();
  granted(await updateAnnotation(ada, { id, version: 1, claim: "Other words." }));
  const [newest] = await historyOf(ada, article.id, id);
  const event = newest?.restore?.kind === "before" ? newest.restore.event : "";
  granted(await assignArticle(joon, { articleId: article.id, userIds: [joon.id] }));
  expectRefused(await restoreBefore(ada, { event }), "forbidden");
  const began = (await historyOf(joon, article.id, id)).at(-1);
  expectRefused(await restoreBefore(joon, { event: began?.id ?? "" }), "not_found");
  expectRefused(await restoreBefore(joon, { event: "999999999" }), "not_found");
});
