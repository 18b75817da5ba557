import type { SourceChangeFound, SourceFinding, SourceNews } from "#lib/domain/claim/source.ts";
import type { RevisionContent } from "#lib/domain/revision/revision.ts";
import { fetchable } from "./captures.ts";
import type { Transaction } from "./client.ts";
import { Prisma } from "./generated/client.ts";

/** Which sources a public review quotes what from: in the transaction that puts it on the public list. */
export async function savePublishedSources(
  db: Transaction,
  articleId: string,
  { annotations, publishedAt }: Pick<RevisionContent, "annotations" | "publishedAt">,
): Promise<void> {
  const cited = annotations.flatMap(({ id: annotationId, evidence }) =>
    evidence.flatMap(({ url, quote }, position) => (url === null ? [] : [{ annotationId, url, quote, position }])),
  );
  const sources = await db.source.findMany({ where: { url: { in: cited.map(({ url }) => url) } }, select: { id: true, url: true } });
  const ids = new Map(sources.map(({ id, url }) => [url, id]));
  await db.publishedSource.deleteMany({ where: { articleId } });
  await db.publishedSource.createMany({
    data: cited.flatMap(({ url, ...row }) => {
      const sourceId = ids.get(url);
      return sourceId === undefined ? [] : [{ ...row, articleId, sourceId, publishedAt: new Date(publishedAt) }];
    }),
  });
}

/** Sources of public reviews that are to be looked at again: every day at first, then every week, then every month. */
export async function listWatchedSources(db: Transaction, most: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT h."sourceId" AS id FROM source_health h JOIN sources s ON s.id = h."sourceId"
    JOIN LATERAL (SELECT max(p."publishedAt") AS at FROM published_sources p WHERE p."sourceId" = h."sourceId") p ON p.at IS NOT NULL
    WHERE h.state IN ('kept', 'gone', 'failed') AND h."changedAt" < now() - CASE
      WHEN p.at > now() - interval '14 days' THEN interval '20 hours'
      WHEN p.at > now() - interval '90 days' THEN interval '7 days' ELSE interval '30 days' END AND ${fetchable}
    ORDER BY h."changedAt" LIMIT ${most}`;
  return rows.map(({ id }) => id);
}

/** What is quoted from a source, in public and at the desk. */
export async function listQuoted(db: Transaction, sourceId: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ quote: string }[]>`
    SELECT quote FROM published_sources WHERE "sourceId" = ${sourceId}::uuid AND quote <> ''
    UNION SELECT e.quote FROM evidence e JOIN annotations n ON n.id = e."annotationId" AND n."deletedAt" IS NULL
      WHERE e."sourceId" = ${sourceId}::uuid AND e.quote <> '' LIMIT 200`;
  return rows.map(({ quote }) => quote);
}

/** Slugs of the public reviews that cite a source. */
export async function listCitingReviews(db: Transaction, sourceId: string): Promise<string[]> {
  const rows = await db.publishedSource.findMany({ where: { sourceId }, select: { listed: { select: { slug: true } } } });
  return [...new Set(rows.map(({ listed }) => listed.slug))];
}

export async function insertSourceChanges(db: Transaction, sourceId: string, news: SourceChangeFound[]): Promise<void> {
  const rows = news.map(({ kind, quote, movedTo = null }) => ({
    sourceId,
    quote,
    movedTo,
    kind: kind === "moved" ? ("changed" as const) : kind,
  }));
  await db.sourceChange.createMany({ data: rows });
}

type ChangeRow = { kind: Exclude<SourceNews, "moved">; quote: string; at: Date; movedTo: string | null };

export function toFinding(url: string, { kind, quote, at: noticed, movedTo }: ChangeRow): SourceFinding {
  const at = noticed.toISOString();
  return movedTo === null ? { url, kind, quote, at } : { url, kind: "moved", quote, at, moved: { to: movedTo, at } };
}

/** What has been found since then of the sources at these addresses, oldest first. */
export async function listSourceChanges(db: Transaction, urls: string[], since: Date): Promise<SourceFinding[]> {
  if (urls.length === 0) return [];
  const rows = await db.sourceChange.findMany({
    where: { source: { url: { in: urls } }, at: { gte: since } },
    include: { source: { select: { url: true } } },
    orderBy: { id: "asc" },
  });
  return rows.map(({ source, ...row }) => toFinding(source.url, row));
}

/** The last word on a document: was it found gone, or moved where to, and not been back since? */
export async function lastOfDocument(db: Transaction, sourceId: string): Promise<{ isAway: boolean; movedTo: string | null }> {
  const where = { sourceId, quote: "" };
  const last = await db.sourceChange.findFirst({ where, orderBy: { id: "desc" }, select: { kind: true, movedTo: true } });
  return { isAway: last?.kind === "gone", movedTo: last?.movedTo ?? null };
}

/** In a query with the address `d`: the last word on the document there is that it has moved; then `movedTo` says where to. */
export const lastMoveOfD = Prisma.sql`(
  SELECT last."movedTo" FROM (SELECT c."movedTo" FROM source_changes c WHERE c."sourceId" = d.id AND c.quote = '' ORDER BY c.id DESC LIMIT 1) last
  WHERE last."movedTo" IS NOT NULL)`;
