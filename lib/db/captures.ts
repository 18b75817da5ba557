import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { z } from "zod";
import type { CaptureState, QuotedWords } from "#lib/domain/claim/capture.ts";
import { siteOf } from "#lib/domain/claim/holder.ts";
import type { Transaction } from "./client.ts";
import { dateOf } from "./dates.ts";
import { Prisma } from "./generated/client.ts";
import { addJobs, keysWithoutJob } from "./jobs.ts";
import { likeless } from "./like.ts";

// Off this thread: a document may be of 25 MB, and the room waits for nobody.
const [pack, unpack] = [promisify(gzip), promisify(gunzip)];

const captureKey = (sourceId: string) => `capture ${sourceId}`;
const quotesKey = (sourceId: string) => `quotes of ${sourceId}`;

type Place = { id: string; url: string };

/** One job a source; documents of one host stand in one line, with the pages of imports. */
async function queueCaptures(db: Transaction, sources: Place[], priority = 0): Promise<void> {
  const queue = ({ url }: Place) => `pages of ${URL.parse(url)?.host ?? "nowhere"}`;
  await addJobs(
    db,
    sources.map((source) => ({
      ...{ task: "capture_source", payload: { sourceId: source.id }, key: captureKey(source.id) },
      ...{ queue: queue(source), priority },
    })),
  );
}

/** The quotations from these sources are looked for in what we have of them. */
export async function queueQuotes(db: Transaction, sourceIds: string[]): Promise<void> {
  const job = (sourceId: string) => ({ task: "check_quotes", payload: { sourceId }, key: quotesKey(sourceId), queue: null, priority: 0 });
  await addJobs(db, sourceIds.map(job));
}

/** A file that the desk keeps can be asked for nowhere. */
const onTheWeb = Prisma.sql`s.url LIKE 'http%'`;

/** Asks for these documents: at once, whatever is known of them; one that is being asked for is not asked for twice. */
export async function askForCaptures(db: Transaction, sourceIds: string[], { priority = 0, watch = false } = {}): Promise<void> {
  if (sourceIds.length === 0) return;
  const asked = await db.$queryRaw<Place[]>`
    WITH asked AS (
      INSERT INTO source_health ("sourceId", state, watch, "changedAt")
      SELECT s.id, 'waiting', ${watch}, now() FROM sources s WHERE s.id = ANY(${sourceIds}::uuid[]) AND ${onTheWeb} ORDER BY s.id
      ON CONFLICT ("sourceId") DO UPDATE SET state = 'waiting', watch = ${watch}, "changedAt" = now() WHERE source_health.state NOT IN ('waiting', 'reading')
      RETURNING "sourceId")
    SELECT s.id, s.url FROM asked JOIN sources s ON s.id = asked."sourceId"`;
  await queueCaptures(db, asked, priority);
}

/** Of `sources s`: cited in an article whose sources may be asked for. What the sample brought is left alone. */
export const fetchable = Prisma.sql`${onTheWeb} AND EXISTS (
  SELECT FROM evidence e JOIN annotations n ON n.id = e."annotationId" JOIN articles a ON a.id = n."articleId"
  WHERE e."sourceId" = s.id AND n."deletedAt" IS NULL AND a."deletedAt" IS NULL AND NOT a."fetchNothing" AND NOT a.sample
  UNION ALL SELECT FROM published_sources p JOIN articles a ON a.id = p."articleId"
  WHERE p."sourceId" = s.id AND a."deletedAt" IS NULL AND NOT a."fetchNothing" AND NOT a.sample)`;

/** Takes a source whose document was asked for; null where it doesn't wait (any more), or nothing may be fetched by now. */
export async function claimSource(db: Transaction, sourceId: string): Promise<{ url: string; watch: boolean } | null> {
  const [row] = await db.$queryRaw<{ url: string; watch: boolean }[]>`
    UPDATE source_health h SET state = 'reading', "changedAt" = now() FROM sources s
    WHERE h."sourceId" = ${sourceId}::uuid AND h.state = 'waiting' AND s.id = h."sourceId" AND ${fetchable} RETURNING s.url, h.watch`;
  if (row) return row;
  // Nobody may ask for it any more: it is as if it never had been.
  await db.$executeRaw`DELETE FROM source_health WHERE "sourceId" = ${sourceId}::uuid AND state = 'waiting' AND "captureId" IS NULL`;
  await db.sourceHealth.updateMany({ where: { sourceId, state: "waiting" }, data: { state: "kept", changedAt: new Date() } });
  return null;
}

