import type { Archiving } from "#lib/domain/claim/archive.ts";
import { fetchable } from "./captures.ts";
import type { Transaction } from "./client.ts";
import { addJobs, keysWithoutJob } from "./jobs.ts";

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

/** Has an archive asked for these documents; one that it is being asked for already is not asked for twice. */
export async function requestArchiving(db: Transaction, sourceIds: string[]): Promise<void> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    INSERT INTO archive_requests ("sourceId", state) SELECT id, 'waiting' FROM unnest(${sourceIds}::uuid[]) AS s(id) ORDER BY id
    ON CONFLICT ("sourceId") DO UPDATE SET state = 'waiting', reason = '', "changedAt" = now() WHERE archive_requests.state IN ('kept', 'failed')
    RETURNING "sourceId" AS id`;
  await queueRequests(
    db,
    rows.map(({ id }) => id),
  );
}

/** The same for what a review cites as it is published, unless there is an archived copy, or somebody took the archive's away. */
export async function askArchiveForPublished(db: Transaction, articleId: string): Promise<void> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT d.id FROM published_sources p JOIN sources s ON s.id = p."sourceId" JOIN sources d ON d.id = coalesce(s."mergedIntoId", s.id)
    LEFT JOIN archive_requests r ON r."sourceId" = d.id
    WHERE p."articleId" = ${articleId}::uuid AND d."archivedUrl" IS NULL AND r.state IS DISTINCT FROM 'kept' AND ${fetchable}`;
  await requestArchiving(
    db,
    rows.map(({ id }) => id),
  );
}

/** The address at which a document may be asked for, its own rather than a further one, and where that led; null where none may be. */
export async function findOpenAddress(db: Transaction, sourceId: string): Promise<{ url: string; reached: string | null } | null> {
  const [row] = await db.$queryRaw<{ url: string; reached: string | null }[]>`
    SELECT s.url, c.url AS reached FROM sources s LEFT JOIN source_health h ON h."sourceId" = s.id LEFT JOIN captures c ON c.id = h."captureId"
    WHERE (s.id = ${sourceId}::uuid OR s."mergedIntoId" = ${sourceId}::uuid) AND ${fetchable} ORDER BY s.id <> ${sourceId}::uuid, s.id LIMIT 1`;
  return row ?? null;
}

/** Takes a document that an archive is to be asked for. False where it doesn't wait (any more), or has an archived copy by now. */
export async function claimArchiving(db: Transaction, sourceId: string): Promise<boolean> {
  const source = { archivedUrl: null };
  const data = { state: "asking", changedAt: new Date() } as const;
  if ((await db.archiveRequest.updateMany({ where: { sourceId, state: "waiting", source }, data })).count === 1) return true;
  await dropArchiving(db, sourceId);
  return false;
}

/** It is as if nobody had asked. */
export async function dropArchiving(db: Transaction, sourceId: string): Promise<void> {
  await db.archiveRequest.deleteMany({ where: { sourceId, state: "waiting" } });
}

/** What came of it. Where the archive keeps it, that is the source's archived copy, unless somebody has named another meanwhile. */
export async function settleArchiving(
  db: Transaction,
  sourceId: string,
  outcome: { state: "kept"; archivedUrl: string } | { state: "failed"; reason: string },
): Promise<void> {
  await db.archiveRequest.updateMany({ where: { sourceId, state: "asking" }, data: { ...outcome, changedAt: new Date() } });
  if (outcome.state === "kept")
    await db.source.updateMany({ where: { id: sourceId, archivedUrl: null }, data: { archivedUrl: outcome.archivedUrl } });
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

/** Where the archive says that it keeps what is cited at these addresses, as long as the desk takes its word. By address. */
export async function listArchived(db: Transaction, urls: string[]): Promise<Map<string, string>> {
  if (urls.length === 0) return new Map();
  const rows = await db.$queryRaw<{ url: string; archivedUrl: string }[]>`
    SELECT s.url, d."archivedUrl" FROM sources s JOIN sources d ON d.id = coalesce(s."mergedIntoId", s.id)
    JOIN archive_requests r ON r."sourceId" = d.id AND r."archivedUrl" = d."archivedUrl" WHERE s.url = ANY(${urls})`;
  return new Map(rows.map(({ url, archivedUrl }) => [url, archivedUrl]));
}
