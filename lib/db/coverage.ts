import type { Coverage } from "#lib/domain/claim/coverage.ts";
import type { Transaction } from "./client.ts";
import { Prisma } from "./generated/client.ts";

/** How far the work on each of these articles has come, counted as `coverageOf` counts; those without annotations are left out. */
export async function countCoverage(db: Transaction, articleIds: string[]): Promise<Map<string, Coverage>> {
  const ids = Prisma.sql`ANY(${articleIds}::uuid[])`;
  // Joined as sets, and OFFSET so that no condition is worked out once for each count: an article may have ten thousand.
  const rows = await db.$queryRaw<(Coverage & { articleId: string })[]>`
    SELECT a."articleId", count(*)::int AS marked, (count(*) FILTER (WHERE r.reasoned))::int AS reasoned,
      (count(*) FILTER (WHERE r.reasoned AND (a.progress = 'signed_off' OR a."submittedAt" IS NOT NULL)))::int AS submitted,
      (count(*) FILTER (WHERE r.reasoned AND a.progress = 'signed_off'))::int AS "signedOff"
    FROM annotations a
    LEFT JOIN verdicts v ON v.id = a."verdictId"
    LEFT JOIN (
      SELECT DISTINCT e."annotationId" AS id FROM evidence e JOIN annotations n ON n.id = e."annotationId" WHERE n."articleId" = ${ids}
    ) cited ON cited.id = a.id
    LEFT JOIN (
      SELECT DISTINCT p."annotationId" AS id FROM passages p JOIN annotations n ON n.id = p."annotationId"
      WHERE n."articleId" = ${ids} AND p.state = 'pending' AND (p.anchoring IN ('lost', 'changed') OR p."sentenceTurns")
    ) unsettled ON unsettled.id = a.id
    CROSS JOIN LATERAL (
      SELECT v.id IS NOT NULL AND (NOT v."needsEvidence" OR cited.id IS NOT NULL) AND unsettled.id IS NULL
        AND jsonb_path_exists(a.rationale, '$.**.text ? (@ like_regex "[^[:space:]]")') AS reasoned
      OFFSET 0
    ) r
    WHERE a."deletedAt" IS NULL AND a."articleId" = ${ids}
    GROUP BY a."articleId"`;
  return new Map(rows.map(({ articleId, ...coverage }) => [articleId, coverage]));
}