type NewCapture = {
  url: string;
  status: number;
  contentType: string;
  headers: Record<string, string>;
  sha256: string;
  textSha256: string | null;
  readerVersion: number;
  mementoOf?: string | null;
  /** Of a copy put in by hand: who did, and what they had the file called. */
  putInById?: string;
  fileName?: string;
};

/**
 * Bytes or a text, once for all who have them, under the hash that the caller made of them. What is there is held until the transaction ends, so
 * that it doesn't go with a file that nothing cites.
 */
export async function keepContent(db: Transaction, sha256: string, content: Uint8Array): Promise<void> {
  const data = { sha256, size: content.length, packed: Uint8Array.from(await pack(content)) };
  let held: unknown[] = [];
  while (held.length === 0) {
    await db.capturedContent.createMany({ data: [data], skipDuplicates: true });
    held = await db.$queryRaw<unknown[]>`SELECT 1 FROM captured_contents WHERE sha256 = ${sha256} FOR SHARE`;
  }
}

/** How much all copies take, in bytes as they are kept. Reads no copy, but a row of each. */
export async function measureCopies(db: Transaction): Promise<number> {
  const [row] = await db.$queryRaw<
    { bytes: bigint }[]
  >`SELECT coalesce(sum(octet_length(packed)), 0)::bigint AS bytes FROM captured_contents`;
  return Number(row?.bytes ?? 0);
}

/** Is there something under this hash, or was there before it was taken out? */
export async function isContentKnown(db: Transaction, sha256: string): Promise<boolean> {
  return (await db.capturedContent.count({ where: { sha256 } })) > 0;
}

/** Which of these were taken out, as a law asked: they are never kept again. */
export async function listTakenOut(db: Transaction, hashes: string[]): Promise<string[]> {
  const rows = await db.capturedContent.findMany({ where: { sha256: { in: hashes }, packed: null }, select: { sha256: true } });
  return rows.map(({ sha256 }) => sha256);
}

/** What is kept under a hash; null for what was taken out. */
export async function findContent(db: Transaction, sha256: string): Promise<Uint8Array | null> {
  const row = await db.capturedContent.findUnique({ where: { sha256 } });
  return row?.packed ? unpack(row.packed) : null;
}

export async function findText(db: Transaction, textSha256: string): Promise<string | null> {
  const bytes = await findContent(db, textSha256);
  return bytes === null ? null : new TextDecoder().decode(bytes);
}

export function findCapture(db: Transaction, id: string) {
  return db.capture.findUnique({ where: { id }, select: { sourceId: true, sha256: true, textSha256: true } });
}

/** Of the answer, as they came. */
export async function findHeaders(db: Transaction, id: string): Promise<Record<string, string>> {
  const { headers } = await db.capture.findUniqueOrThrow({ where: { id }, select: { headers: true } });
  return z.record(z.string(), z.string()).parse(headers);
}

/** Bytes and texts go for good, and the words of theirs that stand beside quotations; the hashes stay, and so does their place. */
export async function takeOutContent(db: Transaction, hashes: string[]): Promise<void> {
  await db.capturedContent.updateMany({ where: { sha256: { in: hashes } }, data: { packed: null } });
  await db.evidence.updateMany({ where: { quoteTextSha256: { in: hashes } }, data: { quotePlace: Prisma.DbNull } });
}

/** A copy, which is the one that counts from now on, unless another goes on to. Gives its id. */
export async function keepCapture(
  db: Transaction,
  sourceId: string,
  capture: NewCapture,
  { reason, counts = true }: { reason: string; counts?: boolean },
): Promise<string> {
  const { id: captureId } = await db.capture.create({ data: { sourceId, ...capture }, select: { id: true } });
  const health = { state: "kept", reason, failures: 0, changedAt: new Date(), ...(counts && { captureId }) } as const;
  await db.sourceHealth.upsert({ where: { sourceId }, create: { sourceId, ...health }, update: health });
  return captureId;
}

