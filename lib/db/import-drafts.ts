import { z } from "zod";
import { type Warning, warning } from "#lib/domain/article/article.ts";
import type { DocumentJson } from "#lib/domain/article/article-schema.ts";
import { canonicalAddress } from "#lib/domain/article/canonical-address.ts";
import { blockTexts } from "#lib/domain/article/cleaning.ts";
import { documentJson } from "#lib/domain/article/document-json.ts";
import { type DraftDetails, draftDetails, type ImportDraftSummary, mostListedDrafts } from "#lib/domain/article/import-draft.ts";
import { type OriginalType, originalTypes } from "#lib/domain/article/original-type.ts";
import type { Transaction } from "./client.ts";
import type { Prisma } from "./generated/client.ts";

/** A draft as it is kept: what can be read from the original again isn't. */
export type StoredImportDraft = {
  id: string;
  original: Uint8Array;
  originalType: OriginalType;
  /** Chosen by a person or told by the server; null where the bytes say enough. */
  encoding: string | null;
  originalName: string;
  document: DocumentJson;
  details: DraftDetails;
  warnings: Warning[];
  articleId: string | null;
  createdAt: string;
  updatedAt: string;
};

function toDraft(row: Prisma.ImportDraftGetPayload<object>): StoredImportDraft {
  return {
    id: row.id,
    original: row.original,
    originalType: z.enum(originalTypes).parse(row.originalType),
    encoding: row.encoding,
    originalName: row.originalName,
    document: documentJson.parse(row.document),
    details: draftDetails.parse(row.details),
    warnings: z.array(warning).parse(row.warnings),
    articleId: row.articleId,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

export type NewImportDraft = Pick<
  StoredImportDraft,
  "original" | "originalType" | "encoding" | "originalName" | "document" | "details" | "warnings"
> & {
  userId: string;
};

export async function insertImportDraft(db: Transaction, draft: NewImportDraft): Promise<StoredImportDraft> {
  return toDraft(await db.importDraft.create({ data: { ...draft, original: new Uint8Array(draft.original) } }));
}

/** One's own; another person's is not found. */
export async function findImportDraft(db: Transaction, which: { id: string; userId: string }): Promise<StoredImportDraft | null> {
  const row = await db.importDraft.findFirst({ where: which });
  return row && toDraft(row);
}

/** One's own draft of the page at this address that is still to be saved. */
export async function findOwnDraftAt(db: Transaction, userId: string, sourceUrl: string): Promise<string | null> {
  const spellings = [...new Set([sourceUrl, canonicalAddress(sourceUrl)])];
  const where = { userId, articleId: null, OR: spellings.map((equals) => ({ details: { path: ["sourceUrl"], equals } })) };
  return (await db.importDraft.findFirst({ where, select: { id: true } }))?.id ?? null;
}

/** The newest drafts still to be saved, newest first. */
export async function listImportDraftSummaries(db: Transaction, userId: string): Promise<ImportDraftSummary[]> {
  const rows = await db.importDraft.findMany({
    where: { userId, articleId: null },
    orderBy: { createdAt: "desc" },
    omit: { original: true },
    take: mostListedDrafts,
  });
  return rows.map((row) => ({
    id: row.id,
    title: draftDetails.parse(row.details).title,
    originalName: row.originalName,
    beginning: (blockTexts(documentJson.parse(row.document)).find((text) => text.length > 60) ?? "").slice(0, 160),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }));
}

/** Changes a draft that still stands as it stood at `updatedAt`; null when it doesn't, or was saved or discarded. */
export async function changeImportDraft(
  db: Transaction,
  which: { id: string; userId: string; updatedAt: string },
  change: Partial<Pick<StoredImportDraft, "document" | "details" | "encoding" | "warnings">>,
): Promise<{ updatedAt: string } | null> {
  const now = new Date(Math.max(Date.now(), Date.parse(which.updatedAt) + 1));
  const { count } = await db.importDraft.updateMany({
    where: { id: which.id, userId: which.userId, updatedAt: new Date(which.updatedAt), articleId: null },
    data: { ...change, updatedAt: now },
  });
  return count === 0 ? null : { updatedAt: now.toISOString() };
}

export async function setImportDraftArticle(db: Transaction, which: { id: string; userId: string }, articleId: string): Promise<void> {
  await db.importDraft.updateMany({ where: which, data: { articleId } });
}

export async function deleteImportDraft(db: Transaction, which: { id: string; userId: string }): Promise<boolean> {
  const { count } = await db.importDraft.deleteMany({ where: { ...which, articleId: null } });
  return count > 0;
}
