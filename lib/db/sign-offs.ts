import type { SignOff } from "#lib/domain/claim/annotation.ts";
import type { Transaction } from "./client.ts";
import type { Prisma } from "./generated/client.ts";

export const signOffParts = { user: { select: { id: true, name: true } } } satisfies Prisma.SignOffInclude;

export function toSignOff(row: Prisma.SignOffGetPayload<{ include: typeof signOffParts }>): SignOff {
  return {
    id: row.id,
    annotationVersion: row.annotationVersion,
    decision: row.decision,
    note: row.note,
    by: row.user,
    createdAt: row.createdAt.toISOString(),
  };
}

/** What was signed at one version is what stands at another: nothing of it was changed in between. */
export async function moveSignOffs(db: Transaction, annotationId: string, from: number, to: number): Promise<void> {
  await db.signOff.updateMany({ where: { annotationId, annotationVersion: from }, data: { annotationVersion: to } });
}

export async function insertSignOff(
  db: Transaction,
  signOff: Pick<SignOff, "annotationVersion" | "decision" | "note"> & { annotationId: string; userId: string },
): Promise<void> {
  await db.signOff.create({ data: signOff });
}
