import type { CaptureState, QuoteState } from "#lib/domain/claim/capture.ts";
import { siteOf } from "#lib/domain/claim/holder.ts";
import type { SourceChange } from "#lib/domain/claim/source-details.ts";
import type { FoundSource, ListedSource, SourceCitation, SourceCopy, SourceCounts, SourcesAsked } from "#lib/domain/claim/source-list.ts";
import { toArchiving } from "./archive-requests.ts";
import type { Transaction } from "./client.ts";
import { partialDayColumns, partialDayOf } from "./dates.ts";
import { evidenceParts, sourceDetails, toEvidence } from "./evidence.ts";
import { Prisma } from "./generated/client.ts";
import { likeless } from "./like.ts";
import { addressesOfS, documentOf, listFurtherAddresses } from "./merged-sources.ts";
import { isOpenSql } from "./openings.ts";
import { ownersOfSites } from "./site-owners.ts";
import { lastMoveOfD, toFinding } from "./source-changes.ts";

const citing = Prisma.sql`JOIN annotations n ON n.id = e."annotationId" AND n."deletedAt" IS NULL JOIN articles a ON a.id = n."articleId" AND a."deletedAt" IS NULL`;

/**
 * The same, of the address `d`, looked up by their keys one after the other: a planner that hasn’t heard of new rows would read all annotations of
 * the desk for each source.
 */
const citingD = Prisma.sql`
  CROSS JOIN LATERAL (SELECT * FROM evidence WHERE "sourceId" = d.id OFFSET 0) e
  CROSS JOIN LATERAL (SELECT * FROM annotations WHERE id = e."annotationId" AND "deletedAt" IS NULL OFFSET 0) n
  CROSS JOIN LATERAL (SELECT * FROM articles WHERE id = n."articleId" AND "deletedAt" IS NULL OFFSET 0) a`;

/** Of `sources s`, one row a document, at any of its addresses: is there a citation of which this is true? What a reader may not see counts as none. */
const someCitation = (open: Prisma.Sql, condition: Prisma.Sql) =>
  Prisma.sql`EXISTS (SELECT FROM ${addressesOfS} d ${citingD} WHERE ${open} AND ${condition})`;
const unfound = Prisma.sql`e."quoteState" IN ('missing', 'similar')`;
const away = Prisma.sql`EXISTS (SELECT FROM ${addressesOfS} d JOIN source_health t ON t."sourceId" = d.id WHERE t.state IN ('failed', 'gone'))`;
/** Where the document has moved to, at any of its addresses. */
const movedTo = Prisma.sql`(SELECT max(m."to") FROM ${addressesOfS} d CROSS JOIN LATERAL (SELECT ${lastMoveOfD} AS "to") m)`;

function matches({ show, query }: SourcesAsked, open: Prisma.Sql): Prisma.Sql {
  const conditions = [Prisma.sql`s."mergedIntoId" IS NULL`, someCitation(open, Prisma.sql`true`)];
  if (show === "trouble") conditions.push(Prisma.sql`(${away} OR ${movedTo} IS NOT NULL OR ${someCitation(open, unfound)})`);
  else if (show === "moved") conditions.push(Prisma.sql`${movedTo} IS NOT NULL`);
  else if (show === "unread") conditions.push(Prisma.sql`(h.state IS NULL OR h.state IN ('waiting', 'reading'))`);
  else if (show !== "all") conditions.push(Prisma.sql`h.state = ${show}::capture_state`);
  if (query !== "") {
    const like = `%${likeless(query)}%`;
    const address = Prisma.sql`EXISTS (
      SELECT FROM sources m JOIN evidence e ON e."sourceId" = m.id ${citing} WHERE m."mergedIntoId" = s.id AND m.url ILIKE ${like} AND ${open})`;
    conditions.push(Prisma.sql`(s.url ILIKE ${like} OR s.title ILIKE ${like} OR s.publisher ILIKE ${like} OR ${address})`);
  }
  return Prisma.join(conditions, " AND ");
}

type Row = {
  id: string;
  url: string;
  title: string;
  publisher: string;
  state: CaptureState | null;
  reason: string | null;
  at: Date | null;
  movedTo: string | null;
};

/** Those that this reader may know of, newest first. `after` is the id of the last of the section before. */
export async function listSourceRows(
  db: Transaction,
  readerId: string,
  asked: SourcesAsked,
  limit: number,
): Promise<Omit<ListedSource, "cites">[]> {
  const after = asked.after === null ? Prisma.sql`true` : Prisma.sql`s.id < ${asked.after}::uuid`;
  const rows = await db.$queryRaw<Row[]>`
    SELECT s.id, s.url, s.title, s.publisher, h.state::text, h.reason, h."changedAt" AS at, ${movedTo} AS "movedTo"
    FROM sources s LEFT JOIN source_health h ON h."sourceId" = s.id
    WHERE ${after} AND ${matches(asked, await isOpenSql(db, readerId))} ORDER BY s.id DESC LIMIT ${limit}`;
  return rows.map(({ at, reason, ...row }) => ({ ...row, reason: reason ?? "", at: at?.toISOString() ?? null }));
}

