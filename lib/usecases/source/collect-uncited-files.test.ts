import { beforeEach, expect, test } from "vitest";
import { database, inTransaction } from "#lib/db/client.ts";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { deleteAnnotation } from "../annotation/delete-annotation.ts";
import { updateAnnotation } from "../annotation/update-annotation.ts";
import { publishRevision } from "../revision/publish-revision.ts";
import { annotate, articleFixture, granted } from "../testing.ts";
import { attachFile } from "./attach-file.ts";
import { collectUncitedFiles } from "./collect-uncited-files.ts";
import { putInCopy } from "./put-in-copy.ts";

testDatabase();
// What one test attached is no other's business.
beforeEach(() => database().source.updateMany({ data: { uncitedSince: null } }));

const afterDays = (days: number) => new Date(Date.now() + days * 86_400_000);
const collect = async (days: number) => granted(await collectUncitedFiles(afterDays(days))).collected;
const textFile = (words: string) => ({
  name: `${words}.txt`,
  mediaType: "text/plain",
  bytes: new TextEncoder().encode(`${words}, say the books.`),
});
const attach = async (actor: Actor, words: string) => granted(await attachFile(actor, textFile(words)));
const isThere = async (id: string) => (await database().source.count({ where: { id } })) === 1;

async function contentsOf(id: string): Promise<string[]> {
  const captures = await database().capture.findMany({ where: { sourceId: id } });
  return captures.flatMap(({ sha256, textSha256 }) => [sha256, ...(textSha256 === null ? [] : [textSha256])]);
}

test("a file that nothing ever cited goes after a month, with its bytes, and can be attached anew", async () => {
  const actor = await actorFixture("reviewer");
  const { id, url } = await attach(actor, "Given up");
  const hashes = await contentsOf(id);
  expect(hashes.length).toBeGreaterThan(0);
  expect(await collect(29)).toBe(0);
  expect(await collect(31)).toBe(1);
  expect(await isThere(id)).toBe(false);
  expect(await database().capturedContent.count({ where: { sha256: { in: hashes } } })).toBe(0);
  expect(await database().auditEvent.findFirst({ where: { verb: "collected", subjectId: id } })).toMatchObject({ actorId: null });
  const { snapshot } = await articleFixture(actor);
  const citing = { evidence: [{ stance: "context" as const, source: { url } }] };
  await expect(annotate(actor, snapshot, citing), "told, and nothing saved").rejects.toThrow("keeps no such file");
  expect((await attach(actor, "Given up")).url).toBe(url);
  await annotate(actor, snapshot, citing);
});

test("what is attached again stays for a month more", async () => {
  const actor = await actorFixture("reviewer");
  const { id } = await attach(actor, "Twice");
  await database().source.update({ where: { id }, data: { uncitedSince: afterDays(-31) } });
  await attach(actor, "Twice");
  expect(await collect(0)).toBe(0);
});

test("what anything cited once stays: in a draft, deleted, taken out of it again, published", async () => {
  const actor = await actorFixture("editor");
  const ids: string[] = [];
  for (const words of ["Drafted", "Deleted", "Taken out", "Published"]) {
    const { id, url } = await attach(actor, words);
    ids.push(id);
    const { article, snapshot } = await articleFixture(actor);
    const annotation = await annotate(actor, snapshot, { evidence: [{ stance: "context", source: { url } }] });
    if (words === "Deleted") granted(await deleteAnnotation(actor, { id: annotation.id, version: annotation.version }));
    if (words === "Published") granted(await publishRevision(actor, { articleId: article.id, acknowledge: "all" }));
    if (words === "Taken out" || words === "Published")
      granted(await updateAnnotation(actor, { id: annotation.id, version: annotation.version, evidence: [] }));
  }
  expect(await collect(400)).toBe(0);
  for (const id of ids) expect(await isThere(id)).toBe(true);
});

test("bytes that a copy of another source has as well stay", async () => {
  const actor = await actorFixture("reviewer");
  const file = textFile("The same words");
  const { snapshot } = await articleFixture(actor);
  const { evidence } = await annotate(actor, snapshot, { evidence: [{ stance: "context", source: { url: "https://same.example/" } }] });
  const sourceId = evidence[0]?.source?.id ?? "";
  granted(await putInCopy(actor, { id: sourceId, name: file.name, bytes: file.bytes }));
  const given = granted(await attachFile(actor, file));
  const kept = await contentsOf(sourceId);
  expect(await contentsOf(given.id)).toEqual(kept);
  expect(await collect(31)).toBe(1);
  expect(await isThere(given.id)).toBe(false);
  expect(await database().capturedContent.count({ where: { sha256: { in: kept } } })).toBe(new Set(kept).size);
});

test("a citation that is being written keeps its file", async () => {
  const actor = await actorFixture("reviewer");
  const { id } = await attach(actor, "At this moment");
  const { snapshot } = await articleFixture(actor);
  const annotation = await annotate(actor, snapshot, {});
  let collected: Promise<number> | undefined;
  await inTransaction(async (db) => {
    await db.evidence.create({ data: { annotationId: annotation.id, position: 0, stance: "context", sourceId: id } });
    collected = collect(31);
    await new Promise((resolve) => setTimeout(resolve, 200));
  });
  expect(await collected).toBe(0);
  expect(await isThere(id)).toBe(true);
});

test("the database itself lets no copy go that anything cites", async () => {
  const actor = await actorFixture("reviewer");
  const { id, url } = await attach(actor, "Guarded");
  const { snapshot } = await articleFixture(actor);
  await annotate(actor, snapshot, { evidence: [{ stance: "context", source: { url } }] });
  await expect(database().$executeRaw`DELETE FROM captures WHERE "sourceId" = ${id}::uuid`).rejects.toThrow(
    /never change|permission denied/,
  );
});
