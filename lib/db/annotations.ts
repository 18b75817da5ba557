import { z } from "zod";
import type { DocumentJson } from "#lib/domain/article/article-schema.ts";
import { documentJson } from "#lib/domain/article/document-json.ts";
import type { Annotation } from "#lib/domain/claim/annotation.ts";
import { annotationState, inReadingOrder } from "#lib/domain/claim/workflow.ts";
import { toOrigin } from "./annotation-origins.ts";
import { authorParts, toAuthor } from "./authors.ts";
import { indexClaims } from "./claim-index.ts";
import type { Transaction } from "./client.ts";
import { commentParts, toComment } from "./comments.ts";
import { contactParts, toContact } from "./contacts.ts";
import { evidenceParts, toEvidence } from "./evidence.ts";
import type { Prisma } from "./generated/client.ts";
import { toPassage } from "./passages.ts";
import { toVerdict } from "./scales.ts";
import { secondParts, toSecondVerdict } from "./second-verdicts.ts";
import { signOffParts, toSignOff } from "./sign-offs.ts";
import { ownersOfSites } from "./site-owners.ts";

const person = { select: { id: true, name: true } } as const;

/**
 * What is read along with an annotation. Of its passages, those on the snapshot under review and the lost ones: what was carried over stays on
 * earlier snapshots as history, and is more with each of them.
 */
const parts = {
  verdict: true,
  createdBy: person,
  updatedBy: person,
  passages: {
    where: { state: { not: "historical" } },
    orderBy: [{ start: "asc" }, { end: "asc" }],
  },
  evidence: { orderBy: { position: "asc" }, include: evidenceParts },
  signOffs: { orderBy: { id: "asc" }, include: signOffParts },
  authors: authorParts,
  comments: commentParts,
  contacts: contactParts,
  second: secondParts,
  origin: true,
} as const satisfies Prisma.AnnotationInclude;

/** Read only to be changed. */
const omit = { authorship: true, openUntil: true } as const satisfies Prisma.AnnotationOmit;

/** Of many, a query for each table is read faster than one that joins them all, as one annotation is. */
const ofMany = { relationLoadStrategy: "query", include: parts, omit } as const;

type Row = Prisma.AnnotationGetPayload<{ include: typeof parts; omit: typeof omit }>;

async function toAnnotations(db: Transaction, rows: Row[]): Promise<Annotation[]> {
  const owners = rows.some(({ evidence }) => evidence.length > 0) ? await ownersOfSites(db) : new Map();
  return rows.map((row) => toAnnotation(row, owners));
}