export async function countSources(db: Transaction, readerId: string): Promise<SourceCounts> {
  const [row] = await db.$queryRaw<SourceCounts[]>`
    WITH moves AS (
      SELECT d.id AS "sourceId" FROM (SELECT DISTINCT "sourceId" AS id FROM source_changes WHERE "movedTo" IS NOT NULL) d WHERE ${lastMoveOfD} IS NOT NULL),
    cited AS (
      SELECT coalesce(m."mergedIntoId", m.id) AS id, bool_or(${unfound}) AS unfound, bool_or(t.state IN ('failed', 'gone')) AS away, bool_or(v."sourceId" IS NOT NULL) AS moved
      FROM evidence e JOIN sources m ON m.id = e."sourceId" ${citing} LEFT JOIN source_health t ON t."sourceId" = m.id
      LEFT JOIN moves v ON v."sourceId" = m.id
      WHERE ${await isOpenSql(db, readerId)} GROUP BY 1)
    SELECT count(*)::int AS "all", (count(*) FILTER (WHERE h.state = 'kept'))::int AS kept,
      (count(*) FILTER (WHERE h.state = 'failed'))::int AS failed, (count(*) FILTER (WHERE h.state = 'gone'))::int AS gone,
      (count(*) FILTER (WHERE c.moved))::int AS moved,
      (count(*) FILTER (WHERE h.state IS NULL OR h.state IN ('waiting', 'reading')))::int AS unread,
      (count(*) FILTER (WHERE c.away OR c.moved OR h.state IN ('failed', 'gone') OR c.unfound))::int AS trouble
    FROM cited c LEFT JOIN source_health h ON h."sourceId" = c.id`;
  return row ?? { all: 0, kept: 0, failed: 0, gone: 0, moved: 0, unread: 0, trouble: 0 };
}

const mostShown = 1000;

/** What cites a source at any of its addresses, at the desk as it stands, as far as this reader may know: at most so many, newest first. */
export async function listCitations(db: Transaction, id: string, readerId: string): Promise<(SourceCitation & { sourceId: string })[]> {
  const open = await db.$queryRaw<{ id: string }[]>`
    SELECT e.id FROM sources s CROSS JOIN LATERAL ${addressesOfS} d ${citingD}
    WHERE s.id = ${id}::uuid AND ${await isOpenSql(db, readerId)} ORDER BY e.id DESC LIMIT ${mostShown}`;
  const rows = await db.evidence.findMany({
    where: { id: { in: open.map((row) => row.id) } },
    include: {
      ...evidenceParts,
      annotation: { select: { id: true, claim: true, article: { select: { id: true, slug: true, title: true } } } },
    },
    orderBy: { id: "desc" },
  });
  const owners = await ownersOfSites(db);
  return rows.map((row) => {
    const { stance, quote, capture } = toEvidence(row, owners);
    const state: QuoteState | null = capture?.quote ?? null;
    const { id: annotationId, claim, article } = row.annotation;
    return { sourceId: row.sourceId ?? "", stance, quote, state, annotationId, claim, article };
  });
}

/** Is anything that cites this source hidden from this reader, and which of its addresses does nothing else cite? */
export async function findHiddenCitations(
  db: Transaction,
  id: string,
  readerId: string,
): Promise<{ some: boolean; addresses: ReadonlySet<string> }> {
  // Counted, as what is neither true nor false is hidden, too.
  const open = Prisma.sql`count(*) FILTER (WHERE ${await isOpenSql(db, readerId)})`;
  const rows = await db.$queryRaw<{ id: string; all: boolean }[]>`
    SELECT d.id, ${open} = 0 AS "all" FROM sources s CROSS JOIN LATERAL ${addressesOfS} d ${citingD}
    WHERE s.id = ${id}::uuid GROUP BY d.id HAVING ${open} < count(*)`;
  return { some: rows.length > 0, addresses: new Set(rows.flatMap((row) => (row.all ? row.id : []))) };
}

const mostCounted = 1000;

/** Which annotations cite these sources, at any of their addresses, at the desk as it stands, as far as this reader may know: of each at most so many. */
export async function listCiters(
  db: Transaction,
  sourceIds: string[],
  readerId: string,
): Promise<{ sourceId: string; annotationId: string }[]> {
  return db.$queryRaw<{ sourceId: string; annotationId: string }[]>`
    SELECT s.id AS "sourceId", c."annotationId" FROM unnest(${sourceIds}::uuid[]) AS s(id)
    CROSS JOIN LATERAL (
      SELECT DISTINCT n.id AS "annotationId" FROM ${addressesOfS} d ${citingD}
      WHERE ${await isOpenSql(db, readerId)} LIMIT ${mostCounted}) c`;
}

