import { z } from "zod";
import type { WorkCard } from "#lib/domain/work/work.ts";
import type { Transaction } from "./client.ts";
import { Prisma } from "./generated/client.ts";

const sql = Prisma.sql;

/** For whom work is looked for, and by which rules. */
export type Worker = {
  id: string;
  /** They may work on every article, whoever it is assigned to. */
  anywhere: boolean;
  /** Every verdict of the desk is given twice. */
  secondEverywhere: boolean;
  /** Summary and verdict on the whole are signed off before publishing. */
  wholeSigned: boolean;
};

/** Of an article `o`. */
export const isAssignedTo = (id: string) => sql`EXISTS (SELECT FROM assignments w WHERE w."articleId" = o.id AND w."userId" = ${id}::uuid)`;
export const isAssignedToNobody = sql`NOT EXISTS (SELECT FROM assignments w WHERE w."articleId" = o.id)`;

const mayWork = ({ id, anywhere }: Worker) => sql`(${anywhere} OR ${isAssignedToNobody} OR ${isAssignedTo(id)})`;

/** Of an annotation `a` of an article `o`: is a second verdict asked for, and may this person read all that is said, as `isOpenTo` has it? */
const isAsked = ({ secondEverywhere }: Worker) => sql`(${secondEverywhere} OR o."secondVerdict")`;
const isOpen = ({ id }: Worker) => sql`(
  a."createdById" = ${id}::uuid
  OR coalesce(a."openUntil" > (SELECT "createdAt" FROM users WHERE id = ${id}::uuid), false)
  OR EXISTS (SELECT FROM second_verdicts s WHERE s."annotationId" = a.id)
  OR EXISTS (SELECT FROM annotation_authors w WHERE w."annotationId" = a.id AND w."userId" = ${id}::uuid)
  OR EXISTS (SELECT FROM annotation_openings p WHERE p."annotationId" = a.id AND p."userId" = ${id}::uuid))`;
export const isReadable = (worker: Worker) => sql`(NOT ${isAsked(worker)} OR ${isOpen(worker)})`;

const isOfAuthor = (id: string) => sql`(a."createdById" = ${id}::uuid
  OR EXISTS (SELECT FROM annotation_authors w WHERE w."annotationId" = a.id AND w."userId" = ${id}::uuid))`;
const isUnsignedOf = (id: string) =>
  sql`EXISTS (SELECT FROM annotation_authors w WHERE w."annotationId" = a.id AND w."userId" = ${id}::uuid AND w.unsigned)`;
/** A passage waits for a person: what was judged may not stand any more. */
const isUnsettled = sql`EXISTS (SELECT FROM passages p WHERE p."annotationId" = a.id AND p.state = 'pending')`;

const live = sql`a."deletedAt" IS NULL AND a."excludedAt" IS NULL AND o."deletedAt" IS NULL`;
const place = sql`o.id AS "articleId", o.slug, o.title, o.language`;
const fromAnnotations = sql`FROM annotations a JOIN articles o ON o.id = a."articleId"`;
const card = sql`${place}, a.id AS "annotationId", a.version, a.claim`;
const byEditor = sql`JOIN users u ON u.id = a."updatedById"`;
const person = sql`u.id AS "byId", u.name AS "byName"`;

/** Not emptied since it was submitted. */
const isReasoned = sql`a."verdictId" IS NOT NULL AND jsonb_path_exists(a.rationale, '$.**.text')`;

/** Submitted, by others, and nothing is in the way of a sign-off. */
function annotationsToSignOff(worker: Worker): Prisma.Sql {
  return sql`
    SELECT ${card}, ${person}, '' AS note, a."submittedAt" AS at ${fromAnnotations} ${byEditor}
    WHERE a.progress = 'submitted' AND ${live} AND ${mayWork(worker)} AND NOT ${isUnsignedOf(worker.id)} AND NOT ${isUnsettled} AND ${isReasoned}
      AND (NOT ${isAsked(worker)} OR EXISTS (SELECT FROM second_verdicts s WHERE s."annotationId" = a.id AND NOT s.differing))`;
}