function toAnnotation(row: Row, owners: ReadonlyMap<string, string>): Annotation {
  const signOffs = row.signOffs.map(toSignOff);
  return {
    id: row.id,
    articleId: row.articleId,
    claimId: row.claimId,
    version: row.version,
    claim: row.claim,
    claimant: row.claimant,
    claimedOn: row.claimedOn,
    verdict: row.verdict && toVerdict(row.verdict),
    rationale: documentJson.parse(row.rationale),
    passages: row.passages.map(toPassage),
    evidence: row.evidence.map((each) => toEvidence(each, owners)),
    state: annotationState({ version: row.version, submitted: row.submittedAt !== null, signOffs }),
    signOffs,
    authors: row.authors.map(toAuthor),
    comments: row.comments.map(toComment),
    contacts: row.contacts.map(toContact),
    second: row.second && toSecondVerdict(row.second),
    hidden: false,
    closed: false,
    waits: null,
    excluded: row.excludedAt !== null,
    sample: row.sample,
    origin: row.origin && toOrigin(row.origin),
    createdBy: row.createdBy,
    updatedBy: row.updatedBy,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** Where an annotation is, to lock its article before reading it. Deleted ones included. */
export async function findAnnotationPlace(db: Transaction, id: string): Promise<{ articleId: string; deleted: boolean } | null> {
  const row = await db.annotation.findUnique({ where: { id }, select: { articleId: true, deletedAt: true } });
  return row && { articleId: row.articleId, deleted: row.deletedAt !== null };
}

/** Deleted ones included: look at their place first. */
export async function getAnnotation(db: Transaction, id: string): Promise<Annotation> {
  const row = await db.annotation.findUniqueOrThrow({ where: { id }, include: parts, omit });
  return toAnnotation(row, row.evidence.length > 0 ? await ownersOfSites(db) : new Map());
}

/** The annotations of an article in reading order; of these ids only, where they are given. */
export async function listAnnotations(
  db: Transaction,
  articleId: string,
  ids?: string[],
  { evenDeleted = false } = {},
): Promise<Annotation[]> {
  const where = { articleId, ...(!evenDeleted && { deletedAt: null }), ...(ids && { id: { in: ids } }) };
  const rows = await db.annotation.findMany({ ...ofMany, where });
  return inReadingOrder(await toAnnotations(db, rows));
}

/** Where an annotation comes in reading order: beginning and end of its first passage, when it was made, its id. */
export const readingPlace = z.tuple([z.number().int(), z.number().int(), z.iso.datetime(), z.uuid()]);
export type ReadingPlace = z.infer<typeof readingPlace>;

/** Annotations of an article in the order of `inReadingOrder`, those after a place. */
export async function listInReadingOrder(
  db: Transaction,
  articleId: string,
  { limit, after }: { limit: number; after: ReadingPlace | null },
): Promise<ReadingPlace[]> {
  const [start, end, createdAt, id] = after ?? [-1, -1, "1970-01-01T00:00:00Z", "00000000-0000-0000-0000-000000000000"];
  const rows = await db.$queryRaw<{ id: string; start: number; end: number; createdAt: Date }[]>`
    SELECT id, start, "end", "createdAt" FROM (
      SELECT a.id, a."createdAt", coalesce(p.start, ${nowhere}::int) AS start, coalesce(p."end", ${nowhere}::int) AS "end"
      FROM annotations a LEFT JOIN LATERAL (
        SELECT start, "end" FROM passages WHERE "annotationId" = a.id AND state <> 'historical' ORDER BY start, "end" LIMIT 1
      ) p ON true
      WHERE a."articleId" = ${articleId}::uuid AND a."deletedAt" IS NULL) placed
    WHERE (start, "end", "createdAt", id) > (${start}::int, ${end}::int, ${createdAt}::timestamptz AT TIME ZONE 'UTC', ${id}::uuid)
    ORDER BY start, "end", "createdAt", id LIMIT ${limit}`;
  return rows.map((row) => [row.start, row.end, row.createdAt.toISOString(), row.id]);
}

/** Without a passage: last. */
const nowhere = 2_147_483_647;

/** Annotations of any articles, in no order. Deleted ones are left out. */
export async function listAnnotationsOf(db: Transaction, ids: string[]): Promise<Annotation[]> {
  if (ids.length === 0) return [];
  return toAnnotations(db, await db.annotation.findMany({ ...ofMany, where: { id: { in: ids }, deletedAt: null } }));
}

/** Those of these annotations that are deleted. */
export async function findDeletedAmong(db: Transaction, ids: string[]): Promise<Set<string>> {
  const rows = await db.annotation.findMany({ where: { id: { in: ids }, deletedAt: { not: null } }, select: { id: true } });
  return new Set(rows.map(({ id }) => id));
}

export type NewAnnotationRow = {
  id: string;
  articleId: string;
  claim: string;
  claimant: string;
  claimedOn: string;
  verdictId: string | null;
  rationale: DocumentJson;
  excluded: boolean;
  sample: boolean;
  authorId: string;
};

/** Each begins a claim of the same id. False where an id is taken, also by one that another transaction is making just now. */
export async function insertAnnotations(db: Transaction, annotations: NewAnnotationRow[]): Promise<boolean> {
  const rows = annotations.map(({ excluded, authorId, ...columns }) => ({
    ...columns,
    claimId: columns.id,
    excludedAt: excluded ? new Date() : null,
    createdById: authorId,
    updatedById: authorId,
  }));
  const { count } = await db.annotation.createMany({ data: rows, skipDuplicates: true });
  if (count < rows.length) return false;
  await indexClaims(db, annotations);
  return true;
}

export type AnnotationColumns = {
  claim?: string;
  claimant?: string;
  claimedOn?: string;
  verdictId?: string | null;
  rationale?: DocumentJson;
  excluded?: boolean;
};

/** A change of content: the next version, by this person. */
export async function saveAnnotation(db: Transaction, id: string, change: AnnotationColumns, updatedById: string): Promise<void> {
  const { excluded, ...columns } = change;
  await db.annotation.update({
    where: { id },
    data: {
      ...columns,
      ...(excluded !== undefined && { excludedAt: excluded ? new Date() : null }),
      version: { increment: 1 },
      suspendedVersion: null,
      updatedAt: new Date(),
      updatedById,
    },
  });
  if (change.claim !== undefined) await indexClaims(db, [{ id, claim: change.claim }]);
}

/** Its content is as it was, its footing is not: sign-offs given before no longer count. */
export async function unsettleAnnotations(db: Transaction, ids: string[]): Promise<void> {
  await db.$executeRaw`
    UPDATE "annotations" SET "suspendedVersion" = coalesce("suspendedVersion", "version"), "version" = "version" + 1
    WHERE "id" = ANY(${ids}::uuid[])`;
}

/** All their words stand where they stood again, and nobody has changed them since: sign-offs given before count again. */
export async function resettleAnnotations(db: Transaction, ids: string[]): Promise<void> {
  await db.$executeRaw`
    UPDATE "sign_offs" SET "annotationVersion" = "annotations"."version" FROM "annotations"
    WHERE "annotations"."id" = ANY(${ids}::uuid[]) AND "sign_offs"."annotationId" = "annotations"."id"
      AND "sign_offs"."annotationVersion" = "annotations"."suspendedVersion"`;
  await db.annotation.updateMany({ where: { id: { in: ids } }, data: { suspendedVersion: null } });
}

export async function setAnnotationDeleted(db: Transaction, id: string, deleted: boolean): Promise<void> {
  await db.annotation.update({ where: { id }, data: { deletedAt: deleted ? new Date() : null } });
}

export async function setAnnotationSubmitted(db: Transaction, id: string, submitted: boolean): Promise<void> {
  await db.annotation.update({ where: { id }, data: { submittedAt: submitted ? new Date() : null } });
}

/** The verdicts of whoever makes new annotations. */
export async function insertAssessments(
  db: Transaction,
  rows: { annotationId: string; userId: string; verdictId: string }[],
): Promise<void> {
  await db.assessment.createMany({ data: rows });
}

/** One person's own verdict; null takes it back. */
export async function saveAssessment(db: Transaction, annotationId: string, userId: string, verdictId: string | null): Promise<void> {
  const where = { annotationId_userId: { annotationId, userId } };
  if (verdictId === null) await db.assessment.deleteMany({ where: { annotationId, userId } });
  else await db.assessment.upsert({ where, create: { annotationId, userId, verdictId }, update: { verdictId, createdAt: new Date() } });
}
