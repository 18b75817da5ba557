import type { Author } from "#lib/domain/claim/annotation.ts";
import { type Authorship, authorship } from "#lib/domain/claim/authors.ts";
import type { Transaction } from "./client.ts";
import { Prisma } from "./generated/client.ts";

/** How an annotation's authors, or a review's, are read along with it. */
export const authorParts = { orderBy: { user: { name: "asc" } }, include: { user: { select: { id: true, name: true } } } } as const;

export function toAuthor({ user, unsigned }: { user: { id: string; name: string }; unsigned: boolean }): Author {
  return { ...user, signed: !unsigned };
}

/** Whose words: an annotation's, or those of a review as a whole. */
export type Authored = { kind: "annotation" | "review"; id: string };

type AuthorRow = { userId: string; unsigned: boolean; signed: boolean };

/** Who wrote what, where it is kept track of, and the people whose words stand. */
export async function findAuthorship(db: Transaction, { kind, id }: Authored): Promise<{ known: Authorship | null; authors: AuthorRow[] }> {
  const parts = { where: { id }, select: { authorship: true, authors: { select: { userId: true, unsigned: true, signed: true } } } };
  const row = kind === "annotation" ? await db.annotation.findUniqueOrThrow(parts) : await db.review.findUniqueOrThrow(parts);
  return { known: authorship.nullable().parse(row.authorship), authors: row.authors };
}

/** Of new annotations: each is its maker's. */
export async function insertAuthorships(
  db: Transaction,
  made: { annotationId: string; userId: string; known: Authorship }[],
): Promise<void> {
  const rows = made.map(({ annotationId: id, known }) => ({ id, known }));
  await db.$executeRaw`
    UPDATE annotations SET authorship = r.known FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r (id uuid, known jsonb)
    WHERE annotations.id = r.id`;
  await db.annotationAuthor.createMany({
    data: made.map(({ annotationId, userId }) => ({ annotationId, userId, unsigned: true, signed: false })),
  });
}

export async function saveAuthorship(
  db: Transaction,
  { kind, id }: Authored,
  known: Authorship | null,
  authors: AuthorRow[],
): Promise<void> {
  const data = {
    authorship: known ?? Prisma.DbNull,
    authors: { deleteMany: {}, createMany: { data: authors.map(({ userId, unsigned, signed }) => ({ userId, unsigned, signed })) } },
  };
  if (kind === "annotation") await db.annotation.update({ where: { id }, data, select: { id: true } });
  else await db.review.update({ where: { id }, data, select: { id: true } });
}
