import type { SignOff } from "#lib/domain/claim/annotation.ts";
import type { Transaction } from "./client.ts";
import type { Prisma } from "./generated/client.ts";

export const signOffParts = { user: { select: { id: true, name: true } } } satisfies Prisma.SignOffInclude;

export function toSignOff(row: Prisma.SignOffGetPayload<{ include: typeof signOffParts }>): SignOff {
  return {
    id: row.id,
    version: row.annotationVersion,
    decision: row.decision,
    note: row.note,
    standing: row.standing,
    by: row.user,
    createdAt: row.createdAt.toISOString(),
  };
}

type NewSignOff = Pick<SignOff, "version" | "decision" | "note" | "standing"> & { userId: string };

/** What was signed at one version is what stands at another: nothing of it was changed in between. */
export async function moveSignOffs(db: Transaction, annotationId: string, from: number, to: number): Promise<void> {
  await db.signOff.updateMany({ where: { annotationId, annotationVersion: from }, data: { annotationVersion: to } });
}

export async function insertSignOff(db: Transaction, { version, ...signOff }: NewSignOff & { annotationId: string }): Promise<void> {
  await db.signOff.create({ data: { ...signOff, annotationVersion: version } });
}

export function toReviewSignOff({ reviewVersion, ...row }: Prisma.ReviewSignOffGetPayload<{ include: typeof signOffParts }>): SignOff {
  return toSignOff({ ...row, annotationId: row.reviewId, annotationVersion: reviewVersion });
}

export async function insertReviewSignOff(db: Transaction, { version, ...signOff }: NewSignOff & { reviewId: string }): Promise<void> {
  await db.reviewSignOff.create({ data: { ...signOff, reviewVersion: version } });
}
