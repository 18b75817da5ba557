import type { KeptOrigin, Origin } from "#lib/domain/claim/origin.ts";
import type { Transaction } from "./client.ts";
import type { Prisma } from "./generated/client.ts";

export function toOrigin({ sourceId, creator, createdAt, updatedAt }: Prisma.AnnotationOriginGetPayload<object>): Origin {
  return { id: sourceId, creator, createdAt: createdAt?.toISOString() ?? null, updatedAt: updatedAt?.toISOString() ?? null };
}

/** By annotation, of all in an article that are not deleted. */
export async function listOrigins(db: Transaction, articleId: string): Promise<Map<string, KeptOrigin>> {
  const rows = await db.annotationOrigin.findMany({ where: { annotation: { articleId, deletedAt: null } } });
  return new Map(rows.map((row) => [row.annotationId, { ...row, ...toOrigin(row) }]));
}

export async function saveOrigin(db: Transaction, annotationId: string, { id, ...columns }: KeptOrigin): Promise<void> {
  const row = { ...columns, sourceId: id };
  await db.annotationOrigin.upsert({ where: { annotationId }, create: { annotationId, ...row }, update: row });
}

/** Is it there already? Known by its source's id, where it has one. With the article locked. */
export async function isTakenIn(
  db: Transaction,
  articleId: string,
  { id, identitySha256 }: Pick<KeptOrigin, "id" | "identitySha256">,
): Promise<boolean> {
  const same = id === null ? { identitySha256 } : { sourceId: id };
  return (await db.annotationOrigin.count({ where: { ...same, annotation: { articleId, deletedAt: null } } })) > 0;
}
