import type { Transaction } from "./client.ts";

export type SimilarText = { articleId: string; slug: string; title: string; outlet: string | null; similarity: number };

/** Texts are compared by their beginnings, in characters: enough to know a reprint. */
const compared = 4000;
const mostCompared = 2000;

/**
 * Articles whose newest text is most like this one, best first, at least `least` (0 to 1) of its trigrams the same. Nothing where the
 * database has no pg_trgm. Only texts of about the same length are looked at, the newest first. A retelling of the same events in other
 * words, with the same names in it, shares up to about 0.6 of them, and is no reprint.
 */
export async function findSimilarTexts(
  db: Transaction,
  { text, wordCount, least = 0.7 }: { text: string; wordCount: number; least?: number },
): Promise<SimilarText[]> {
  const [extension] = await db.$queryRaw<{ schema: string }[]>`
    SELECT n.nspname AS schema FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'pg_trgm'`;
  if (!extension) return [];
  const beginning = text.slice(0, compared).toWellFormed();
  return db.$queryRaw<SimilarText[]>`
    WITH candidates AS MATERIALIZED (
      SELECT a.id, a.slug, a.title, a."outletId", s.text
      FROM articles a
      JOIN LATERAL (SELECT text, "wordCount" FROM snapshots WHERE "articleId" = a.id ORDER BY number DESC LIMIT 1) s ON true
      WHERE a."deletedAt" IS NULL AND s."wordCount" BETWEEN ${Math.floor(wordCount * 0.6)}::int AND ${Math.ceil(wordCount * 1.7)}::int
      ORDER BY a."createdAt" DESC
      LIMIT ${mostCompared}
    ), measured AS (
      SELECT c.*, similarity(left(c.text, ${compared}::int), ${beginning})::float8 AS similarity FROM candidates c
    )
    SELECT m.id AS "articleId", m.slug, m.title, o.name AS outlet, m.similarity
    FROM measured m LEFT JOIN outlets o ON o.id = m."outletId"
    WHERE m.similarity >= ${least}::float8
    ORDER BY m.similarity DESC
    LIMIT 3`;
}
