import { type DocumentJson, documentJson } from "#lib/domain/article/article-schema.ts";
import type { Annotation } from "#lib/domain/claim/annotation.ts";
import { annotationState, inReadingOrder } from "#lib/domain/claim/workflow.ts";
import { toOrigin } from "./annotation-origins.ts";
import type { Transaction } from "./client.ts";
import { commentParts, toComment } from "./comments.ts";
import { evidenceParts, toEvidence } from "./evidence.ts";
import type { Prisma } from "./generated/client.ts";
import { toPassage } from "./passages.ts";
import { toVerdict } from "./scales.ts";
import { signOffParts, toSignOff } from "./sign-offs.ts";

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
    where: { OR: [{ snapshot: { reviews: { some: {} } } }, { anchoring: "lost" }] },
    orderBy: [{ start: "asc" }, { end: "asc" }],
  },
  evidence: { orderBy: { position: "asc" }, include: evidenceParts },
  signOffs: { orderBy: { id: "asc" }, include: signOffParts },
  comments: commentParts,
  origin: true,
} as const satisfies Prisma.AnnotationInclude;

function toAnnotation(row: Prisma.AnnotationGetPayload<{ include: typeof parts }>): Annotation {
  const signOffs = row.signOffs.map(toSignOff);
  return {
    id: row.id,
    articleId: row.articleId,
    version: row.version,
    claim: row.claim,
    claimant: row.claimant,
    verdict: row.verdict && toVerdict(row.verdict),
    rationale: documentJson.parse(row.rationale),
    passages: row.passages.map(toPassage),
    evidence: row.evidence.map(toEvidence),
    state: annotationState({ version: row.version, submitted: row.submittedAt !== null, signOffs }),
    signOffs,
    comments: row.comments.map(toComment),
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
  return toAnnotation(await db.annotation.findUniqueOrThrow({ where: { id }, include: parts }));
}

/** The annotations of an article in reading order; of these ids only, where they are given. */
export async function listAnnotations(db: Transaction, articleId: string, ids?: string[]): Promise<Annotation[]> {
  const rows = await db.annotation.findMany({ where: { articleId, deletedAt: null, ...(ids && { id: { in: ids } }) }, include: parts });
  return inReadingOrder(rows.map(toAnnotation));
}

export type NewAnnotationRow = {
  id: string;
  articleId: string;
  claim: string;
  claimant: string;
  verdictId: string | null;
  rationale: DocumentJson;
  excluded: boolean;
  sample: boolean;
  authorId: string;
};

/** False where its id is taken, also by one that another transaction is making just now. */
export async function insertAnnotation(db: Transaction, annotation: NewAnnotationRow): Promise<boolean> {
  const { excluded, authorId, ...columns } = annotation;
  const row = { ...columns, excludedAt: excluded ? new Date() : null, createdById: authorId, updatedById: authorId };
  const { count } = await db.annotation.createMany({ data: [row], skipDuplicates: true });
  return count === 1;
}

export type AnnotationColumns = {
  claim?: string;
  claimant?: string;
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

/** One person's own verdict; null takes it back. */
export async function saveAssessment(db: Transaction, annotationId: string, userId: string, verdictId: string | null): Promise<void> {
  const where = { annotationId_userId: { annotationId, userId } };
  if (verdictId === null) await db.assessment.deleteMany({ where: { annotationId, userId } });
  else await db.assessment.upsert({ where, create: { annotationId, userId, verdictId }, update: { verdictId, createdAt: new Date() } });
}
