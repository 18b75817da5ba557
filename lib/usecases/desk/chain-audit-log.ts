import { insertAuditLinks, listUnlinkedEvents, lockAuditChain } from "#lib/db/audit-chain.ts";
import { inTransaction } from "#lib/db/client.ts";
import { eventSha256, linkSha256 } from "#lib/domain/integrity/audit-chain.ts";

const atOnce = 1000;

/**
 * Appends a link for each committed event that has none: apart from the writes themselves, which therefore never wait for one another.
 * Safe to run again, and on several servers. Returns how many it appended.
 */
export async function chainAuditLog({ everything = false } = {}): Promise<number> {
  for (let done = 0; ; ) {
    const added = await inTransaction(async (db) => {
      let { position, sha256 } = await lockAuditChain(db);
      const links = (await listUnlinkedEvents(db, atOnce, everything)).map((event) => {
        position += 1;
        sha256 = linkSha256(sha256, eventSha256(event));
        return { position, sha256, eventId: event.id };
      });
      await insertAuditLinks(db, links);
      return links.length;
    });
    done += added;
    if (added < atOnce) return done;
  }
}
