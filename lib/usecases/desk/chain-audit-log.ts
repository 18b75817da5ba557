import { insertAuditLinks, listUnlinkedEvents, lockAuditChain } from "#lib/db/audit-chain.ts";
import { inTransaction, type Transaction } from "#lib/db/client.ts";
import { findLogHead, signLogHead } from "#lib/db/log.ts";
import { deskSigner } from "#lib/db/signing-keys.ts";
import { eventSha256, linkSha256 } from "#lib/domain/integrity/audit-chain.ts";

const atOnce = 1000;

/**
 * Appends a link for each committed event that has none: apart from the writes themselves, which therefore never wait for one another.
 * Safe to run again, and on several servers. Returns how many it appended.
 */
export async function chainAuditLog({ everything = false } = {}): Promise<number> {
  let done = 0;
  for (;;) {
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
    if (added < atOnce) break;
  }
  if (done > 0) await inTransaction(signChainHead);
  return done;
}

/** The log's head says how far the chain is, so that its end can't be taken away unseen. Where nothing is published there is no log yet. */
async function signChainHead(db: Transaction): Promise<void> {
  if (await findLogHead(db)) await signLogHead(db, await deskSigner(db));
}
