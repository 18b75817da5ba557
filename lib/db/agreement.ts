import type { CountedVerdicts } from "#lib/domain/agreement/agreement.ts";
import type { JudgedTwice, Overruled } from "#lib/domain/agreement/case.ts";
import type { Transaction } from "./client.ts";
import { Prisma } from "./generated/client.ts";

/** Which cases: on one scale, in a period, of two people; `of`: only those that this person judged. */
export type CasesAsked = {
  scaleId: string;
  from: Date | null;
  /** Up to, and without it. */
  until: Date | null;
  pair: readonly [string, string] | null;
  of: string | null;
};

const firstBy = Prisma.sql`coalesce(s."firstUserId", a."createdById")`;
const cases = Prisma.sql`
  second_verdicts s
  JOIN annotations a ON a.id = s."annotationId" AND a."deletedAt" IS NULL
  JOIN articles o ON o.id = a."articleId" AND o."deletedAt" IS NULL
  JOIN verdicts f ON f.id = s."firstVerdictId" JOIN verdicts v ON v.id = s."verdictId"`;

function matches({ scaleId, from, until, pair, of }: CasesAsked): Prisma.Sql {
  const conditions = [Prisma.sql`v."scaleId" = ${scaleId}::uuid`];
  if (from) conditions.push(Prisma.sql`s."createdAt" >= ${from}::timestamp`);
  if (until) conditions.push(Prisma.sql`s."createdAt" < ${until}::timestamp`);
  if (of) conditions.push(Prisma.sql`${of}::uuid IN (${firstBy}, s."userId")`);
  if (pair)
    conditions.push(Prisma.sql`least(${firstBy}, s."userId") = least(${pair[0]}::uuid, ${pair[1]}::uuid)
    AND greatest(${firstBy}, s."userId") = greatest(${pair[0]}::uuid, ${pair[1]}::uuid)`);
  return Prisma.join(conditions, " AND ");
}

/** How often two people gave which two verdicts; `mixed`: how many more there are whose first verdict was given on another scale. */
export async function countVerdicts(db: Transaction, asked: CasesAsked): Promise<{ rows: CountedVerdicts[]; mixed: number }> {
  type Row = { one: string; two: string; first: string; second: string; same: boolean; count: number };
  const rows = await db.$queryRaw<Row[]>`
    SELECT ${firstBy} AS one, s."userId" AS two, f.slug AS first, v.slug AS second, f."scaleId" = v."scaleId" AS same, count(*)::int AS count
    FROM ${cases} WHERE ${matches(asked)} GROUP BY 1, 2, 3, 4, 5`;
  const ids = [...new Set(rows.flatMap(({ one, two }) => [one, two]))];
  const users = await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  const people = new Map(users.map((user) => [user.id, user]));
  return {
    rows: rows.flatMap(({ one, two, same, ...row }) => {
      const [firstOne, secondOne] = [people.get(one), people.get(two)];
      return same && firstOne && secondOne ? [{ ...row, firstBy: firstOne, secondBy: secondOne }] : [];
    }),
    mixed: rows.reduce((total, { same, count }) => total + (same ? 0 : count), 0),
  };
}

export type CasesAfter = readonly [at: string, id: string];

