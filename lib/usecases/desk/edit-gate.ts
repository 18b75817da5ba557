import type { z } from "zod";
import { appendAudit } from "#lib/db/audit.ts";
import { inTransaction } from "#lib/db/client.ts";
import { lockGate, saveGate } from "#lib/db/gate.ts";
import { noteOpenUntilNow, wakeAccess } from "#lib/db/openings.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { settingOf } from "#lib/domain/revision/gate.ts";
import { changedRules, gateChange } from "#lib/domain/revision/gate-input.ts";
import { admit } from "../admit.ts";
import { type GateAtDesk, readGate } from "./read-gate.ts";

/** Sets rules of the gate, and so turns it on at a desk that is older than it. What is published stays published. */
export async function editGate(actor: Actor | null, input: z.input<typeof gateChange>): Promise<Result<GateAtDesk>> {
  const admitted = admit(actor, "edit the gate", gateChange, input);
  if (!admitted.ok) return admitted;
  const { actor: admin, input: change } = admitted.value;
  const edited = await inTransaction(async (db) => {
    const before = await lockGate(db);
    if (before.enforced && change.rules.length === 0) return nothingToChange();
    const after = { rules: changedRules(before.rules, change.rules), enforced: true };
    await saveGate(db, after);
    const [wasAsked, isAsked] = [before, after].map(({ rules }) => settingOf(rules, "second-verdict").on);
    if (isAsked && !wasAsked) await noteOpenUntilNow(db, null);
    if (isAsked !== wasAsked) await wakeAccess(db, null);
    await appendAudit(db, { actorId: admin.id, verb: "updated", subject: "gate", subjectId: "gate", data: { before, after } });
    return ok(null);
  });
  return edited.ok ? readGate(admin) : edited;
}

function nothingToChange(): Result<never> {
  return refuse("invalid", "The gate is on already. Name a rule, and how it is to be set.", { field: "rules" });
}
