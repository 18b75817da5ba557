import { claimantKey } from "#lib/domain/claim/claimant.ts";
import type { Transaction } from "./client.ts";
import { Prisma } from "./generated/client.ts";
import { addressesOfS } from "./merged-sources.ts";

/** An annotation and its article; deleted ones too, which may be brought back. */
export type Place = { articleId: string; annotationId: string };

/** All that ever cites these documents, at any of their addresses. */
export function listCitingEver(db: Transaction, sourceIds: string[]): Promise<Place[]> {
  return db.$queryRaw`
    SELECT DISTINCT n."articleId", n.id AS "annotationId" FROM sources s CROSS JOIN LATERAL ${addressesOfS} d
    JOIN evidence e ON e."sourceId" = d.id JOIN annotations n ON n.id = e."annotationId" WHERE s.id = ANY(${sourceIds}::uuid[])`;
}

/** All that ever cites words of this article. */
export function listCitingArticleEver(db: Transaction, articleId: string): Promise<Place[]> {
  return db.$queryRaw`
    SELECT DISTINCT n."articleId", n.id AS "annotationId" FROM snapshots s JOIN evidence e ON e."snapshotId" = s.id
    JOIN annotations n ON n.id = e."annotationId" WHERE s."articleId" = ${articleId}::uuid`;
}

/** All that ever was claimed by these. */
export async function listClaimingEver(db: Transaction, claimantIds: string[]): Promise<Place[]> {
  const standing = await db.$queryRaw<Place[]>`
    SELECT DISTINCT n."articleId", n.id AS "annotationId" FROM claimant_names k
    JOIN search_entries e ON e.claimant = k.key AND e.kind = 'claim' JOIN annotations n ON n.id = e.id
    WHERE k."claimantId" = ANY(${claimantIds}::uuid[])`;
  // The search knows nothing of deleted ones, and names are folded by us alone.
  const names = await db.claimantName.findMany({ where: { claimantId: { in: claimantIds } }, select: { key: true } });
  const keys = new Set(names.map(({ key }) => key));
  const select = { id: true, articleId: true, claimant: true };
  const deleted = await db.annotation.findMany({ where: { deletedAt: { not: null }, claimant: { not: "" } }, select });
  const theirs = deleted.filter(({ claimant }) => keys.has(claimantKey(claimant)));
  return [...standing, ...theirs.map(({ id, articleId }) => ({ annotationId: id, articleId }))];
}

/** Holds the rows of these articles, in one order, so that two writers can't deadlock. */
export async function lockArticles(db: Transaction, ids: string[]): Promise<void> {
  await db.$executeRaw`SELECT 1 FROM articles WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR UPDATE`;
}

/**
 * Some of what these say is this person's from now on, whatever they take back. Those that were signed off are the next version, which nobody has
 * signed: these are given. Their articles must be locked.
 */
export async function noteHandIn(db: Transaction, annotationIds: string[], userId: string): Promise<(Place & { version: number })[]> {
  const ids = Prisma.sql`ANY(${annotationIds}::uuid[])`;
  await db.$executeRaw`
    INSERT INTO annotation_authors ("annotationId", "userId", unsigned, signed)
    SELECT id, ${userId}::uuid, true, false FROM annotations WHERE id = ${ids}
    ON CONFLICT ("annotationId", "userId") DO UPDATE SET unsigned = true`;
  await db.$executeRaw`
    UPDATE annotations SET authorship = jsonb_set(authorship, '{held}', (authorship->'held') - ${userId}::text || to_jsonb(${userId}::text))
    WHERE id = ${ids} AND authorship IS NOT NULL`;
  await db.$executeRaw`UPDATE annotations SET "updatedById" = ${userId}::uuid WHERE id = ${ids}`;
  return reopenSigned(db, annotationIds);
}

/** Those of these that were signed off are the next version, which nobody has signed. */
export async function reopenSigned(db: Transaction, annotationIds: string[]): Promise<(Place & { version: number })[]> {
  const ids = Prisma.sql`ANY(${annotationIds}::uuid[])`;
  // What a suspended one had been signed as, it no longer says.
  await db.$executeRaw`UPDATE annotations SET "suspendedVersion" = NULL WHERE id = ${ids} AND "suspendedVersion" IS NOT NULL`;
  return db.$queryRaw`
    UPDATE annotations SET version = version + 1, "updatedAt" = now()
    WHERE id = ${ids} AND progress = 'signed_off' RETURNING id AS "annotationId", "articleId", version`;
}
