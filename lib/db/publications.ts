import { z } from "zod";
import type { PublicationSummary } from "#lib/domain/publication.ts";
import { revisionKinds } from "#lib/domain/revision.ts";
import { tally } from "#lib/domain/tally.ts";
import type { Transaction } from "./client.ts";
import { Prisma } from "./generated/client.ts";

/** Newest revision of every review the public may see: published, not withdrawn, its article not removed. */
const current = Prisma.sql`
  SELECT a.slug, r.number, r.kind, r.content, r."publishedAt", r.sample,
    (SELECT min(f."publishedAt") FROM revisions f WHERE f."articleId" = a.id) AS "firstPublishedAt"
  FROM articles a
  JOIN LATERAL (SELECT * FROM revisions WHERE "articleId" = a.id ORDER BY number DESC LIMIT 1) r ON true
  WHERE a."deletedAt" IS NULL
    AND NOT EXISTS (SELECT 1 FROM withdrawals w WHERE w."articleId" = a.id AND w."revisionNumber" = r.number)`;

const verdict = z.object({ slug: z.string(), name: z.string(), definition: z.string(), rating: z.number().nullable() });

const row = z.object({
  slug: z.string(),
  title: z.string(),
  outlet: z.string().nullable(),
  language: z.string(),
  sample: z.boolean(),
  overallVerdict: verdict.nullable(),
  verdicts: z.array(verdict),
  number: z.number(),
  kind: z.enum(revisionKinds),
  publishedAt: z.date(),
  firstPublishedAt: z.date(),
});

export type PublicationFilter = { verdict?: string; outlet?: string; limit: number; offset: number };

/** What the public list shows, newest publication first, read from the revisions alone. */
export async function listPublicationSummaries(db: Transaction, filter: PublicationFilter): Promise<PublicationSummary[]> {
  const rows = await db.$queryRaw`
    WITH current AS (${current}),
    shown AS MATERIALIZED (SELECT current.*, current.content::jsonb AS json FROM current)
    SELECT slug, number, kind::text, sample, "publishedAt", "firstPublishedAt",
      json#>>'{article,title}' AS title, json#>>'{article,outlet}' AS outlet, json#>>'{article,language}' AS language,
      nullif(json->'overallVerdict', 'null'::jsonb) AS "overallVerdict",
      jsonb_path_query_array(json, '$.annotations[*].verdict') AS verdicts
    FROM shown
    WHERE ${matches(filter)}
    ORDER BY "publishedAt" DESC, slug
    LIMIT ${filter.limit} OFFSET ${filter.offset}`;
  return z
    .array(row)
    .parse(rows)
    .map(({ verdicts, publishedAt, firstPublishedAt, ...rest }) => ({
      ...rest,
      tally: tally(verdicts.map((given) => ({ verdict: given }))),
      publishedAt: publishedAt.toISOString(),
      firstPublishedAt: firstPublishedAt.toISOString(),
    }));
}

function matches({ verdict, outlet }: Pick<PublicationFilter, "verdict" | "outlet">): Prisma.Sql {
  return Prisma.join(
    [
      Prisma.sql`true`,
      ...(verdict === undefined ? [] : [Prisma.sql`json#>>'{overallVerdict,slug}' = ${verdict}`]),
      ...(outlet === undefined ? [] : [Prisma.sql`json#>>'{article,outlet}' = ${outlet}`]),
    ],
    " AND ",
  );
}

const facets = z.array(
  z.object({ total: z.number(), outlets: z.array(z.string()), verdicts: z.array(verdict.pick({ slug: true, name: true })) }),
);

/** How many match, and what all public reviews can be filtered by. */
export async function publicationFacets(db: Transaction, filter: Pick<PublicationFilter, "verdict" | "outlet">) {
  const rows = await db.$queryRaw`
    WITH current AS (${current}),
    shown AS MATERIALIZED (SELECT current.content::jsonb AS json FROM current)
    SELECT (SELECT count(*)::int FROM shown WHERE ${matches(filter)}) AS total,
      (SELECT coalesce(jsonb_agg(DISTINCT json#>>'{article,outlet}') FILTER (WHERE json#>>'{article,outlet}' IS NOT NULL), '[]') FROM shown) AS outlets,
      (SELECT coalesce(jsonb_agg(DISTINCT jsonb_build_object('slug', json#>>'{overallVerdict,slug}', 'name', json#>>'{overallVerdict,name}'))
        FILTER (WHERE json#>>'{overallVerdict,slug}' IS NOT NULL), '[]') FROM shown) AS verdicts`;
  const [found] = facets.parse(rows);
  if (!found) throw new Error("A count without a row.");
  return found;
}

/** Articles whose review the public sees and whose outlet has a page to look at. Sample articles have none: they are made up. */
export async function listWatchedArticleIds(db: Transaction): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    WITH current AS (${current})
    SELECT a.id FROM articles a JOIN current c ON c.slug = a.slug
    WHERE a."sourceUrl" IS NOT NULL AND NOT a.sample
    ORDER BY a.id`;
  return rows.map(({ id }) => id);
}

/** Which of these slugs have a public review now. */
export async function withPublicReview(db: Transaction, slugs: string[]): Promise<Set<string>> {
  if (slugs.length === 0) return new Set();
  const rows = await db.$queryRaw<{ slug: string }[]>`WITH current AS (${current}) SELECT slug FROM current WHERE slug = ANY(${slugs})`;
  return new Set(rows.map((found) => found.slug));
}
