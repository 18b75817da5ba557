import { lockArticle } from "#lib/db/articles.ts";
import { database, inTransaction, type Transaction } from "#lib/db/client.ts";
import { getProse, listUnstoredProse } from "#lib/db/prose.ts";
import { foldProse } from "./fold-prose.ts";

/** Brings a shared document's changes into the rationale or summary that everything else reads. By the room itself: who wrote was let in. */
export async function storeProse(documentId: string): Promise<{ tooLong: boolean }> {
  const document = await getProse(database(), documentId);
  if (!document) return { tooLong: false };
  return inTransaction(async (db) => {
    await lockArticle(db, document.articleId);
    // Changes to a deleted annotation wait until it is brought back.
    const open = await listUnstoredProse(db, document.articleId);
    return { tooLong: open.includes(documentId) && !(await foldProse(db, documentId)) };
  });
}

/** Everything written on this article, within the transaction that is about to freeze it. The article must be locked. */
export async function storeProseOf(db: Transaction, articleId: string): Promise<void> {
  for (const documentId of await listUnstoredProse(db, articleId)) await foldProse(db, documentId);
}

/** Documents with changes left by a process that ended before it stored them. */
export async function findUnstoredProse(): Promise<string[]> {
  return listUnstoredProse(database());
}
