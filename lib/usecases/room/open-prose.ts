import { getAnnotation } from "#lib/db/annotations.ts";
import { lockArticle } from "#lib/db/articles.ts";
import { database, evenIfShort, inTransaction, type Transaction } from "#lib/db/client.ts";
import { findProse, getProse, insertProse, listProseUpdates, type ProseDocumentRow } from "#lib/db/prose.ts";
import { findReview } from "#lib/db/reviews.ts";
import type { DocumentJson } from "#lib/domain/article/article-schema.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { emptyProse } from "#lib/domain/prose/prose.ts";
import { seedProse } from "#lib/domain/prose/prose-document.ts";
import type { ProseKind } from "#lib/domain/prose/room.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { enterRoom } from "./enter-room.ts";

export type OpenProse = { documentId: string; articleId: string; updates: Uint8Array[] };

/** The shared document of a rationale or summary. The first to open it makes it, from what the rationale or summary says then. */
export async function openProse(actor: Actor | null, wanted: { kind: ProseKind; subjectId: string }): Promise<Result<OpenProse>> {
  const entered = await enterRoom(actor, wanted);
  if (!entered.ok) return entered;
  const { kind, subjectId } = wanted;
  const { articleId } = entered.value;
  const row = (await findProse(database(), kind, subjectId)) ?? (await begin({ kind, subjectId, articleId }));
  return ok({ documentId: row.id, articleId, updates: await contentOf(database(), row) });
}

function begin(document: { kind: ProseKind; subjectId: string; articleId: string }): Promise<ProseDocumentRow> {
  const { kind, subjectId, articleId } = document;
  return inTransaction(async (db) => {
    await lockArticle(db, articleId);
    const existing = await findProse(db, kind, subjectId);
    return existing ?? insertProse(db, { ...document, state: new Uint8Array(seedProse(await proseOf(db, kind, subjectId))) });
  }, evenIfShort);
}

async function proseOf(db: Transaction, kind: ProseKind, subjectId: string): Promise<DocumentJson> {
  if (kind === "rationale") return (await getAnnotation(db, subjectId)).rationale;
  return (await findReview(db, subjectId))?.review.summary ?? emptyProse;
}

/** What a document consists of now. Rows first: one compacted in between is in the state, which is read after. */
async function contentOf(db: Transaction, { id, state }: ProseDocumentRow): Promise<Uint8Array[]> {
  const updates = await listProseUpdates(db, id);
  return [(await getProse(db, id))?.state ?? state, ...updates.map(({ update }) => update)];
}

/** The same for the room itself, when another node has written. */
export async function readProse(documentId: string): Promise<Uint8Array[]> {
  const row = await getProse(database(), documentId);
  return row ? contentOf(database(), row) : [];
}
