import { nearPlace } from "#lib/domain/article/near-address.ts";
import type { Evidence, Stance } from "#lib/domain/claim/annotation.ts";
import { type EvidenceCapture, quotePlace } from "#lib/domain/claim/capture.ts";
import { holderOf, siteOf } from "#lib/domain/claim/holder.ts";
import { latestNews } from "#lib/domain/claim/source.ts";
import { toArchiving } from "./archive-requests.ts";
import { askForCaptures, queueQuotes } from "./captures.ts";
import type { Transaction } from "./client.ts";
import { partialDayColumns, partialDayOf } from "./dates.ts";
import { Prisma } from "./generated/client.ts";
import { knownAddress } from "./source-addresses.ts";
import { toFinding } from "./source-changes.ts";

export const evidenceParts = {
  source: {
    include: {
      mergedInto: { include: { archiving: true } },
      archiving: true,
      changes: { orderBy: { id: "desc" }, take: 50 },
      health: {
        include: {
          capture: { select: { at: true, sha256: true, textSha256: true, mementoOf: true, putInBy: { select: { name: true } } } },
        },
      },
    },
  },
  snapshot: { select: { article: { select: { id: true, slug: true, title: true, outlet: true, sourceUrl: true } } } },
} satisfies Prisma.EvidenceInclude;

export type EvidenceRow = Prisma.EvidenceGetPayload<{ include: typeof evidenceParts }>;

/** `owners` are by site. */
export function toEvidence(row: EvidenceRow, owners: ReadonlyMap<string, string>): Evidence {
  const { source, snapshot } = row;
  return {
    id: row.id,
    stance: row.stance,
    quote: row.quote,
    locator: row.locator,
    // What is said of it counts for all its addresses; cited is the one.
    source: source && { ...sourceDetails(source.mergedInto ?? source, owners), url: source.url },
    holder: holder(row, owners),
    capture: captureOf(row),
    archiving: source && toArchiving((source.mergedInto ?? source).archiving),
    passage:
      snapshot && row.snapshotId !== null && row.start !== null && row.end !== null
        ? {
            articleId: snapshot.article.id,
            articleSlug: snapshot.article.slug,
            articleTitle: snapshot.article.title,
            outlet: snapshot.article.outlet?.name ?? null,
            snapshotId: row.snapshotId,
            start: row.start,
            end: row.end,
            exact: row.quote,
          }
        : null,
  };
}

type SourceColumns = Pick<
  NonNullable<EvidenceRow["source"]>,
  | ("id" | "url" | "title" | "publisher" | "author" | "language" | "publishedAt" | "precision" | "archivedUrl")
  | ("altText" | "kind" | "interest" | "owner")
>;

export function sourceDetails({ publishedAt, precision, ...row }: SourceColumns, owners: ReadonlyMap<string, string>) {
  const { id, url, title, publisher, author, language, archivedUrl, altText, kind, interest } = row;
  const owner = row.owner || (owners.get(siteOf(url)) ?? "");
  return {
    id,
    url,
    title,
    publisher,
    author,
    language,
    publishedAt: partialDayOf(publishedAt, precision),
    archivedUrl,
    altText,
    kind,
    interest,
    owner,
  };
}

function holder({ source, snapshot, id }: EvidenceRow, owners: ReadonlyMap<string, string>): string {
  if (source) return holderOf(source.mergedInto ?? source, owners);
  const { article } = snapshot ?? {};
  return holderOf({ url: article?.sourceUrl ?? null, outlet: article?.outlet?.name ?? null, articleId: article?.id ?? id }, owners);
}

function newsOf({ url, changes }: NonNullable<EvidenceRow["source"]>, words: string): EvidenceCapture["news"] {
  const findings = changes.map((change) => toFinding(url, change)).toReversed();
  const news = latestNews(findings, url, words);
  return news && { kind: news.kind, at: news.at, moved: news.moved ?? null };
}

/** The state of the words quoted counts for the copy they were looked for in alone. */
function captureOf({ source, quote, quoteState, quoteTextSha256, quotePlace: place }: EvidenceRow): EvidenceCapture | null {
  if (!source?.health) return null;
  const { state, reason, capture } = source.health;
  const isChecked = quote !== "" && quoteTextSha256 !== null && quoteTextSha256 === capture?.textSha256;
  return {
    state,
    reason,
    at: capture?.at.toISOString() ?? null,
    sha256: capture?.sha256 ?? null,
    textSha256: capture?.textSha256 ?? null,
    putInBy: capture?.putInBy?.name ?? null,
    mementoOf: capture?.mementoOf ?? null,
    quote: isChecked ? quoteState : null,
    news: newsOf(source, quote),
    place: (isChecked && quotePlace.safeParse(place).data) || null,
  };
}

