import { LRUCache } from "lru-cache";
import type { Coverage } from "#lib/domain/claim/coverage.ts";
import type { Transaction } from "./client.ts";

export const noCoverage: Coverage = { marked: 0, reasoned: 0, submitted: 0, signedOff: 0 };

/** By article as it stood: whatever brings the work on one further is an event of it, and writes its row. */
const counted = new LRUCache<string, Coverage>({ max: 20_000 });

/** How far the work on each of these articles has come, counted as `coverageOf` counts. */
export async function countCoverage(db: Transaction, articleIds: string[]): Promise<Map<string, Coverage>> {
  // The transaction that wrote the row is named too: another that was taken back may have had the same number.
  const articles = await db.$queryRaw<{ id: string; state: string }[]>`
    SELECT id, concat_ws(' ', id, sequence, xmin) AS state FROM articles WHERE id = ANY(${articleIds}::uuid[])`;
  const known = new Map(articles.map(({ id, state }) => [id, counted.get(state)]));
  const unknown = articles.filter(({ id }) => !known.get(id));
  const fresh = await countAnew(
    db,
    unknown.map(({ id }) => id),
  );
  for (const { id, state } of unknown) counted.set(state, fresh.get(id) ?? noCoverage);
  return new Map(articles.map(({ id }) => [id, known.get(id) ?? fresh.get(id) ?? noCoverage]));
}

async function countAnew(db: Transaction, articleIds: string[]): Promise<Map<string, Coverage>> {
  if (articleIds.length === 0) return new Map();
  // OFFSET so that no condition is worked out once for each count; looked up one by one, as a set could be joined the slow way where many
  // annotations came in at once and the planner hasn't heard of it yet.
  const rows = await db.$queryRaw<(Coverage & { articleId: string })[]>`
    SELECT a."articleId", count(*)::int AS marked, (count(*) FILTER (WHERE r.reasoned))::int AS reasoned,
      (count(*) FILTER (WHERE r.reasoned AND (a.progress = 'signed_off' OR a."submittedAt" IS NOT NULL)))::int AS submitted,
      (count(*) FILTER (WHERE r.reasoned AND a.progress = 'signed_off'))::int AS "signedOff"
    FROM annotations a
    LEFT JOIN verdicts v ON v.id = a."verdictId"
    CROSS JOIN LATERAL (
      SELECT v.id IS NOT NULL
        AND (NOT v."needsEvidence" OR EXISTS (SELECT FROM evidence e WHERE e."annotationId" = a.id))
        AND NOT EXISTS (SELECT FROM passages p WHERE p."annotationId" = a.id AND p.state = 'pending'
          AND (p.anchoring IN ('lost', 'changed') OR p."sentenceTurns"))
        AND jsonb_path_exists(a.rationale, '$.**.text ? (@ like_regex "[^[:space:]]")') AS reasoned
      OFFSET 0
    ) r
    WHERE a."deletedAt" IS NULL AND a."articleId" = ANY(${articleIds}::uuid[])
    GROUP BY a."articleId"`;
  return new Map(rows.map(({ articleId, ...coverage }) => [articleId, coverage]));
}
