import { entryBytes } from "../log/entry.ts";
import { BrokenLog, type Fetch, fetchCheckpoint, isInLog } from "../log/live-log.ts";
import type { DeskKey, SignedRevision } from "../revision/signed-revision.ts";
import type { Problem } from "./problem.ts";
import { signatureHolds } from "./signature.ts";

/**
 * Whether the desk's log of today still has the revision at the place that its file proves. Returns today's size, or what is wrong.
 * Throws what `fetchPath` throws where the desk can't be reached.
 */
export async function checkLiveLog(
  { content: { number, publishedAt }, sha256 }: SignedRevision,
  index: number,
  keys: DeskKey[],
  fetchPath: Fetch,
): Promise<{ size: number } | Problem> {
  const problem = (message: string): Problem => ({ part: "log", place: "the desk’s log", message });
  try {
    const { checkpoint } = await fetchCheckpoint(fetchPath, keys, signatureHolds);
    const entry = entryBytes({ kind: "revision", number, sha256, time: publishedAt });
    if (await isInLog(fetchPath, entry, index, checkpoint)) return { size: checkpoint.size };
    return problem(`The desk’s log of today doesn’t have this revision as entry ${index + 1}: its history was rewritten, or cut short.`);
  } catch (error) {
    if (error instanceof BrokenLog) return problem(error.message);
    throw error;
  }
}
