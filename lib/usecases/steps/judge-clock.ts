import { type Actor, can } from "#lib/domain/people/permissions.ts";
import { ok, type Refusal, type Result, refuse } from "#lib/domain/result.ts";
import { durationWords, longestWait } from "#lib/domain/revision/clock.ts";
import { saysSomething } from "#lib/domain/text/says-something.ts";
import { gate } from "../gate.ts";

const field = "clockReason";

/**
 * What follows from a database's clock that runs `late` milliseconds behind what was published before, or the desk's key: a short while is
 * waited for; else an admin has to say why, and readers can see it. The revision is good either way: its place in the log tells when it was.
 */
export function judgeClock(late: number, actor: Actor, reason: string | undefined): Result<{ reason: string }> {
  const words = `The database’s clock runs ${durationWords(late)} behind what was published before, or behind its signing key.`;
  if (late <= longestWait) {
    const waitSeconds = Math.ceil(late / 1000);
    return refuse("conflict", `${words} Nothing was published, nothing is lost: publish again in ${durationWords(late)}.`, {
      field,
      details: { waitSeconds },
    });
  }
  if (!can(actor, "publish against the clock")) {
    return refuse("conflict", `${words} Have the clock put right; until then only an admin can publish, and has to say why.`, { field });
  }
  if (!reason || !saysSomething(reason))
    return refuse("conflict", `${words} Have it put right, or say why it is wrong: readers will see the reason.`, { field });
  const gated = gate(actor, "publish against the clock");
  return gated.ok ? ok({ reason }) : gated;
}

/** Seconds after which the clock will be right by itself; null where the refusal is another. */
export function clockWait(refusal: Refusal): number | null {
  return refusal.code === "conflict" && refusal.details && "waitSeconds" in refusal.details ? refusal.details.waitSeconds : null;
}
