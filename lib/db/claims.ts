import { z } from "zod";
import type { Transaction } from "./client.ts";

export type AppearanceRow = { id: string; claimId: string; articleId: string };

/** The claims whose appearances these annotations are, deleted ones too. */
export async function findClaimIds(db: Transaction, annotationIds: string[]): Promise<Map<string, string>> {
  if (annotationIds.length === 0) return new Map();
  const rows = await db.annotation.findMany({ where: { id: { in: annotationIds } }, select: { id: true, claimId: true } });
  return new Map(rows.map(({ id, claimId }) => [id, claimId]));
}

/** What the desk has of these claims as it stands, the newest first. */
export async function listAppearances(db: Transaction, claimIds: string[]): Promise<AppearanceRow[]> {
  if (claimIds.length === 0) return [];
  return db.$queryRaw`
    SELECT a.id, a."claimId", a."articleId" FROM annotations a JOIN articles r ON r.id = a."articleId" AND r."deletedAt" IS NULL
    WHERE a."claimId" = ANY(${claimIds}::uuid[]) AND a."deletedAt" IS NULL ORDER BY a."createdAt" DESC, a.id DESC`;
}

/** Every annotation that is or was an appearance of these claims, the oldest first: deleted ones, and those of removed articles, too. */
export async function listEveryAppearance(db: Transaction, claimIds: string[]): Promise<AppearanceRow[]> {
  const where = { claimId: { in: claimIds } };
  const select = { id: true, claimId: true, articleId: true };
  return db.annotation.findMany({ where, select, orderBy: [{ createdAt: "asc" }, { id: "asc" }] });
}

/** These annotations are appearances of this claim from now on. */
export async function setClaim(db: Transaction, annotationIds: string[], claimId: string): Promise<void> {
  await db.annotation.updateMany({ where: { id: { in: annotationIds } }, data: { claimId } });
}

/** Where a claim stands in the list: when its oldest appearance was written, its id. */
export const claimPlace = z.tuple([z.iso.datetime(), z.uuid()]);
export type ClaimPlace = z.infer<typeof claimPlace>;

/** Claims of which the desk has anything, the newest first, those after a place. */
export async function listClaimPlaces(
  db: Transaction,
  { limit, after }: { limit: number; after: ClaimPlace | null },
): Promise<ClaimPlace[]> {
  const [createdAt, id] = after ?? ["9999-12-31T00:00:00Z", "ffffffff-ffff-ffff-ffff-ffffffffffff"];
  const rows = await db.$queryRaw<{ id: string; createdAt: Date }[]>`
    SELECT c.id, c."createdAt" FROM claims c
    WHERE (c."createdAt", c.id) < (${createdAt}::timestamptz AT TIME ZONE 'UTC', ${id}::uuid) AND EXISTS (
      SELECT 1 FROM annotations a JOIN articles r ON r.id = a."articleId" AND r."deletedAt" IS NULL
      WHERE a."claimId" = c.id AND a."deletedAt" IS NULL)
    ORDER BY c."createdAt" DESC, c.id DESC LIMIT ${limit}`;
  return rows.map((row) => [row.createdAt.toISOString(), row.id]);
}

/** Has anything of these articles ever been published? */
export async function isAnyPublished(db: Transaction, articleIds: string[]): Promise<boolean> {
  return (await db.revision.findFirst({ where: { articleId: { in: articleIds } }, select: { number: true } })) !== null;
}
