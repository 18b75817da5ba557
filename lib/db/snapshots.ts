import { z } from "zod";
import type { SnapshotMark } from "#lib/domain/anchoring/versions.ts";
import { type Snapshot, type Warning, warning } from "#lib/domain/article/article.ts";
import type { DocumentJson } from "#lib/domain/article/article-schema.ts";
import { documentJson } from "#lib/domain/article/document-json.ts";
import { kindOf, type OriginalType, originalTypeOf } from "#lib/domain/article/original-type.ts";
import type { Transaction } from "./client.ts";
import { Prisma } from "./generated/client.ts";

/** What came in, up to megabytes of it: read only where it is asked for. */
const received = { original: true, encoding: true } as const;
type SnapshotRow = Prisma.SnapshotGetPayload<{ omit: typeof received }>;

export function toSnapshot(row: SnapshotRow): Snapshot {
  return {
    id: row.id,
    articleId: row.articleId,
    number: row.number,
    document: documentJson.parse(row.document),
    text: row.text,
    sha256: row.sha256,
    wordCount: row.wordCount,
    kind: kindOf(originalTypeOf(row.originalType)),
    warnings: z.array(warning).parse(row.warnings),
    createdAt: row.createdAt.toISOString(),
  };
}

export type NewSnapshot = {
  articleId: string;
  number: number;
  document: DocumentJson;
  text: string;
  sha256: string;
  wordCount: number;
  original: Uint8Array;
  originalType: OriginalType;
  encoding: string | null;
  warnings: Warning[];
  readerVersion: number | null;
  /** The snapshot whose original this is, read again. */
  rereadOfId?: string | null;
  createdById: string;
};

export async function insertSnapshot(db: Transaction, snapshot: NewSnapshot): Promise<Snapshot> {
  const row = await db.snapshot.create({ data: { ...snapshot, original: new Uint8Array(snapshot.original) }, omit: received });
  return toSnapshot(row);
}

export async function findLatestSnapshot(db: Transaction, articleId: string): Promise<Snapshot | null> {
  const row = await db.snapshot.findFirst({ where: { articleId }, orderBy: { number: "desc" }, omit: received });
  return row && toSnapshot(row);
}

/** Every snapshot of an article, newest first, without its text. `outletUrl`: where its outlet has it. */
export async function listSnapshotMarks(db: Transaction, articleId: string, outletUrl: string | null): Promise<SnapshotMark[]> {
  const rows = await db.snapshot.findMany({
    where: { articleId },
    orderBy: { number: "desc" },
    select: {
      id: true,
      number: true,
      sha256: true,
      wordCount: true,
      rereadOfId: true,
      createdAt: true,
      createdBy: { select: { id: true, name: true } },
      checks: {
        where: { outcome: { not: "failed" }, OR: [{ address: null }, { address: outletUrl ?? "" }] },
        take: 1,
        select: { id: true },
      },
      confirmation: { select: { confirmedAt: true, user: { select: { id: true, name: true } } } },
    },
  });
  return rows.map(({ createdBy, createdAt, rereadOfId, checks, confirmation, ...row }) => ({
    ...row,
    createdAt: createdAt.toISOString(),
    isReread: rereadOfId !== null,
    by: createdBy,
    readAtOutlet: checks.length > 0,
    confirmation: confirmation && { by: confirmation.user, at: confirmation.confirmedAt.toISOString() },
  }));
}

export async function findSnapshot(db: Transaction, articleId: string, number: number): Promise<Snapshot | null> {
  const row = await db.snapshot.findUnique({ where: { articleId_number: { articleId, number } }, omit: received });
  return row && toSnapshot(row);
}

export type StoredOriginal = Pick<NewSnapshot, "original" | "originalType" | "encoding" | "readerVersion">;

/** The bytes that a snapshot was made from, as they came, with the encoding they are read in, and the version of what read them; null before that was noted. */
export async function findOriginal(db: Transaction, id: string): Promise<StoredOriginal> {
  const row = await db.snapshot.findUniqueOrThrow({ where: { id }, select: { ...received, originalType: true, readerVersion: true } });
  return { ...row, originalType: originalTypeOf(row.originalType) };
}

/** Only the text: what passages and evidence are checked against. Snapshots of removed articles are not found. */
export async function findSnapshotTexts(db: Transaction, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.snapshot.findMany({ where: { id: { in: ids }, article: { deletedAt: null } }, select: { id: true, text: true } });
  return new Map(rows.map((row) => [row.id, row.text]));
}

export type SearchedText = {
  snapshotId: string;
  text: string;
  articleId: string;
  articleSlug: string;
  articleTitle: string;
  language: string;
  publishedAt: Date | null;
  outlet: string | null;
};

const searchedTexts = Prisma.sql`
  SELECT s.id AS "snapshotId", s.text, a.id AS "articleId", a.slug AS "articleSlug", a.title AS "articleTitle", a.language,
    a."publishedAt", o.name AS outlet
  FROM articles a
  JOIN LATERAL (SELECT id, text FROM snapshots WHERE "articleId" = a.id ORDER BY number DESC LIMIT 1) s ON true
  LEFT JOIN outlets o ON o.id = a."outletId"
  WHERE a."deletedAt" IS NULL`;

/** Newest snapshots of articles that match a tsquery, newest articles first. */
export async function findTextsWith(db: Transaction, query: string, exceptArticleId: string | null): Promise<SearchedText[]> {
  return db.$queryRaw<SearchedText[]>`
    ${searchedTexts} AND a.id IS DISTINCT FROM ${exceptArticleId}::uuid
      AND a.id IN (SELECT id FROM search_entries WHERE kind = 'article' AND live AND words @@ ${query}::tsquery)
    ORDER BY a."createdAt" DESC
    LIMIT 20`;
}

/** Newest snapshots of these articles. */
export async function findTextsOf(db: Transaction, articleIds: string[]): Promise<SearchedText[]> {
  return db.$queryRaw<SearchedText[]>`${searchedTexts} AND a.id = ANY(${articleIds}::uuid[])`;
}
