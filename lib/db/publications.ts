import { z } from "zod";
import { type Correction, correctionKinds, type PublicationSummary, type publicationEntry } from "#lib/domain/revision/publication.ts";
import { revisionKinds } from "#lib/domain/revision/revision.ts";
import type { Transaction } from "./client.ts";
import { Prisma } from "./generated/client.ts";

const shown = (p: Prisma.Sql, a: Prisma.Sql) =>
  Prisma.sql`publication_search ${p} JOIN articles ${a} ON ${a}.id = ${p}."articleId" AND ${a}."deletedAt" IS NULL`;

/** Every review the public lists: its article not removed; the sample only until there is work of the desk's own. */
const listed = Prisma.sql`${shown(Prisma.raw("p"), Prisma.raw("a"))}
  AND (NOT p.sample OR NOT EXISTS (SELECT 1 FROM ${shown(Prisma.raw("own"), Prisma.raw("of"))} WHERE NOT own.sample))`;

const verdict = z.object({ slug: z.string(), name: z.string(), definition: z.string(), rating: z.number().nullable() });
const tallyEntry = z.object({ slug: z.string(), name: z.string(), rating: z.number().nullable(), count: z.number() });
const moment = z.date().transform((date) => date.toISOString());

const summary = z.object({
  slug: z.string(),
  title: z.string(),
  outlet: z.string().nullable(),
  language: z.string(),
  sample: z.boolean(),
  overallVerdict: verdict.nullable(),
  takeaway: z.string(),
  tally: z.object({ checked: z.number(), entries: z.array(tallyEntry) }),
  number: z.number(),
  kind: z.enum(revisionKinds),
  note: z.string(),
  corrected: z.boolean(),
  publishedAt: moment,
  firstPublishedAt: moment,
});

/** `query` is a tsquery, as `searchQuery` makes it. */
export type PublicationFilter = { verdict?: string; outlet?: string; corrected?: boolean; query?: string };
export type Section = { limit: number; offset: number };

/** Puts a review on the public list, or anew: in the transaction that publishes it. */
export async function listPublication(db: Transaction, articleId: string, entry: ReturnType<typeof publicationEntry>): Promise<void> {
  const earlier = await db.revision.aggregate({ where: { articleId }, _min: { publishedAt: true } });
  const corrections = await db.revision.count({
    where: { articleId, number: { lte: entry.number }, kind: { in: ["correction", "clarification"] } },
  });
  const row = {
    ...entry,
    overallVerdict: entry.overallVerdict ?? Prisma.DbNull,
    corrected: corrections > 0,
    firstPublishedAt: earlier._min.publishedAt ?? entry.publishedAt,
  };
  await db.publicationSearch.upsert({ where: { articleId }, create: { articleId, ...row }, update: row });
}

/** Takes a review off the public list: in the transaction that withdraws it. */
export async function unlistPublication(db: Transaction, articleId: string): Promise<void> {
  await db.publicationSearch.deleteMany({ where: { articleId } });
}

/** Articles whose public review the list doesn't have as it stands: rows of a version that kept no list. */
export async function findUnlisted(db: Transaction, limit: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT a.id FROM articles a
    JOIN LATERAL (SELECT number FROM revisions WHERE "articleId" = a.id ORDER BY number DESC LIMIT 1) r ON true
    WHERE NOT EXISTS (SELECT 1 FROM withdrawals w WHERE w."articleId" = a.id AND w."revisionNumber" = r.number)
      AND NOT EXISTS (SELECT 1 FROM publication_search p WHERE p."articleId" = a.id AND p.number = r.number)
    LIMIT ${limit}`;
  return rows.map(({ id }) => id);
}

/** The addresses of all that is listed but the sample, newest publication first. */
export async function listPublicationAddresses(db: Transaction, limit: number): Promise<{ slug: string; publishedAt: Date }[]> {
  return db.$queryRaw`
    SELECT p.slug, p."publishedAt" FROM ${listed} WHERE NOT p.sample ORDER BY p."publishedAt" DESC, p.slug LIMIT ${limit}`;
}

/** What the public list shows, newest publication first. */
export async function listPublicationSummaries(
  db: Transaction,
  { limit, offset, ...filter }: PublicationFilter & Section,
): Promise<PublicationSummary[]> {
  const rows = await db.$queryRaw`
    SELECT p.slug, p.title, p.outlet, p.language, p.sample, p."overallVerdict", p.takeaway, p.tally, p.number, p.kind::text, p.note,
      p.corrected, p."publishedAt", p."firstPublishedAt"
    FROM ${listed} WHERE ${matches(filter)}
    ORDER BY p."publishedAt" DESC, p.slug LIMIT ${limit} OFFSET ${offset}`;
  return z.array(summary).parse(rows);
}

function matches({ verdict: slug, outlet, corrected, query }: PublicationFilter): Prisma.Sql {
  const conditions = [Prisma.sql`true`];
  if (slug !== undefined) conditions.push(Prisma.sql`p."overallVerdict"->>'slug' = ${slug}`);
  if (outlet !== undefined) conditions.push(Prisma.sql`p.outlet = ${outlet}`);
  if (corrected) conditions.push(Prisma.sql`p.corrected`);
  if (query !== undefined) conditions.push(Prisma.sql`array_to_tsvector(p.words) @@ ${query}::tsquery`);
  return Prisma.join(conditions, " AND ");
}

const facet = z.object({ outlet: z.string().nullable(), slug: z.string().nullable(), name: z.string().nullable(), corrected: z.number() });

export async function countPublications(db: Transaction, filter: PublicationFilter): Promise<number> {
  const [counted] = await db.$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total FROM ${listed} WHERE ${matches(filter)}`;
  return counted?.total ?? 0;
}