const isSaidOnTheWhole = sql`(r."overallVerdictId" IS NOT NULL OR jsonb_path_exists(r.summary, '$.**.text'))`;
const whole = sql`${place}, NULL::uuid AS "annotationId", r.version, '' AS claim`;
const lastWord = sql`LEFT JOIN LATERAL (
  SELECT s.decision, s.note, s."userId", s."createdAt" FROM review_sign_offs s
  WHERE s."reviewId" = r.id AND s."reviewVersion" = r.version ORDER BY s.id DESC LIMIT 1) s ON true`;

/** Once all annotations are signed off, the review as a whole waits. */
function wholesToSignOff(worker: Worker): Prisma.Sql {
  return sql`
    SELECT ${whole}, ${person}, '' AS note, o."changedAt" AS at
    FROM articles o JOIN reviews r ON r."articleId" = o.id ${lastWord}
    JOIN LATERAL (SELECT w."userId" FROM review_authors w WHERE w."reviewId" = r.id AND w.unsigned ORDER BY w."userId" LIMIT 1) first ON true
    JOIN users u ON u.id = first."userId"
    WHERE ${worker.wholeSigned} AND o.status IN ('ready', 'changed') AND o."deletedAt" IS NULL AND ${mayWork(worker)}
      AND s.decision IS NULL AND ${isSaidOnTheWhole}
      AND NOT EXISTS (SELECT FROM review_authors w WHERE w."reviewId" = r.id AND w."userId" = ${worker.id}::uuid AND w.unsigned)`;
}

function annotationsReturned(worker: Worker): Prisma.Sql {
  return sql`
    SELECT ${card}, ${person}, s.note, s."createdAt" AS at ${fromAnnotations}
    JOIN LATERAL (SELECT note, "userId", "createdAt" FROM sign_offs WHERE "annotationId" = a.id ORDER BY id DESC LIMIT 1) s ON true
    JOIN users u ON u.id = s."userId"
    WHERE a.progress = 'returned' AND ${live} AND ${mayWork(worker)} AND (
      ${isOfAuthor(worker.id)} OR EXISTS (SELECT FROM handovers h WHERE h."annotationId" = a.id AND h."userId" = ${worker.id}::uuid))
      AND ${isReadable(worker)}`;
}

function wholesReturned(worker: Worker): Prisma.Sql {
  return sql`
    SELECT ${whole}, ${person}, s.note, s."createdAt" AS at
    FROM articles o JOIN reviews r ON r."articleId" = o.id ${lastWord} JOIN users u ON u.id = s."userId"
    WHERE o.status NOT IN ('to_check', 'published', 'withdrawn') AND o."deletedAt" IS NULL AND ${mayWork(worker)} AND s.decision = 'return'
      AND EXISTS (SELECT FROM review_authors w WHERE w."reviewId" = r.id AND w."userId" = ${worker.id}::uuid)`;
}

/** Submitted, and waiting for a verdict of whoever could not read the first. */
function secondVerdictsAwaited(worker: Worker): Prisma.Sql {
  return sql`
    SELECT ${card}, ${person}, '' AS note, a."submittedAt" AS at ${fromAnnotations} ${byEditor}
    WHERE a.progress = 'submitted' AND ${live} AND ${mayWork(worker)} AND ${isAsked(worker)} AND NOT ${isOpen(worker)}`;
}

/** Everyone of the desk who may work on an article `o`, as `listSigners` has it: a user `w`. */
const worksOnIt = sql`(w."deactivatedAt" IS NULL AND NOT w.sample AND w.email NOT LIKE '%.invalid'
  AND (w.role <> 'reviewer' OR ${isAssignedToNobody} OR EXISTS (SELECT FROM assignments g WHERE g."articleId" = o.id AND g."userId" = w.id)))`;

/**
 * Two verdicts that differ wait for whoever may settle them, as `maySettle` has it: those who gave them and the authors; everybody who
 * works there, where one side has left.
 */
