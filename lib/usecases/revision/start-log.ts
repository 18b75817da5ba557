import { evenIfShort, inTransaction } from "#lib/db/client.ts";
import { appendToLog, findLogHead, signLogHead } from "#lib/db/log.ts";
import { deskSigner, listDeskKeys } from "#lib/db/signing-keys.ts";
import { logOrigin, readCheckpoint } from "#lib/domain/log/checkpoint.ts";
import { env } from "#lib/env.ts";

/**
 * Logs what a desk published before it had a log, and signs the head anew when the desk has moved to another address, which is the log's
 * name. Safe to run again, and on several nodes.
 */
export async function startLog(): Promise<void> {
  await inTransaction(async (db) => {
    const head = await findLogHead(db);
    if (head && readCheckpoint(head.checkpoint)?.origin === logOrigin(env.url)) return;
    if (!head && (await listDeskKeys(db)).length === 0) return;
    const signer = await deskSigner(db);
    if (head) await signLogHead(db, signer);
    else await appendToLog(db, signer, []);
  }, evenIfShort);
}
