import type { Archiving } from "#lib/domain/claim/archive.ts";
import { fetchable } from "./captures.ts";
import type { Transaction } from "./client.ts";
import { addJobs, keysWithoutJob } from "./jobs.ts";
import { isOpenSql } from "./openings.ts";

const archiveKey = (sourceId: string) => `archive ${sourceId}`;

/** One line for all: an archive takes its time, and asks not to be hurried. */
async function queueRequests(db: Transaction, sourceIds: string[]): Promise<void> {
  const job = (sourceId: string) => ({
    task: "ask_archive",
    payload: { sourceId },
    key: archiveKey(sourceId),
    queue: "archive",
    priority: 0,
  });
  await addJobs(db, sourceIds.map(job));
}

/** A document, and at which of its addresses it is asked for. */
type Asked = { sourceId: string; url: string };

/** Has an archive asked for these documents; one that it is being asked for already is not asked for twice. */
export async function requestArchiving(db: Transaction, asked: Asked[]): Promise<void> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    INSERT INTO archive_requests ("sourceId", url, state)
    SELECT id, url, 'waiting' FROM unnest(${asked.map(({ sourceId }) => sourceId)}::uuid[], ${asked.map(({ url }) => url)}::text[]) AS s(id, url) ORDER BY id
    ON CONFLICT ("sourceId") DO UPDATE SET state = 'waiting', url = excluded.url, reason = '', "changedAt" = now()
      WHERE archive_requests.state IN ('kept', 'failed')
    RETURNING "sourceId" AS id`;
  await queueRequests(
    db,
    rows.map(({ id }) => id),
  );
}

/**
 * The same for what a review cites as it is published, at an address that it cites, unless there is an archived copy, somebody took the
 * archive's away, or nothing is to be fetched for this very article.
 */
export async function askArchiveForPublished(db: Transaction, articleId: string): Promise<void> {
  const asked = await db.$queryRaw<Asked[]>`
    SELECT DISTINCT ON (d.id) d.id AS "sourceId", s.url FROM published_sources p JOIN articles published ON published.id = p."articleId"
    JOIN sources s ON s.id = p."sourceId" JOIN sources d ON d.id = coalesce(s."mergedIntoId", s.id)
    LEFT JOIN archive_requests r ON r."sourceId" = d.id
    WHERE p."articleId" = ${articleId}::uuid AND NOT published."fetchNothing" AND d."archivedUrl" IS NULL AND r.state IS DISTINCT FROM 'kept' AND ${fetchable}
    ORDER BY d.id, s.id <> d.id, s.id`;
  await requestArchiving(db, asked);
}

/** The addresses at which this person may have a document asked for, its own before its further ones. */
export async function listOpenAddresses(db: Transaction, sourceId: string, readerId: string): Promise<{ id: string; url: string }[]> {
  return db.$queryRaw<{ id: string; url: string }[]>`
    SELECT s.id, s.url FROM sources s WHERE (s.id = ${sourceId}::uuid OR s."mergedIntoId" = ${sourceId}::uuid) AND ${fetchable} AND EXISTS (
      SELECT FROM evidence e JOIN annotations n ON n.id = e."annotationId" JOIN articles a ON a.id = n."articleId"
      WHERE e."sourceId" = s.id AND n."deletedAt" IS NULL AND a."deletedAt" IS NULL AND NOT a."fetchNothing" AND ${await isOpenSql(db, readerId)})
    ORDER BY s.id <> ${sourceId}::uuid, s.id`;
}

/**
 * Takes a document that an archive is to be asked for: at which address, and where that led. Null where it doesn't wait (any more), has an
 * archived copy by now, or nothing may be asked of anybody for it.
 */
export async function claimArchiving(db: Transaction, sourceId: string): Promise<{ url: string; reached: string | null } | null> {
  const [row] = await db.$queryRaw<{ url: string; reached: string | null }[]>`
    UPDATE archive_requests r SET state = 'asking', "changedAt" = now() FROM sources s, sources d
    WHERE r."sourceId" = ${sourceId}::uuid AND r.state = 'waiting' AND d.id = r."sourceId" AND d."archivedUrl" IS NULL AND s.url = r.url AND ${fetchable}
    RETURNING r.url, (SELECT c.url FROM source_health h JOIN captures c ON c.id = h."captureId" WHERE h."sourceId" = s.id) AS reached`;
  return row ?? null;
}

/** It is as if nobody had asked. False where nobody had. */
export async function dropArchiving(db: Transaction, sourceId: string): Promise<boolean> {
  return (await db.archiveRequest.deleteMany({ where: { sourceId, state: "waiting" } })).count > 0;
}

/**
 * What came of it. Where the archive keeps it, that is the source's archived copy, unless somebody has named another meanwhile. An answer that
 * comes after the request was given up for lost changes nothing.
 */
export async function finishArchiving(
  db: Transaction,
  sourceId: string,
  outcome: { state: "kept"; archivedUrl: string } | { state: "failed"; reason: string },
): Promise<void> {
  const { count } = await db.archiveRequest.updateMany({
    where: { sourceId, state: "asking" },
    data: { ...outcome, changedAt: new Date() },
  });
  if (count === 1 && outcome.state === "kept")
    await db.source.updateMany({ where: { id: sourceId, archivedUrl: null }, data: { archivedUrl: outcome.archivedUrl } });
}

/** A document is a further address of another from now on, and so is what was asked for it. */
export async function mergeArchiving(db: Transaction, fromId: string, intoId: string): Promise<void> {
  await db.$executeRaw`
    UPDATE archive_requests SET "sourceId" = ${intoId}::uuid WHERE "sourceId" = ${fromId}::uuid
      AND NOT EXISTS (SELECT FROM archive_requests WHERE "sourceId" = ${intoId}::uuid)`;
}

export function toArchiving(row: { state: Archiving["state"]; reason: string; changedAt: Date } | null): Archiving | null {
  return row && { state: row.state, reason: row.reason, at: row.changedAt.toISOString() };
}

/** Requests whose process died, and those whose jobs are lost: made again. */
export async function requeueArchiveRequests(db: Transaction, abandoned: Date): Promise<void> {
  await db.archiveRequest.updateMany({ where: { state: "asking", changedAt: { lt: abandoned } }, data: { state: "waiting" } });
  const waiting = await db.archiveRequest.findMany({ where: { state: "waiting" }, orderBy: { changedAt: "asc" }, take: 1000 });
  const lost = await keysWithoutJob(
    db,
    waiting.map(({ sourceId }) => archiveKey(sourceId)),
  );
  await queueRequests(
    db,
    waiting.flatMap(({ sourceId }) => (lost.has(archiveKey(sourceId)) ? sourceId : [])),
  );
}

/** Where the archive says that it keeps what is cited at these addresses, as long as the desk takes its word, and since when. By address. */
export async function listArchived(db: Transaction, urls: string[]): Promise<Map<string, { archivedUrl: string; since: Date }>> {
  if (urls.length === 0) return new Map();
  const rows = await db.$queryRaw<{ url: string; archivedUrl: string; since: Date }[]>`
    SELECT s.url, d."archivedUrl", r."changedAt" AS since FROM sources s JOIN sources d ON d.id = coalesce(s."mergedIntoId", s.id)
    JOIN archive_requests r ON r."sourceId" = d.id AND r."archivedUrl" = d."archivedUrl" WHERE s.url = ANY(${urls})`;
  return new Map(rows.map(({ url, ...archived }) => [url, archived]));
}