/** The copy that counts of each of these sources: its id, and whether somebody put it in by hand. */
export async function listCounting(
  db: Transaction,
  sourceIds: string[],
): Promise<{ sourceId: string; captureId: string; sha256: string; byHand: boolean }[]> {
  const rows = await db.sourceHealth.findMany({
    where: { sourceId: { in: sourceIds }, captureId: { not: null } },
    select: { sourceId: true, capture: { select: { id: true, sha256: true, putInById: true } } },
  });
  return rows.flatMap(({ sourceId, capture }) =>
    capture ? [{ sourceId, captureId: capture.id, sha256: capture.sha256, byHand: capture.putInById !== null }] : [],
  );
}

/** Another copy of a source counts from now on; null: none does, and it is as if it never had been asked for. */
export async function chooseCapture(db: Transaction, sourceId: string, captureId: string | null): Promise<void> {
  if (captureId === null) {
    await db.sourceHealth.deleteMany({ where: { sourceId } });
    return;
  }
  const health = { captureId, state: "kept", reason: "", failures: 0, changedAt: new Date() } as const;
  await db.sourceHealth.upsert({ where: { sourceId }, create: { sourceId, ...health }, update: health });
}

/** It reads as the copy that counts does, as far as anybody rests on it: that one goes on counting. */
export async function keepNothingNew(db: Transaction, sourceId: string, reason?: string): Promise<void> {
  await db.sourceHealth.update({ where: { sourceId }, data: { state: "kept", reason, failures: 0, changedAt: new Date() } });
}

/** That there is no copy this time. An earlier one stays. */
export async function saveFailedCapture(db: Transaction, sourceId: string, state: CaptureState, reason: string): Promise<void> {
  const failures = state === "failed" ? { increment: 1 } : 0;
  await db.sourceHealth.updateMany({ where: { sourceId }, data: { state, reason, failures, changedAt: new Date() } });
}

type Details = { title: string; publisher: string; author: string; publishedAt: string | null; language: string };

/** What a document says of itself goes where nobody has said anything yet: also of what its address was merged into. */
export async function fillInSource(db: Transaction, id: string, details: Details): Promise<void> {
  const { title, publisher, author, language } = details;
  const publishedAt = dateOf(details.publishedAt);
  await db.$executeRaw`
    UPDATE sources SET title = coalesce(nullif(title, ''), ${title}), publisher = coalesce(nullif(publisher, ''), ${publisher}),
      author = coalesce(nullif(author, ''), ${author}), language = coalesce(nullif(language, ''), ${language}),
      "publishedAt" = coalesce("publishedAt", ${publishedAt}::timestamp)
    WHERE id = ${id}::uuid OR id = (SELECT "mergedIntoId" FROM sources WHERE id = ${id}::uuid)`;
}

export type Citing = { evidenceId: string; quote: string; annotationId: string; articleId: string; checkedIn: string | null };

/** Every piece of evidence from these sources, at the desk as it stands. */
export function listCiting(db: Transaction, ...sourceIds: string[]): Promise<Citing[]> {
  return db.$queryRaw`
    SELECT e.id AS "evidenceId", e.quote, n.id AS "annotationId", n."articleId", e."quoteTextSha256" AS "checkedIn"
    FROM evidence e JOIN annotations n ON n.id = e."annotationId" JOIN articles a ON a.id = n."articleId"
    WHERE e."sourceId" = ANY(${sourceIds}::uuid[]) AND n."deletedAt" IS NULL AND a."deletedAt" IS NULL ORDER BY n."articleId", n.id, e.position`;
}

const mostTold = 500;

/** What cites a document of a site, newest first: `most` is how much is told that something was said of the site. */
export async function listCitingOnSite(
  db: Transaction,
  site: string,
  most: number | null = mostTold,
): Promise<Pick<Citing, "articleId" | "annotationId">[]> {
  const rows = await db.$queryRaw<{ articleId: string; annotationId: string; url: string }[]>`
    SELECT n."articleId", n.id AS "annotationId", s.url FROM sources s JOIN evidence e ON e."sourceId" = s.id
    JOIN annotations n ON n.id = e."annotationId" JOIN articles a ON a.id = n."articleId"
    WHERE s.url ILIKE ${`%${likeless(site)}%`} AND n."deletedAt" IS NULL AND a."deletedAt" IS NULL ORDER BY n.id DESC LIMIT ${most}`;
  return rows.filter(({ url }) => siteOf(url) === site);
}

