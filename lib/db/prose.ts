import type { DocumentJson } from "#lib/domain/article/article-schema.ts";
import { documentJson } from "#lib/domain/article/document-json.ts";
import type { ProseKind } from "#lib/domain/prose/room.ts";
import type { Transaction } from "./client.ts";
import { Prisma } from "./generated/client.ts";
import { notify } from "./listen.ts";

export type ProseDocumentRow = { id: string; kind: ProseKind; subjectId: string; articleId: string; state: Uint8Array };
export type ProseUpdateRow = { sequence: bigint; update: Uint8Array; authorId: string | null };
export type NewProseUpdate = { documentId: string; update: Uint8Array; authorId: string | null; at: Date };

/** Where nodes hear that a document has grown elsewhere: payload `node:documentId,documentId…`; an empty node is a use case. */
export const proseChannel = "assay_prose";

const columns = { id: true, kind: true, subjectId: true, articleId: true, state: true } as const;

export async function findProse(db: Transaction, kind: ProseKind, subjectId: string): Promise<ProseDocumentRow | null> {
  return db.proseDocument.findUnique({ where: { kind_subjectId: { kind, subjectId } }, select: columns });
}

export async function getProse(db: Transaction, id: string): Promise<ProseDocumentRow | null> {
  return db.proseDocument.findUnique({ where: { id }, select: columns });
}

/** One compaction at a time. Does not hold up those who append: their rows need the document's key, which stays as it is. */
export async function lockProse(db: Transaction, id: string): Promise<ProseDocumentRow | null> {
  await db.$executeRaw`SELECT 1 FROM prose_documents WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  return getProse(db, id);
}

/** Call it with the article locked, so that a document begins once. */
export async function insertProse(
  db: Transaction,
  document: Omit<ProseDocumentRow, "id" | "state"> & { state: Uint8Array<ArrayBuffer> },
): Promise<ProseDocumentRow> {
  return db.proseDocument.create({ data: document, select: columns });
}

export async function listProseUpdates(db: Transaction, documentId: string): Promise<ProseUpdateRow[]> {
  return db.proseUpdate.findMany({
    where: { documentId },
    orderBy: { sequence: "asc" },
    select: { sequence: true, update: true, authorId: true },
  });
}

/**
 * Appends and wakes the other nodes, in one statement, which is one commit and one trip. What belongs to a document that is gone is passed
 * over.
 */
export async function appendProseUpdates(db: Transaction, updates: NewProseUpdate[], node: string): Promise<void> {
  const ids = updates.map(({ documentId }) => documentId);
  const bytes = updates.map(({ update }) => Buffer.from(update).toString("base64"));
  const authors = updates.map(({ authorId }) => authorId);
  const moments = updates.map(({ at }) => at.toISOString());
  // A notification holds 8,000 bytes.
  const wakes = [];
  const different = [...new Set(ids)];
  for (let from = 0; from < different.length; from += 150) wakes.push(`${node}:${different.slice(from, from + 150).join(",")}`);
  await db.$executeRaw`
    WITH given AS (
      SELECT * FROM unnest(${ids}::uuid[], ${bytes}::text[], ${authors}::uuid[], ${moments}::timestamptz[]) AS t (document, bytes, author, at)
    ), appended AS (
      INSERT INTO prose_updates ("documentId", "update", "authorId", "at")
      SELECT document, decode(bytes, 'base64'), author, at AT TIME ZONE 'UTC' FROM given JOIN prose_documents ON prose_documents.id = document
    )
    SELECT pg_notify(${proseChannel}, wake) FROM unnest(${wakes}::text[]) AS wake`;
}

export async function wakeProse(db: Transaction, documentIds: string[], node = ""): Promise<void> {
  await notify(db, proseChannel, `${node}:${documentIds.join(",")}`);
}

export async function saveProseState(db: Transaction, id: string, state: Uint8Array, compacted: bigint[]): Promise<void> {
  await db.proseDocument.update({ where: { id }, data: { state: new Uint8Array(state), updatedAt: new Date() } });
  await db.$executeRaw`DELETE FROM prose_updates WHERE sequence = ANY(${compacted}::bigint[])`;
}

/** Documents with changes that are not in their projection yet, but for those whose annotation is deleted. */
export async function listUnstoredProse(db: Transaction, articleId?: string): Promise<string[]> {
  const ofArticle = articleId ? Prisma.sql`AND d."articleId" = ${articleId}::uuid` : Prisma.empty;
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT d.id FROM prose_documents d
    LEFT JOIN annotations a ON d.kind = 'rationale' AND a.id = d."subjectId"
    WHERE a."deletedAt" IS NULL ${ofArticle} AND EXISTS (SELECT 1 FROM prose_updates u WHERE u."documentId" = d.id)
    ORDER BY d.id`;
  return rows.map(({ id }) => id);
}

export type ProseVersionRow = { id: string; documentId: string; json: DocumentJson; authorIds: string[]; startedAt: Date; endedAt: Date };

export async function lastProseVersion(db: Transaction, documentId: string): Promise<ProseVersionRow | null> {
  const row = await db.proseVersion.findFirst({ where: { documentId }, orderBy: { endedAt: "desc" } });
  return row && { ...row, json: documentJson.parse(row.json) };
}

export async function findProseVersion(db: Transaction, id: string): Promise<ProseVersionRow | null> {
  const row = await db.proseVersion.findUnique({ where: { id } });
  return row && { ...row, json: documentJson.parse(row.json) };
}

/** The newest first, at most 200. */
export async function listProseVersions(db: Transaction, documentId: string): Promise<ProseVersionRow[]> {
  const rows = await db.proseVersion.findMany({ where: { documentId }, orderBy: { endedAt: "desc" }, take: 200 });
  return rows.map((row) => ({ ...row, json: documentJson.parse(row.json) }));
}

export async function insertProseVersion(
  db: Transaction,
  version: { documentId: string; json: DocumentJson; authorIds: string[]; startedAt?: Date; endedAt?: Date },
): Promise<void> {
  await db.proseVersion.create({ data: version });
}

export async function extendProseVersion(db: Transaction, id: string, json: DocumentJson): Promise<void> {
  await db.proseVersion.update({ where: { id }, data: { json, endedAt: new Date() } });
}
