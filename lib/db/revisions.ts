import type { RevisionMark } from "#lib/domain/revision/publication.ts";
import type { StoredRevision } from "#lib/domain/revision/revision.ts";
import type { Transaction } from "./client.ts";
import type { Prisma } from "./generated/client.ts";
import { findLogProof } from "./log.ts";
import { listWithdrawals } from "./withdrawals.ts";

const proven = {
  key: { select: { publicKey: true } },
  article: { select: { revisions: { where: { number: 1 }, select: { publishedAt: true } } } },
} satisfies Prisma.RevisionInclude;

type Row = Prisma.RevisionGetPayload<{ include: typeof proven }>;

async function toStoredRevision(db: Transaction, row: Row | null): Promise<StoredRevision | null> {
  return row && { ...withoutProof(row), logProof: row.sample ? null : await findLogProof(db, row.sha256) };
}

function withoutProof(row: Row): Omit<StoredRevision, "logProof"> {
  return {
    articleId: row.articleId,
    number: row.number,
    kind: row.kind,
    note: row.note,
    content: row.content,
    sha256: row.sha256,
    previousSha256: row.previousSha256,
    signature: row.signature,
    keyId: row.keyId,
    publicKey: row.key.publicKey,
    publishedAt: row.publishedAt.toISOString(),
    firstPublishedAt: (row.article.revisions[0] ?? row).publishedAt.toISOString(),
  };
}

/** The revision of this number; without one, the newest. */
export async function findRevision(db: Transaction, articleId: string, number?: number): Promise<StoredRevision | null> {
  const row = await db.revision.findFirst({ where: { articleId, number }, orderBy: { number: "desc" }, include: proven });
  return toStoredRevision(db, row);
}

/** The newest revision that has this annotation, whatever came after it. */
export async function findLastRevisionWith(db: Transaction, articleId: string, annotationId: string): Promise<StoredRevision | null> {
  const row = await db.revision.findFirst({
    // In canonical JSON, and as an id stands in no other text unescaped.
    where: { articleId, content: { contains: `"id":"${annotationId}"` } },
    orderBy: { number: "desc" },
    include: proven,
  });
  return toStoredRevision(db, row);
}

/** All revisions of a review, newest first, without their content. */
export async function listRevisionMarks(db: Transaction, articleId: string): Promise<RevisionMark[]> {
  const rows = await db.revision.findMany({
    where: { articleId },
    orderBy: { number: "desc" },
    select: { number: true, kind: true, note: true, publishedAt: true, sha256: true },
  });
  const withdrawals = await listWithdrawals(db, articleId);
  return rows.map(({ publishedAt, ...row }) => {
    const withdrawal = withdrawals.get(row.number);
    return { ...row, publishedAt: publishedAt.toISOString(), ...(withdrawal && { withdrawal }) };
  });
}

/** Its entry in the log comes after it: see `appendToLog`. */
export async function insertRevision(
  db: Transaction,
  revision: Omit<StoredRevision, "publicKey" | "firstPublishedAt" | "logProof"> & { sample: boolean; publishedById: string },
): Promise<Omit<StoredRevision, "logProof">> {
  return withoutProof(await db.revision.create({ data: revision, include: proven }));
}

export type RevisionPlace = { articleId: string; slug: string; number: number };

/** Which revisions there are, of articles that were not removed, in a lasting order: the next ones after `after`. */
export async function listRevisionPlaces(db: Transaction, after: RevisionPlace | null, limit: number): Promise<RevisionPlace[]> {
  const rows = await db.revision.findMany({
    where: {
      article: { deletedAt: null },
      ...(after && { OR: [{ articleId: { gt: after.articleId } }, { articleId: after.articleId, number: { gt: after.number } }] }),
    },
    orderBy: [{ articleId: "asc" }, { number: "asc" }],
    select: { articleId: true, number: true, article: { select: { slug: true } } },
    take: limit,
  });
  return rows.map(({ articleId, number, article }) => ({ articleId, number, slug: article.slug }));
}

/** How many there are in all. */
export async function countRevisions(db: Transaction): Promise<number> {
  return db.revision.count({ where: { article: { deletedAt: null } } });
}

/** The addresses under which revisions first went out, as each has signed its desk's: by slug and number, with a space between. */
export async function findFirstAddresses(db: Transaction, places: { slug: string; number: number }[]): Promise<Map<string, string>> {
  const rows = await db.$queryRaw<{ place: string; address: string }[]>`
    SELECT a.slug || ' ' || r.number AS place, r.content::jsonb->'desk'->>'url' AS address
    FROM unnest(${places.map(({ slug }) => slug)}::text[], ${places.map(({ number }) => number)}::int[]) wanted(slug, number)
    JOIN articles a ON a.slug = wanted.slug JOIN revisions r ON r."articleId" = a.id AND r.number = wanted.number`;
  return new Map(rows.map(({ place, address }) => [place, address]));
}

/** The address of the desk when it published for the first time; null while it has published nothing. */
export async function findEarliestAddress(db: Transaction): Promise<string | null> {
  const rows = await db.$queryRaw<{ address: string }[]>`
    SELECT content::jsonb->'desk'->>'url' AS address FROM revisions ORDER BY "publishedAt", id LIMIT 1`;
  return rows[0]?.address ?? null;
}