/** What all public reviews can be filtered by, and how many of them were corrected. */
export async function publicationFacets(db: Transaction) {
  const groups = z.array(facet).parse(
    await db.$queryRaw`
      SELECT p.outlet, p."overallVerdict"->>'slug' AS slug, p."overallVerdict"->>'name' AS name,
        (count(*) FILTER (WHERE p.corrected))::int AS corrected
      FROM ${listed} GROUP BY 1, 2, 3 ORDER BY 1, 3, 2`,
  );
  const verdicts = groups.flatMap(({ slug, name }) => (slug === null || name === null ? [] : [{ slug, name }]));
  return {
    corrected: groups.reduce((sum, { corrected }) => sum + corrected, 0),
    outlets: [...new Set(groups.flatMap(({ outlet }) => outlet ?? []))],
    verdicts: [...new Map(verdicts.map((each) => [`${each.name} ${each.slug}`, each]))].sort().map(([, each]) => each),
  };
}

const correction = summary
  .pick({ slug: true, title: true, language: true, sample: true, number: true, note: true, publishedAt: true })
  .extend({
    kind: z.enum(correctionKinds),
  });

/** The words of a withdrawn review are no longer told: its title and its reason are. */
const corrections = Prisma.sql`(
  SELECT p.slug, p.title, p.language, p.sample, r.number, r.kind::text, r.note, r."publishedAt"
  FROM ${listed} JOIN revisions r ON r."articleId" = p."articleId" AND r.kind IN ('correction', 'clarification')
  UNION ALL
  SELECT a.slug, r.content::jsonb->'article'->>'title', r.content::jsonb->'article'->>'language', false, r.number, 'withdrawal', w.reason, w."withdrawnAt"
  FROM withdrawals w JOIN revisions r ON r."articleId" = w."articleId" AND r.number = w."revisionNumber" AND NOT r.sample
    JOIN articles a ON a.id = w."articleId" AND a."deletedAt" IS NULL) c`;

/** What was corrected, clarified or withdrawn in public, newest first, and how much there is. */
export async function listCorrectionRows(
  db: Transaction,
  { limit, offset }: Section,
): Promise<{ corrections: Correction[]; total: number }> {
  const rows = await db.$queryRaw`
    SELECT c.* FROM ${corrections} ORDER BY c."publishedAt" DESC, c.slug, c.number DESC LIMIT ${limit} OFFSET ${offset}`;
  const counted = await db.$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total FROM ${corrections}`;
  return { corrections: z.array(correction).parse(rows), total: counted[0]?.total ?? 0 };
}

/** Who worked on the newest public reviews, as those name them: newest first, samples left out. */
export async function listPublishedReviewers(db: Transaction, reviews: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ reviewers: unknown }[]>`
    SELECT r.content::jsonb->'reviewers' AS reviewers
    FROM (SELECT p."articleId", p.number, p."publishedAt" FROM ${listed} WHERE NOT p.sample
      ORDER BY p."publishedAt" DESC LIMIT ${reviews}) p
    JOIN revisions r ON r."articleId" = p."articleId" AND r.number = p.number ORDER BY p."publishedAt" DESC`;
  return rows.flatMap(({ reviewers }) => z.array(z.string()).parse(reviewers));
}

/** Articles whose review the public sees and whose outlet has a page that may be looked at. Sample articles have none: they are made up. */
export async function listWatchedArticleIds(db: Transaction): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT a.id FROM ${listed} WHERE a."sourceUrl" IS NOT NULL AND NOT a."fetchNothing" AND NOT a.sample ORDER BY a.id`;
  return rows.map(({ id }) => id);
}

/** Which of these slugs have a public review now. */
export async function withPublicReview(db: Transaction, slugs: string[]): Promise<Set<string>> {
  if (slugs.length === 0) return new Set();
  const rows = await db.$queryRaw<{ slug: string }[]>`SELECT a.slug FROM ${listed} WHERE a.slug = ANY(${slugs})`;
  return new Set(rows.map((found) => found.slug));
}