/** What came of looking for quoted words (null: they could not be looked for), unless other words are quoted by now. False where they are. */
export async function saveQuote(
  db: Transaction,
  { evidenceId, quote }: Pick<Citing, "evidenceId" | "quote">,
  textSha256: string,
  words: QuotedWords | null,
): Promise<boolean> {
  const data = { quoteState: words?.state ?? null, quoteTextSha256: textSha256, quotePlace: words?.place ?? Prisma.DbNull };
  return (await db.evidence.updateMany({ where: { id: evidenceId, quote }, data })).count === 1;
}

const ofCopy = { textSha256: true, sha256: true, contentType: true, url: true, readerVersion: true } as const;
type Copy = { textSha256: string | null; sha256: string; contentType: string; url: string; readerVersion: number };

/** The copy of a source that counts, the newest as a rule; null while there is none. */
export async function findNewestCopy(db: Transaction, sourceId: string): Promise<Copy | null> {
  return (await db.sourceHealth.findUnique({ where: { sourceId }, select: { capture: { select: ofCopy } } }))?.capture ?? null;
}

/** The newest copy that the server read itself: what a later reading is compared with. */
export function findNewestReading(db: Transaction, sourceId: string): Promise<Copy | null> {
  return db.capture.findFirst({ where: { sourceId, putInById: null }, orderBy: { id: "desc" }, select: ofCopy });
}

/** Documents whose process died over them, and those whose jobs are lost, as after a restore: asked for again. */
export async function requeueCaptures(db: Transaction, abandoned: Date): Promise<void> {
  await db.$executeRaw`UPDATE source_health SET state = 'waiting', "changedAt" = now() WHERE state = 'reading' AND "changedAt" < ${abandoned}`;
  const waiting = await db.$queryRaw<Place[]>`
    SELECT s.id, s.url FROM source_health h JOIN sources s ON s.id = h."sourceId" WHERE h.state = 'waiting' ORDER BY h."changedAt" LIMIT 1000`;
  const lost = await keysWithoutJob(
    db,
    waiting.map(({ id }) => captureKey(id)),
  );
  await queueCaptures(
    db,
    waiting.filter(({ id }) => lost.has(captureKey(id))),
  );
}

/** Sources that were cited before there were copies, a few at a time, after all that somebody waits for. */
export async function listUncaptured(db: Transaction, most: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT s.id FROM sources s WHERE NOT EXISTS (SELECT FROM source_health h WHERE h."sourceId" = s.id) AND ${fetchable}
    ORDER BY s.id DESC LIMIT ${most}`;
  return rows.map(({ id }) => id);
}

/** Documents that could not be read so many times in a row, the last time before then, and that may be asked for. */
export async function listFailed(db: Transaction, failures: number, before: Date, most: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT s.id FROM source_health h JOIN sources s ON s.id = h."sourceId"
    WHERE h.state = 'failed' AND h.failures = ${failures} AND h."changedAt" < ${before} AND ${fetchable} ORDER BY h."changedAt" LIMIT ${most}`;
  return rows.map(({ id }) => id);
}

/** Sources with a quotation that nobody has looked for in the newest copy, as long as that is kept. */
export async function listUncheckedQuotes(db: Transaction, most: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT e."sourceId" AS id FROM evidence e
    JOIN source_health h ON h."sourceId" = e."sourceId" JOIN captures c ON c.id = h."captureId"
    JOIN captured_contents k ON k.sha256 = c."textSha256" AND k.packed IS NOT NULL
    JOIN annotations n ON n.id = e."annotationId" JOIN articles a ON a.id = n."articleId"
    WHERE n."deletedAt" IS NULL AND a."deletedAt" IS NULL AND e.quote <> '' AND c."textSha256" IS NOT NULL AND e."quoteTextSha256" IS DISTINCT FROM c."textSha256" LIMIT ${most}`;
  return rows.map(({ id }) => id);
}
