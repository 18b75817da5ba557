import type { Transaction } from "#lib/db/client.ts";
import { findGate } from "#lib/db/gate.ts";
import type { Worker } from "#lib/db/work-cards.ts";
import { type Actor, can } from "#lib/domain/people/permissions.ts";
import { settingOf } from "#lib/domain/revision/gate.ts";

/** By which rules work waits for this person. */
export async function workerOf(db: Transaction, actor: Actor): Promise<Worker> {
  const { rules } = await findGate(db);
  return {
    id: actor.id,
    anywhere: can(actor, "work on any article"),
    secondEverywhere: settingOf(rules, "second-verdict").on,
    wholeSigned: settingOf(rules, "whole-signed").on,
  };
}
