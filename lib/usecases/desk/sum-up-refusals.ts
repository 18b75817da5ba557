import { appendAudit, isRecorded } from "#lib/db/audit.ts";
import { inTransaction } from "#lib/db/client.ts";
import { forgetRefusals, sumRefusals } from "#lib/db/refusals.ts";
import { log } from "#lib/log.ts";

const hour = 3_600_000;
const keptDays = 30;

/** Writes each finished hour's refusals into the audit log and the log, as one event a kind, and forgets networks after thirty days. */
export async function sumUpRefusals(now = Date.now()): Promise<void> {
  const thisHour = now - (now % hour);
  await inTransaction(async (db) => {
    const finished = (await sumRefusals(db, new Date(now - 2 * 24 * hour))).filter((sum) => sum.hour.getTime() < thisHour);
    for (const { hour: from, kind, count, networks } of finished) {
      const subjectId = `${from.toISOString()} ${kind}`;
      if (await isRecorded(db, "refusals", subjectId)) continue;
      const data = { kind, count, networks, hour: from.toISOString() };
      await appendAudit(db, { actorId: null, verb: "refuse strangers", subject: "refusals", subjectId, data });
      log.info(data, "strangers were refused");
    }
    await forgetRefusals(db, new Date(now - keptDays * 24 * hour));
  });
}
