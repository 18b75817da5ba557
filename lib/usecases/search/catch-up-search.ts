import { evenIfShort, inTransaction } from "#lib/db/client.ts";
import { findUnsearched, noteSearched } from "#lib/db/search-entries.ts";
import { noteWholeArticle } from "../note-search.ts";

/** Tells the search what it doesn't know yet: what an earlier version of Assay wrote. Safe to run again, and on several nodes. */
export async function catchUpSearch(stopped: AbortSignal = new AbortController().signal): Promise<void> {
  while (!stopped.aborted) {
    const found = await inTransaction(async (db) => {
      const articleId = await findUnsearched(db);
      if (articleId === null) return null;
      await noteWholeArticle(db, articleId);
      await noteSearched(db, articleId);
      return articleId;
    }, evenIfShort);
    if (found === null) return;
  }
}
