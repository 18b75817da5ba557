import { isContentKnown, measureCopies } from "#lib/db/captures.ts";
import { database } from "#lib/db/client.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { bytesInWords } from "#lib/domain/text/bytes-in-words.ts";
import { env } from "#lib/env.ts";
import { sha256Of } from "./keep-document.ts";

/** Whether these bytes may be kept, counted before they are packed. What is kept already takes no more. */
export async function roomForCopies(bytes: Uint8Array): Promise<Result<null>> {
  const quota = env.evidenceQuota;
  if (await isContentKnown(database(), sha256Of(bytes))) return ok(null);
  if ((await measureCopies(database())) + bytes.length <= quota) return ok(null);
  return refuse(
    "upstream",
    `Copies of sources take up the ${bytesInWords(quota)} they may have at this desk. Nothing was kept, and nothing else was changed: ask an admin to raise ASSAY_EVIDENCE_QUOTA, then try again.`,
  );
}
