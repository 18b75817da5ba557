import { database } from "#lib/db/client.ts";
import { findGate } from "#lib/db/gate.ts";
import { listUsers } from "#lib/db/users.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { worksHere } from "#lib/domain/people/user.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { type Gate, isDeskOfOne } from "#lib/domain/revision/gate.ts";
import { gate } from "../gate.ts";

/** The rules that publishing is held to. `proposesDeskOfOne`: nobody is there to sign off, and the rules ask for it. */
export type GateAtDesk = Gate & { proposesDeskOfOne: boolean };

export async function readGate(actor: Actor | null): Promise<Result<GateAtDesk>> {
  const admitted = gate(actor, "read the desk");
  if (!admitted.ok) return admitted;
  const [rules, users] = await Promise.all([findGate(database()), listUsers(database())]);
  return ok({ ...rules, proposesDeskOfOne: users.filter(worksHere).length === 1 && !isDeskOfOne(rules) });
}
