import type { Evidence, Stance } from "#lib/domain/claim/annotation.ts";
import type { Transaction } from "./client.ts";
import { dateOf, dayOf } from "./dates.ts";
import type { Prisma } from "./generated/client.ts";

export const evidenceParts = {
  source: true,
  snapshot: { select: { article: { select: { id: true, slug: true, title: true, outlet: true } } } },
} satisfies Prisma.EvidenceInclude;

export type EvidenceRow = Prisma.EvidenceGetPayload<{ include: typeof evidenceParts }>;

export function toEvidence(row: EvidenceRow): Evidence {
  const { source, snapshot } = row;
  return {
    id: row.id,
    stance: row.stance,
    quote: row.quote,
    source: source && {
      url: source.url,
      title: source.title,
      publisher: source.publisher,
      publishedAt: dayOf(source.publishedAt),
      archivedUrl: source.archivedUrl,
    },
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

/** `quote` of a passage is the slice of its snapshot: whoever calls has checked it. */
export type NewEvidence = {
  stance: Stance;
  quote: string;
  source: Evidence["source"];
  passage: { snapshotId: string; start: number; end: number } | null;
};

export async function replaceEvidence(db: Transaction, annotationId: string, rows: NewEvidence[]): Promise<void> {
  const sourceIds = await saveSources(
    db,
    rows.flatMap((row) => row.source ?? []),
  );
  await db.evidence.deleteMany({ where: { annotationId } });
  await db.evidence.createMany({
    data: rows.map(({ stance, quote, source, passage }, position) => ({
      annotationId,
      position,
      stance,
      quote,
      sourceId: source && sourceIds.get(source.url),
      ...passage,
    })),
  });
}

/** One row an address. What is given fills it in; what is left blank keeps what was known. In order of address, so that two writers can't deadlock. */
async function saveSources(db: Transaction, sources: NonNullable<Evidence["source"]>[]): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const { url, title, publisher, publishedAt, archivedUrl } of sources.toSorted((a, b) => (a.url < b.url ? -1 : 1))) {
    const known = {
      ...(title && { title }),
      ...(publisher && { publisher }),
      ...(publishedAt && { publishedAt: dateOf(publishedAt) }),
      ...(archivedUrl && { archivedUrl }),
    };
    const row = await db.source.upsert({ where: { url }, create: { url, ...known }, update: known, select: { id: true } });
    ids.set(url, row.id);
  }
  return ids;
}