function differingVerdicts(worker: Worker): Prisma.Sql {
  const isJudge = sql`s."userId" = ${worker.id}::uuid`;
  const isFirst = sql`s."firstUserId" = ${worker.id}::uuid`;
  const authors = sql`annotation_authors t WHERE t."annotationId" = a.id`;
  return sql`
    SELECT ${card}, ${person}, '' AS note, s."createdAt" AS at ${fromAnnotations}
    JOIN second_verdicts s ON s."annotationId" = a.id AND s.differing
    JOIN users u ON u.id = CASE WHEN ${isJudge} THEN coalesce(s."firstUserId", a."createdById") ELSE s."userId" END
    WHERE ${live} AND ${mayWork(worker)} AND (
      ${isJudge} OR ${isFirst} OR EXISTS (SELECT FROM ${authors} AND t."userId" = ${worker.id}::uuid)
      OR NOT EXISTS (SELECT FROM users w WHERE w.id = s."userId" AND ${worksOnIt})
      OR NOT EXISTS (SELECT FROM users w WHERE (w.id = s."firstUserId" OR w.id IN (SELECT t."userId" FROM ${authors})) AND ${worksOnIt}))`;
}

/** One's own, with a verdict and never handed over. */
function ownDrafts(worker: Worker): Prisma.Sql {
  return sql`
    SELECT ${card}, ${person}, '' AS note, a."updatedAt" AS at ${fromAnnotations} ${byEditor}
    WHERE a.progress = 'draft' AND a."verdictId" IS NOT NULL AND ${live} AND ${mayWork(worker)} AND ${isUnsignedOf(worker.id)}`;
}

/** So many of each, so that an index can stop there. */
const firstOf = (query: Prisma.Sql, order: Prisma.Sql, limit: number) => sql`(${query} ORDER BY ${order}, "annotationId" LIMIT ${limit})`;
const longest = sql`at`;
const newest = sql`at DESC`;

const parts = {
  toSignOff: (worker: Worker, limit: number) => both(annotationsToSignOff(worker), wholesToSignOff(worker), longest, limit),
  returned: (worker: Worker, limit: number) => both(annotationsReturned(worker), wholesReturned(worker), newest, limit),
  secondVerdicts: (worker: Worker, limit: number) => firstOf(secondVerdictsAwaited(worker), longest, limit),
  differing: (worker: Worker, limit: number) => firstOf(differingVerdicts(worker), longest, limit),
  drafts: (worker: Worker, limit: number) => firstOf(ownDrafts(worker), newest, limit),
};

function both(annotations: Prisma.Sql, wholes: Prisma.Sql, order: Prisma.Sql, limit: number): Prisma.Sql {
  return sql`${firstOf(annotations, order, limit)} UNION ALL ${firstOf(wholes, order, limit)} ORDER BY ${order}, "annotationId" LIMIT ${limit}`;
}
export type CardPart = keyof typeof parts;

const row = z.object({
  articleId: z.uuid(),
  slug: z.string(),
  title: z.string(),
  language: z.string(),
  annotationId: z.uuid().nullable(),
  version: z.number().int(),
  claim: z.string(),
  byId: z.uuid(),
  byName: z.string(),
  note: z.string(),
  at: z.date(),
});

/** The first annotations, and reviews as a whole, that wait so for this person. */
export async function listWorkCards(db: Transaction, part: CardPart, worker: Worker, limit: number): Promise<WorkCard[]> {
  const rows = z.array(row).parse(await db.$queryRaw(parts[part](worker, limit)));
  return rows.map(({ articleId, slug, title, language, annotationId, version, claim, byId, byName, note, at }) => ({
    ...{ annotationId, version, claim, note },
    article: { id: articleId, slug, title, language },
    by: { id: byId, name: byName },
    at: at.toISOString(),
  }));
}

/** How many there are, up to `most`. */
export async function countWorkCards(db: Transaction, part: CardPart, worker: Worker, most: number): Promise<number> {
  const [counted] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (${parts[part](worker, most)}) waiting`;
  return counted?.count ?? 0;
}