/** The cases themselves, the newest first, or only those whose two verdicts differ. */
export async function listCases(
  db: Transaction,
  asked: CasesAsked,
  { limit, after, differing }: { limit: number; after: CasesAfter | null; differing: boolean },
): Promise<JudgedTwice[]> {
  const conditions = [matches(asked)];
  if (differing) conditions.push(Prisma.sql`f.slug <> v.slug`);
  if (after) conditions.push(Prisma.sql`(s."createdAt", s."annotationId") < (${new Date(after[0])}::timestamp, ${after[1]}::uuid)`);
  const rows = await db.$queryRaw<CaseRow[]>`
    SELECT a.id, a.claim, o.slug, o.title, s."createdAt" AS at, s.dissent,
      json_build_object('slug', f.slug, 'name', f.name, 'rating', f.rating) AS first,
      json_build_object('slug', v.slug, 'name', v.name, 'rating', v.rating) AS second,
      (SELECT json_build_object('slug', w.slug, 'name', w.name, 'rating', w.rating) FROM verdicts w WHERE w.id = s."settledVerdictId") AS settled,
      (SELECT json_build_object('id', u.id, 'name', u.name) FROM users u WHERE u.id = ${firstBy}) AS one,
      (SELECT json_build_object('id', u.id, 'name', u.name) FROM users u WHERE u.id = s."userId") AS two
    FROM ${cases} WHERE ${Prisma.join(conditions, " AND ")}
    ORDER BY s."createdAt" DESC, s."annotationId" DESC LIMIT ${limit}`;
  return rows.map(({ id, claim, slug, title, at, one, two, ...row }) => ({
    ...row,
    ...{ annotationId: id, claim, article: { slug, title }, firstBy: one, secondBy: two, at: at.toISOString() },
  }));
}

type PlaceRow = { id: string; claim: string; slug: string; title: string; at: Date };
type CaseRow = PlaceRow & Pick<JudgedTwice, "first" | "second" | "settled" | "dissent"> & Record<"one" | "two", JudgedTwice["firstBy"]>;

/**
 * Annotations where another verdict stands than this person's own, given first or second: those changed last first. What they may not read of them
 * is for whoever calls to leave out.
 */
export async function listOverruled(
  db: Transaction,
  userId: string,
  { limit, after }: { limit: number; after: CasesAfter | null },
): Promise<Overruled[]> {
  const from = after ? Prisma.sql`AND (a."updatedAt", a.id) < (${new Date(after[0])}::timestamp, ${after[1]}::uuid)` : Prisma.empty;
  const rows = await db.$queryRaw<(PlaceRow & Pick<Overruled, "own" | "now" | "by" | "words">)[]>`
    SELECT a.id, a.claim, o.slug, o.title, a."updatedAt" AS at, coalesce(s.settlement, '') AS words,
      json_build_object('slug', m.slug, 'name', m.name, 'rating', m.rating) AS own,
      CASE WHEN n.id IS NOT NULL THEN json_build_object('slug', n.slug, 'name', n.name, 'rating', n.rating) END AS now,
      (SELECT json_build_object('id', u.id, 'name', u.name) FROM users u WHERE u.id = coalesce(s."settledById", (
        SELECT e."actorId" FROM audit_events e
        WHERE e."subjectId" = a.id::text AND e.subject = 'annotation' AND e.verb = 'updated' AND e.data->'changed' ? 'verdict'
        ORDER BY e.id DESC LIMIT 1))) AS by
    FROM (
      SELECT DISTINCT ON ("annotationId") "annotationId", "verdictId" FROM (
        SELECT "annotationId", "verdictId", "createdAt" FROM second_verdicts WHERE "userId" = ${userId}::uuid
        UNION ALL SELECT "annotationId", "verdictId", "createdAt" FROM assessments WHERE "userId" = ${userId}::uuid) given
      ORDER BY "annotationId", "createdAt" DESC) mine
    JOIN annotations a ON a.id = mine."annotationId" AND a."deletedAt" IS NULL
    JOIN articles o ON o.id = a."articleId" AND o."deletedAt" IS NULL
    JOIN verdicts m ON m.id = mine."verdictId"
    LEFT JOIN verdicts n ON n.id = a."verdictId"
    LEFT JOIN second_verdicts s ON s."annotationId" = a.id
    WHERE m.slug IS DISTINCT FROM n.slug ${from}
    ORDER BY a."updatedAt" DESC, a.id DESC LIMIT ${limit}`;
  return rows.map(({ id, claim, slug, title, at, ...row }) => ({
    ...row,
    ...{ annotationId: id, claim, article: { slug, title }, at: at.toISOString() },
  }));
}