/** `quote` of a passage is the slice of its snapshot: whoever calls has checked it. */
export type NewEvidence = {
  stance: Stance;
  quote: string;
  locator: string;
  source: Pick<NonNullable<Evidence["source"]>, "url" | "title" | "publisher" | "publishedAt" | "archivedUrl"> | null;
  passage: { snapshotId: string; start: number; end: number } | null;
};

/**
 * What didn't change stays: a quotation that was looked for need not be looked for again. Documents that are new are asked for. Gives the sources
 * of which something else is said since, wherever they are cited.
 */
export async function replaceEvidence(db: Transaction, annotationId: string, rows: NewEvidence[]): Promise<string[]> {
  const { ids: sourceIds, changed } = await saveSources(
    db,
    rows.flatMap((row) => row.source ?? []),
  );
  const before = await db.evidence.findMany({ where: { annotationId } });
  const data = rows.map(({ stance, quote, locator, source, passage }, position): Prisma.EvidenceCreateManyInput => {
    const sourceId = source && (sourceIds.get(source.url) ?? null);
    const same = before.findIndex((row) => isSame(row, { sourceId, quote, passage }));
    const [kept] = same < 0 ? [] : before.splice(same, 1);
    const checked = kept && {
      ...{ id: kept.id, quoteState: kept.quoteState, quoteTextSha256: kept.quoteTextSha256 },
      quotePlace: kept.quotePlace ?? Prisma.DbNull,
    };
    return { annotationId, position, stance, quote, locator, sourceId, ...passage, ...checked };
  });
  await db.evidence.deleteMany({ where: { annotationId } });
  await db.evidence.createMany({ data });
  await askForNewSources(db, annotationId, [...sourceIds.values()]);
  return changed;
}

type Cited = Pick<NewEvidence, "quote" | "passage"> & { sourceId: string | null };

/** Does a row cite the same words of the same document, or the same passage? */
function isSame(
  row: Pick<EvidenceRow, "sourceId" | "quote" | "snapshotId" | "start" | "end">,
  { sourceId, quote, passage }: Cited,
): boolean {
  if (passage) return row.snapshotId === passage.snapshotId && row.start === passage.start && row.end === passage.end;
  return row.sourceId !== null && row.sourceId === sourceId && row.quote === quote;
}

/** Unless nothing may be fetched for the article. */
async function askForNewSources(db: Transaction, annotationId: string, sourceIds: string[]): Promise<void> {
  if (sourceIds.length === 0) return;
  const { article } = await db.annotation.findUniqueOrThrow({
    where: { id: annotationId },
    select: { article: { select: { fetchNothing: true, sample: true } } },
  });
  const known = await db.sourceHealth.findMany({ where: { sourceId: { in: sourceIds } }, select: { sourceId: true, captureId: true } });
  const isKnown = new Set(known.map(({ sourceId }) => sourceId));
  if (!article.fetchNothing && !article.sample) {
    await askForCaptures(
      db,
      sourceIds.filter((id) => !isKnown.has(id)),
    );
  }
  await queueQuotes(
    db,
    known.flatMap(({ sourceId, captureId }) => (captureId === null ? [] : [sourceId])),
  );
}

/**
 * One row a page, by the address given: where there is none at it, at one under which the same page is usually reached. What is given fills
 * it in, of the source that it is merged into; what is left blank keeps what was known. In one order, so that two writers can't deadlock.
 */
async function saveSources(
  db: Transaction,
  sources: NonNullable<NewEvidence["source"]>[],
): Promise<{ ids: Map<string, string>; changed: string[] }> {
  const ids = new Map<string, string>();
  const said: { id: string; known: Prisma.SourceUpdateInput }[] = [];
  const pages = await Promise.all(
    sources.map(async ({ url: given, ...details }) => ({ given, url: await knownAddress(db, given), ...details })),
  );
  for (const { given, url, title, publisher, publishedAt, archivedUrl } of pages.toSorted((a, b) => (a.url < b.url ? -1 : 1))) {
    const known = {
      ...(title && { title }),
      ...(publisher && { publisher }),
      ...(publishedAt && partialDayColumns(publishedAt)),
      ...(archivedUrl && { archivedUrl }),
    };
    // Not by upsert, which fails where somebody else cites the same address at this moment.
    await db.source.createMany({ data: [{ url, near: nearPlace(url) }], skipDuplicates: true });
    const { id, mergedIntoId } = await db.source.findUniqueOrThrow({ where: { url }, select: { id: true, mergedIntoId: true } });
    ids.set(given, id);
    said.push({ id: mergedIntoId ?? id, known });
  }
  const changed = new Set<string>();
  for (const { id, known } of said.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    if (Object.keys(known).length === 0) continue;
    const before = await db.source.findUniqueOrThrow({ where: { id } });
    const after = await db.source.update({ where: { id }, data: known });
    const [was, is] = [before, after].map((row) => JSON.stringify(sourceDetails(row, new Map())));
    if (was !== is) changed.add(id);
  }
  return { ids, changed: [...changed] };
}
