import { LRUCache } from "lru-cache";
import type { Coverage } from "#lib/domain/claim/coverage.ts";
import { settingOf } from "#lib/domain/revision/gate.ts";
import type { Transaction } from "./client.ts";
import { findGate } from "./gate.ts";
import { Prisma } from "./generated/client.ts";
import { isOpenSql } from "./openings.ts";

export const noCoverage: Coverage = { marked: 0, reasoned: 0, submitted: 0, signedOff: 0 };

/**
 * By article as it stood: whatever brings the work on one further is an event of it, and writes its row. Not of those that ask for second
 * verdicts, which each reader is told of otherwise.
 */
const counted = new LRUCache<string, Coverage>({ max: 20_000 });

/** How far the work on each of these articles has come, counted as `coverageOf` counts what this reader is shown. */
export async function countCoverage(db: Transaction, articleIds: string[], readerId: string): Promise<Map<string, Coverage>> {
  const everywhere = settingOf((await findGate(db)).rules, "second-verdict").on;
  // The transaction that wrote the row is named too: another that was taken back may have had the same number.
  const articles = await db.$queryRaw<{ id: string; state: string; blind: boolean }[]>`
    SELECT id, concat_ws(' ', id, sequence, xmin) AS state, ${everywhere} OR "secondVerdict" AS blind
    FROM articles WHERE id = ANY(${articleIds}::uuid[])`;
  const known = new Map(articles.map(({ id, state, blind }) => [id, blind ? undefined : counted.get(state)]));
  const unknown = articles.filter(({ id }) => !known.get(id));
  const fresh = await countAnew(
    db,
    unknown.map(({ id }) => id),
    unknown.some(({ blind }) => blind) ? await isOpenSql(db, readerId) : Prisma.sql`true`,
  );
  for (const { id, state, blind } of unknown) if (!blind) counted.set(state, fresh.get(id) ?? noCoverage);
  return new Map(articles.map(({ id }) => [id, known.get(id) ?? fresh.get(id) ?? noCoverage]));
}

async function countAnew(db: Transaction, articleIds: string[], isOpen: Prisma.Sql): Promise<Map<string, Coverage>> {
  if (articleIds.length === 0) return new Map();
  // OFFSET so that no condition is worked out once for each count; looked up one by one, as a set could be joined the slow way where many
  // annotations came in at once and the planner hasn't heard of it yet.
  const rows = await db.$queryRaw<(Coverage & { articleId: string })[]>`
    SELECT n."articleId", count(*)::int AS marked, (count(*) FILTER (WHERE r.reasoned))::int AS reasoned,
      (count(*) FILTER (WHERE r.reasoned AND (n.progress = 'signed_off' OR n."submittedAt" IS NOT NULL)))::int AS submitted,
      (count(*) FILTER (WHERE r.reasoned AND n.progress = 'signed_off'))::int AS "signedOff"
    FROM annotations n
    JOIN articles a ON a.id = n."articleId"
    LEFT JOIN verdicts v ON v.id = n."verdictId"
    CROSS JOIN LATERAL (
      SELECT v.id IS NOT NULL
        AND (NOT v."needsEvidence" OR EXISTS (SELECT FROM evidence e WHERE e."annotationId" = n.id))
        AND NOT EXISTS (SELECT FROM passages p WHERE p."annotationId" = n.id AND p.state = 'pending'
          AND (p.anchoring IN ('lost', 'changed') OR p."sentenceTurns"))
        AND jsonb_path_exists(n.rationale, '$.**.text ? (@ like_regex "[^[:space:]]")') AND ${isOpen} AS reasoned
      OFFSET 0
    ) r
    WHERE n."deletedAt" IS NULL AND n."articleId" = ANY(${articleIds}::uuid[])
    GROUP BY n."articleId"`;
  return new Map(rows.map(({ articleId, ...coverage }) => [articleId, coverage]));
}
