import { listCitedSlugs } from "#lib/db/citations.ts";
import type { Transaction } from "#lib/db/client.ts";
import { wakePublications } from "#lib/db/outbox.ts";

/** A public review changes, comes or goes: its page is made anew, and so are those of the articles it cites, which say so. */
export async function wakeReview(db: Transaction, { id, slug }: { id: string; slug: string }): Promise<void> {
  for (const each of [slug, ...(await listCitedSlugs(db, id))]) await wakePublications(db, each);
}
