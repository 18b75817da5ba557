import { savePublishedCitations } from "#lib/db/citations.ts";
import { evenIfShort, inTransaction } from "#lib/db/client.ts";
import { findUnlisted, listPublication } from "#lib/db/publications.ts";
import { findRevision } from "#lib/db/revisions.ts";
import { savePublishedSources } from "#lib/db/source-changes.ts";
import { publicationEntry } from "#lib/domain/revision/publication.ts";
import type { RevisionContent } from "#lib/domain/revision/revision.ts";

/** Puts on the public list what an earlier version of Assay published. Safe to run again, and on several nodes. */
export async function refreshPublicationList(): Promise<void> {
  for (;;) {
    const found = await inTransaction(async (db) => {
      const [articleId] = await findUnlisted(db, 1);
      const newest = articleId === undefined ? null : await findRevision(db, articleId);
      if (newest) {
        const content: RevisionContent = JSON.parse(newest.content);
        await listPublication(db, newest.articleId, publicationEntry(content));
        await savePublishedSources(db, newest.articleId, content);
        await savePublishedCitations(db, newest.articleId, content);
      }
      return newest;
    }, evenIfShort);
    if (!found) return;
  }
}
