import { z } from "zod";
import { appendAudit } from "#lib/db/audit.ts";
import { inTransaction } from "#lib/db/client.ts";
import { revokeSessions } from "#lib/db/sessions.ts";
import { announceAccessChange } from "#lib/db/users.ts";
import type { Actor } from "#lib/domain/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { gate, parse } from "./gate.ts";

const which = z.object({ id: z.uuid() });

/** Ends one of one's own sessions, on another device say. */
export async function endSession(actor: Actor | null, input: unknown): Promise<Result<null>> {
  const parsed = parse(which, input);
  if (!parsed.ok) return parsed;
  const gated = gate(actor, "read the desk");
  if (!gated.ok) return gated;
  const userId = gated.value.id;
  return inTransaction(async (db) => {
    const ended = await revokeSessions(db, { userId, id: parsed.value.id });
    if (ended === 0) return refuse("not_found", "That session is over already.");
    await announceAccessChange(db, userId);
    await appendAudit(db, { actorId: userId, verb: "end a session", subject: "session", subjectId: parsed.value.id });
    return ok(null);
  });
}