/** Those of these sources that something cites, deleted or not, but nothing of which this reader may read all. */
export async function findHiddenSources(db: Transaction, sourceIds: string[], readerId: string): Promise<Set<string>> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT s.id FROM unnest(${sourceIds}::uuid[]) AS s(id) CROSS JOIN LATERAL ${addressesOfS} d JOIN evidence e ON e."sourceId" = d.id
    JOIN annotations n ON n.id = e."annotationId" JOIN articles a ON a.id = n."articleId"
    GROUP BY s.id HAVING count(*) FILTER (WHERE ${await isOpenSql(db, readerId)}) = 0`;
  return new Set(rows.map(({ id }) => id));
}

/** The source of this id; where it was merged, the one it was merged into. */
export async function findSource(db: Transaction, asked: string) {
  const id = await documentOf(db, asked);
  const row = await db.source.findUnique({ where: { id }, include: { health: true, archiving: true } });
  if (!row) return null;
  const { health, owner, version } = row;
  const changes = await db.sourceChange.findMany({
    where: { source: { OR: [{ id }, { mergedIntoId: id }] } },
    include: { source: { select: { url: true } } },
    orderBy: { id: "desc" },
    take: 50,
  });
  const owners = await ownersOfSites(db);
  const site = siteOf(row.url);
  return {
    source: sourceDetails(row, owners),
    version,
    archiving: toArchiving(row.archiving),
    own: { owner, site, siteOwner: owners.get(site) ?? "" },
    health: health && { state: health.state, reason: health.reason, at: health.changedAt.toISOString() },
    further: await listFurtherAddresses(db, id),
    changes: changes.map(({ source: { url }, ...change }) => toFinding(url, change)),
  };
}

const told = { id: true, url: true, title: true, publisher: true, publishedAt: true, precision: true, archivedUrl: true } as const;
const offered = { ...told, mergedInto: { select: told } } as const;

/** Each document once, whichever of its addresses was found. */
function toOffered(rows: Prisma.SourceGetPayload<{ select: typeof offered }>[]): FoundSource[] {
  const documents = rows.map(({ mergedInto, ...row }) => mergedInto ?? row);
  const different = new Map(documents.map((row) => [row.id, row]));
  return [...different.values()].map(({ publishedAt, precision, ...row }) => ({
    ...row,
    publishedAt: partialDayOf(publishedAt, precision),
  }));
}

/** In the order asked for. */
export async function listSourcesOf(db: Transaction, ids: string[]): Promise<FoundSource[]> {
  const rows = await db.source.findMany({ where: { id: { in: ids } }, select: offered });
  return toOffered(rows.toSorted((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id)));
}

/** Those whose address goes by one of these names, the oldest first. */
export async function findSourcesNamed(db: Transaction, near: string[]): Promise<FoundSource[]> {
  return toOffered(await db.source.findMany({ where: { near: { in: near } }, select: offered, orderBy: { id: "asc" } }));
}

/** What is given, the next version. False where this one is no longer the newest. */
export async function saveSourceDetails(
  db: Transaction,
  id: string,
  version: number,
  details: Omit<SourceChange, "siteOwner">,
): Promise<boolean> {
  const { publishedAt, ...columns } = details;
  const day = publishedAt === undefined ? {} : publishedAt === null ? { publishedAt: null } : partialDayColumns(publishedAt);
  const data = { ...columns, ...day, version: { increment: 1 } };
  return (await db.source.updateMany({ where: { id, version }, data })).count === 1;
}

const mostCopies = 100;

/** The copies made at these addresses, newest first, with how large each is. */
export async function listCopies(db: Transaction, sourceIds: string[]): Promise<SourceCopy[]> {
  const rows = await db.capture.findMany({
    where: { sourceId: { in: sourceIds } },
    orderBy: { at: "desc" },
    take: mostCopies,
    omit: { headers: true },
    include: { putInBy: { select: { name: true } }, health: { select: { sourceId: true } } },
  });
  // Never the bytes: how many there are, and whether there are any.
  const contents = await db.$queryRaw<{ sha256: string; size: number; kept: boolean }[]>`
    SELECT sha256, size, packed IS NOT NULL AS kept FROM captured_contents WHERE sha256 = ANY(${rows.map(({ sha256 }) => sha256)})`;
  const known = new Map(contents.map((content) => [content.sha256, content]));
  return rows.map(({ id, sourceId, at, url, status, contentType, sha256, textSha256, putInBy, fileName, health }) => ({
    ...{ id, sourceId, url, status, contentType, sha256, textSha256, fileName },
    ...{ putInBy: putInBy?.name ?? null, counts: health.length > 0 },
    at: at.toISOString(),
    size: known.get(sha256)?.size ?? 0,
    kept: known.get(sha256)?.kept ?? false,
  }));
}
