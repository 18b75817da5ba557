import { expect, test } from "vitest";
import { database } from "#lib/db/client.ts";
import { findLogHead, listLogEntries, listTileHashes } from "#lib/db/log.ts";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { exportJson } from "#lib/domain/export/json.ts";
import { verifyRevision } from "#lib/domain/export/verification.ts";
import { readCheckpoint } from "#lib/domain/log/checkpoint.ts";
import { entryBytes } from "#lib/domain/log/entry.ts";
import { proves, readInclusionProof } from "#lib/domain/log/inclusion-proof.ts";
import { grow, leafHash, rootOf } from "#lib/domain/log/merkle-tree.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { setEnvironment } from "#lib/env.ts";
import { updateAnnotation } from "../annotation/update-annotation.ts";
import { annotate, articleFixture, emptyLog, granted } from "../testing.ts";
import { listDeskKeys } from "./list-desk-keys.ts";
import { publishRevision } from "./publish-revision.ts";
import { readPublication } from "./read-publication.ts";
import { rotateSigningKey } from "./rotate-signing-key.ts";
import { startLog } from "./start-log.ts";
import { withdrawReview } from "./withdraw-review.ts";

const { ownerUrl } = testDatabase();
setEnvironment({ AUTH_SECRET: "a secret for tests, long enough to be one", ASSAY_URL: "https://desk.example" });

async function readyReview(actor: Actor) {
  const { article, snapshot } = await articleFixture(actor);
  const annotation = await annotate(actor, snapshot);
  return { slug: article.slug, articleId: article.id, annotationId: annotation.id };
}

async function wholeLog() {
  const head = await findLogHead(database());
  const entries = await listLogEntries(database(), 0, 10_000);
  const root = rootOf(
    grow(
      0,
      [],
      entries.map(({ index, ...entry }) => leafHash(entryBytes(entry))),
    ).peaks,
  );
  return { size: head?.size ?? 0, checkpoint: readCheckpoint(head?.checkpoint ?? ""), entries, root };
}

test("what is published, withdrawn and rotated is logged, in order, under a checkpoint that the desk's key signs", async () => {
  const admin = await actorFixture("admin");
  const { slug, articleId, annotationId } = await readyReview(admin);
  const first = granted(await publishRevision(admin, { articleId }));
  granted(await withdrawReview(admin, { articleId, reason: "A mix-up." }));
  granted(await rotateSigningKey(admin));
  granted(await updateAnnotation(admin, { id: annotationId, version: 1, claim: "Another claim" }));
  const second = granted(await publishRevision(admin, { articleId }));

  const { size, checkpoint, entries, root } = await wholeLog();
  expect(entries.map(({ index, kind, number }) => [index, kind, number])).toEqual([
    [0, "key", 1],
    [1, "revision", 1],
    [2, "withdrawal", 1],
    [3, "key", 2],
    [4, "revision", 2],
  ]);
  expect(entries[4]).toMatchObject({ sha256: second.sha256, time: second.publishedAt });
  expect(checkpoint).toMatchObject({ origin: "desk.example/log", size: 5, root });
  expect(size).toBe(5);
  expect(await listTileHashes(database(), 0, { level: 0, index: 0, width: 256 })).toHaveLength(5);

  const keys = await listDeskKeys();
  expect(keys.map(({ entry, previous, signatureOfPrevious }) => [entry, previous, typeof signatureOfPrevious])).toEqual([
    [0, null, "object"],
    [3, keys[0]?.id, "string"],
  ]);
  for (const revision of [first, second]) {
    const { stored, content } = granted(await readPublication({ slug, number: revision.number }));
    expect(stored.logProof).toBe(revision.logProof);
    const found = await verifyRevision(new TextEncoder().encode([...exportJson(stored, content)].join("")), keys);
    expect(found).toMatchObject({ intact: true, key: "listed", log: { index: revision.number === 1 ? 1 : 4 } });
  }
});

test("twenty that publish at once get twenty entries, each with its proof", async () => {
  const editor = await actorFixture("editor");
  const reviews = await Promise.all(Array.from({ length: 20 }, () => readyReview(editor)));
  const published = await Promise.all(reviews.map(async ({ articleId }) => granted(await publishRevision(editor, { articleId }))));
  const { entries, checkpoint, root, size } = await wholeLog();
  expect(entries.map(({ index }) => index)).toEqual(Array.from({ length: size }, (_, index) => index));
  expect(checkpoint?.root).toEqual(root);
  for (const { number, sha256, publishedAt, logProof } of published) {
    const proof = readInclusionProof(logProof ?? "");
    expect(proof && proves(proof, entryBytes({ kind: "revision", number, sha256, time: publishedAt }))).toBe(true);
    expect(entries.filter((entry) => entry.sha256 === sha256)).toHaveLength(1);
  }
});

test("entries and hashes never change, and the log never shrinks", async () => {
  const db = database();
  await expect(db.$executeRaw`UPDATE log_entries SET number = 7`).rejects.toThrow(/never change|permission denied/);
  await expect(db.$executeRaw`DELETE FROM log_nodes`).rejects.toThrow(/never change|permission denied/);
  await expect(db.$executeRaw`UPDATE log_head SET size = size - 1`).rejects.toThrow(/only grows|permission denied/);
  await expect(db.$executeRaw`DELETE FROM log_head`).rejects.toThrow(/only grows|permission denied/);
});

test("what was published before there was a log is logged at the first start, in order of publishing, its bytes as they were", async () => {
  const before = await wholeLog();
  await emptyLog(ownerUrl());
  await startLog();
  const after = await wholeLog();
  // Within the same millisecond either may come first.
  const byTime = ({ entries }: typeof after) =>
    entries.map(({ index, ...entry }) => entry).toSorted((a, b) => (a.time + a.sha256 < b.time + b.sha256 ? -1 : 1));
  expect(byTime(after)).toEqual(byTime(before));
  expect(after.entries.map(({ time }) => time)).toEqual(before.entries.map(({ time }) => time));
  expect(after.checkpoint).toMatchObject({ size: before.size, root: after.root });
  await startLog();
  expect(await wholeLog(), "once").toEqual(after);
  const last = await database().revision.findFirstOrThrow({ orderBy: { publishedAt: "desc" }, include: { article: true } });
  const { stored, content } = granted(await readPublication({ slug: last.article.slug }));
  const file = new TextEncoder().encode([...exportJson(stored, content)].join(""));
  expect(await verifyRevision(file, await listDeskKeys())).toMatchObject({ intact: true, key: "listed", log: { size: after.size } });
});

test("a desk that moves to another address signs the head of its log anew, the tree as it is", async () => {
  const before = await wholeLog();
  setEnvironment({ ASSAY_URL: "https://moved.example" });
  await startLog();
  const after = await wholeLog();
  expect(after.checkpoint).toMatchObject({ origin: "moved.example/log", size: before.size, root: before.root });
  expect(after.entries).toEqual(before.entries);
});
