import { measureCopies } from "#lib/db/captures.ts";
import { database } from "#lib/db/client.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { bytesInWords } from "#lib/domain/text/bytes-in-words.ts";
import { env } from "#lib/env.ts";

/** Whether copies of so many bytes more may be kept, before they are packed. */
export async function roomForCopies(more: number): Promise<Result<null>> {
  const quota = env.evidenceQuota;
  if ((await measureCopies(database())) + more <= quota) return ok(null);
  return refuse(
    "upstream",
    `Copies of sources take up the ${bytesInWords(quota)} they may have at this desk. Nothing was kept, and nothing else was changed: ask an admin to raise ASSAY_EVIDENCE_QUOTA, then try again.`,
  );
}
