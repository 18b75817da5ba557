import type { Transaction } from "#lib/db/client.ts";
import { findUpkeep } from "#lib/db/upkeep-runs.ts";
import { env } from "#lib/env.ts";

/** What the server does by itself for the desk to last: when it last did, in seconds ago, and how that ended. */
export type Upkeep = {
  backup: { newestAt: string | null; ageSeconds: number | null; failure: string | null };
  check: { at: string; ageSeconds: number; faults: number } | null;
};

export async function readUpkeep(db: Transaction): Promise<Upkeep> {
  const [backup, check] = await Promise.all([findUpkeep(db, "backup"), findUpkeep(db, "check")]);
  const newestAt = backup.lastWell?.at ?? null;
  const checked = check.lastWell;
  return {
    backup: { newestAt, ageSeconds: newestAt === null ? null : age(newestAt), failure: backup.last?.failure ?? null },
    check: checked && { at: checked.at, ageSeconds: age(checked.at), faults: checked.faults ?? 0 },
  };
}

const age = (at: string) => Math.max(0, Math.round((Date.now() - Date.parse(at)) / 1000));

const stale = 2 * 24 * 3600;

/** What whoever runs the desk should see to. */
export function upkeepAdvice({ backup, check }: Upkeep): string[] {
  const advice: string[] = [];
  if (backup.failure) advice.push(`The last backup came to nothing: ${backup.failure}`);
  else if (env.backupFolder === undefined && backup.ageSeconds === null)
    advice.push("Nobody backs this desk up: let ASSAY_BACKUPS name a folder on another disk, or see to it yourself.");
  else if (backup.ageSeconds !== null && backup.ageSeconds > stale)
    advice.push(`The newest backup is ${Math.floor(backup.ageSeconds / 86_400)} days old.`);
  if (check && check.faults > 0) advice.push(`${check.faults} things at this desk are not as they were written: run npx assay fsck.`);
  return advice;
}
