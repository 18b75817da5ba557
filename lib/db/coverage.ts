import type { Coverage } from "#lib/domain/claim/coverage.ts";
import type { Transaction } from "./client.ts";

/** How far the work on each of these articles has come, counted as `coverageOf` counts; those without annotations are left out. */
export async function countCoverage(db: Transaction, articleIds: string[]): Promise<Map<string, Coverage>> {
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
