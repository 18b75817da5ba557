import { bytesToHex } from "@noble/hashes/utils.js";
import { inTransaction } from "#lib/db/client.ts";
import { databaseTime } from "#lib/db/clock.ts";
import { appendToLog, findLogHead } from "#lib/db/log.ts";
import { forgetMail } from "#lib/db/mails.ts";
import { deskSigner } from "#lib/db/signing-keys.ts";
import { readCheckpoint } from "#lib/domain/log/checkpoint.ts";

/**
 * Logs that the desk was restored from a backup, and how long the log was in it: what came after that is gone, and whoever had seen it
 * can tell this from a rewrite. A backup of before there was a log has nothing to tell. No e-mail that waited in it goes out any more.
 */
export async function logRestore(): Promise<void> {
  await inTransaction(async (db) => {
    await forgetMail(db);
    const signer = await deskSigner(db);
    const head = await findLogHead(db);
    const checkpoint = head && readCheckpoint(head.checkpoint);
    if (!checkpoint) return;
    const { size, root } = checkpoint;
    await appendToLog(db, signer, [{ kind: "restore", number: size, sha256: bytesToHex(root), time: await databaseTime(db) }]);
  });
}
