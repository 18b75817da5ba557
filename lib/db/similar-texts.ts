import type { Transaction } from "./client.ts";

/** An article of the library, with the beginning of its newest text. */
export type SimilarText = { articleId: string; slug: string; title: string; outlet: string | null; beginning: string; sha256: string };

const mostSearched = 2000;
const mostFound = 12;

/**
 * Articles whose newest text has at least two of these pieces of text in its first `length` characters, those with most of them first.
 * Only texts from half to twice as long in words are looked at, the newest first. Pieces, not the trigrams of pg_trgm: those see nothing but
 * ASCII in a database of the C locale, such as the embedded one.
 */
export async function findSimilarTexts(
  db: Transaction,
  { pieces, wordCount, length }: { pieces: string[]; wordCount: number; length: number },
): Promise<SimilarText[]> {
  return db.$queryRaw<SimilarText[]>`
    WITH searched AS MATERIALIZED (
      SELECT a.id, a.slug, a.title, a."outletId", left(s.text, ${length}::int) AS beginning, s.sha256
      FROM articles a
      JOIN LATERAL (
        SELECT text, "wordCount", sha256 FROM snapshots WHERE "articleId" = a.id ORDER BY number DESC LIMIT 1
      ) s ON true
      WHERE a."deletedAt" IS NULL AND s."wordCount" BETWEEN ${Math.floor(wordCount / 2)}::int AND ${wordCount * 2}::int
      ORDER BY a."createdAt" DESC
      LIMIT ${mostSearched}
    ), counted AS (
      SELECT *, (SELECT count(*) FROM unnest(${pieces}::text[]) AS piece WHERE strpos(beginning, piece) > 0) AS pieces FROM searched
    )
    SELECT c.id AS "articleId", c.slug, c.title, o.name AS outlet, c.beginning, c.sha256
    FROM counted c LEFT JOIN outlets o ON o.id = c."outletId"
    WHERE c.pieces >= 2
    ORDER BY c.pieces DESC, c.id
    LIMIT ${mostFound}`;
}
