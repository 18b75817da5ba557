import { claimStems, countRuns, runsOf, type TermCounts } from "#lib/domain/claim/precedent-ranking.ts";
import type { Transaction } from "./client.ts";

/** Has these annotations found by their claims from now on. */
export async function indexClaims(db: Transaction, claims: { id: string; claim: string }[]): Promise<void> {
  if (claims.length === 0) return;
  const rows = claims.map(({ id, claim }) => ({ id, claim, stems: claimStems(claim) }));
  const terms = rows.flatMap(({ id, stems }) => [...new Set(stems)].map((term) => ({ id, term })));
  await db.$executeRaw`
    INSERT INTO claim_index ("annotationId", claim, stems)
    SELECT r.id, r.claim, r.stems FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r (id uuid, claim text, stems text[])
    ON CONFLICT ("annotationId") DO UPDATE SET claim = excluded.claim, stems = excluded.stems, "changedAt" = now()`;
  await db.$executeRaw`DELETE FROM claim_terms WHERE "annotationId" = ANY(${claims.map(({ id }) => id)}::uuid[])`;
  await db.$executeRaw`
    INSERT INTO claim_terms (term, "annotationId")
    SELECT t.term, t.id FROM jsonb_to_recordset(${JSON.stringify(terms)}::jsonb) AS t (id uuid, term text) ON CONFLICT DO NOTHING`;
}

/** Annotations that are not found by the claim they have: after a crash, a restore, or a write of an earlier version. */
export async function findUnindexed(db: Transaction, limit: number): Promise<{ id: string; claim: string }[]> {
  return db.$queryRaw`
    SELECT a.id, a.claim FROM annotations a LEFT JOIN claim_index i ON i."annotationId" = a.id
    WHERE i.claim IS DISTINCT FROM a.claim LIMIT ${limit}`;
}

/** Has any claim been written since terms were counted last? */
export async function areCountsStale(db: Transaction): Promise<boolean> {
  const [row] = await db.$queryRaw<{ stale: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM claim_index WHERE "changedAt" >= coalesce(
      (SELECT "countedAt" FROM claim_term_counts WHERE kind = 'all' AND term = ''), 'epoch')) AS stale`;
  return row?.stale ?? false;
}

/** Counts the terms of all claims anew. One at a time; nobody who reads waits for it. */
export async function countTerms(db: Transaction): Promise<void> {
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('claim terms'))`;
  const stems = await db.$queryRaw<{ term: string; count: number }[]>`SELECT term, count(*)::int AS count FROM claim_terms GROUP BY term`;
  const [all] = await db.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM claim_index`;
  const runs = countRuns(stems.map(({ term, count }) => [term, count] as const));
  const rows = [
    { kind: "all", term: "", count: all?.count ?? 0 },
    ...stems.map((row) => ({ kind: "stem", ...row })),
    ...[...runs].map(([term, count]) => ({ kind: "run", term, count })),
  ];
  const size = 5000;
  for (let start = 0; start < rows.length; start += size) {
    await db.$executeRaw`
      INSERT INTO claim_term_counts (kind, term, count)
      SELECT r.kind, r.term, r.count FROM jsonb_to_recordset(${JSON.stringify(rows.slice(start, start + size))}::jsonb) AS r (kind text, term text, count int)
      ON CONFLICT (kind, term) DO UPDATE SET count = excluded.count, "countedAt" = now()
      WHERE claim_term_counts.count <> excluded.count OR excluded.kind = 'all'`;
  }
}

/** How common the terms of a question are: its runs, and all stems that begin as one of its words does. */
export async function findTermCounts(db: Transaction, beginnings: string[], stems: Iterable<string>): Promise<TermCounts> {
  const runs = [...new Set([...stems].flatMap(runsOf))];
  const rows = await db.$queryRaw<{ kind: string; term: string; count: number }[]>`
    SELECT kind, term, count FROM claim_term_counts WHERE kind = 'all' AND term = ''
    UNION ALL SELECT kind, term, count FROM claim_term_counts WHERE kind = 'run' AND term = ANY(${runs}::text[])
    UNION ALL SELECT c.kind, c.term, c.count FROM unnest(${beginnings}::text[]) AS b (beginning)
      JOIN claim_term_counts c ON c.kind = 'stem' AND c.term >= b.beginning COLLATE "C" AND c.term < (b.beginning || chr(1114111)) COLLATE "C"`;
  const of = (wanted: string) => new Map(rows.flatMap(({ kind, term, count }) => (kind === wanted ? [[term, count] as const] : [])));
  return { claims: rows.find(({ kind }) => kind === "all")?.count ?? 0, stems: of("stem"), runs: of("run") };
}

export type Sought = { beginning: string; weight: number }[];

/**
 * For each question: annotations whose claims share the most telling beginnings of words: those of the desk as it stands, without the appearances
 * of the claim that one of them is of.
 */
export async function findClaimsWith(
  db: Transaction,
  questions: Sought[],
  { limit, exceptId }: { limit: number; exceptId: string | null },
): Promise<{ question: number; id: string; claimId: string; stems: string[] }[]> {
  const rows = questions.flatMap((sought, question) => sought.map((each) => ({ question, ...each })));
  return db.$queryRaw`
    WITH found AS (
      SELECT b.question, t."annotationId" AS id, sum(b.weight) AS weight
      FROM unnest(${rows.map(({ question }) => question)}::int[], ${rows.map(({ beginning }) => beginning)}::text[],
        ${rows.map(({ weight }) => weight)}::float8[]) AS b (question, beginning, weight)
      JOIN claim_terms t ON t.term >= b.beginning COLLATE "C" AND t.term < (b.beginning || chr(1114111)) COLLATE "C"
      GROUP BY b.question, t."annotationId"),
    best AS (
      SELECT * FROM (SELECT *, row_number() OVER (PARTITION BY question ORDER BY weight DESC, id) AS place FROM found) AS placed
      WHERE place <= ${limit})
    SELECT best.question, i."annotationId"::text AS id, a."claimId"::text AS "claimId", i.stems FROM best
    JOIN claim_index i ON i."annotationId" = best.id
    JOIN annotations a ON a.id = best.id AND a."deletedAt" IS NULL
    JOIN articles r ON r.id = a."articleId" AND r."deletedAt" IS NULL
    WHERE a."claimId" IS DISTINCT FROM (SELECT "claimId" FROM annotations WHERE id = ${exceptId}::uuid)
    ORDER BY best.question, best.place`;
}
