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

/** Of new annotations. */
export async function insertOrigins(db: Transaction, origins: (KeptOrigin & { annotationId: string })[]): Promise<void> {
  await db.annotationOrigin.createMany({ data: origins.map(({ id, ...columns }) => ({ ...columns, sourceId: id })) });
}

type Identity = Pick<KeptOrigin, "id" | "identitySha256">;

/** Which of these are there already? Known by their source's id, where they have one. With the article locked. */
export async function findTakenIn<T extends Identity>(db: Transaction, articleId: string, arriving: T[]): Promise<Set<T>> {
  const rows = await db.annotationOrigin.findMany({
    where: {
      annotation: { articleId, deletedAt: null },
      OR: [
        { sourceId: { in: arriving.flatMap(({ id }) => id ?? []) } },
        { identitySha256: { in: arriving.flatMap(({ id, identitySha256 }) => (id === null ? [identitySha256] : [])) } },
      ],
    },
    select: { sourceId: true, identitySha256: true },
  });
  const ids = new Set(rows.map(({ sourceId }) => sourceId));
  const identities = new Set(rows.map(({ identitySha256 }) => identitySha256));
  return new Set(arriving.filter(({ id, identitySha256 }) => (id === null ? identities.has(identitySha256) : ids.has(id))));
}
