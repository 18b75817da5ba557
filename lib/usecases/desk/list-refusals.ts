import { database } from "#lib/db/client.ts";
import { sumRefusals } from "#lib/db/refusals.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { gate } from "../gate.ts";
import { storeRefusals } from "./count-refusals.ts";

export type RefusedToday = { kind: string; count: number; networks: number };

/** What strangers were refused within a day, by kind; `networks`: from at most so many in one hour. */
export async function listRefusals(actor: Actor | null): Promise<Result<RefusedToday[]>> {
  const gated = gate(actor, "list users");
  if (!gated.ok) return gated;
  await storeRefusals();
  const kinds = new Map<string, RefusedToday>();
  for (const { kind, count, networks } of await sumRefusals(database(), new Date(Date.now() - 86_400_000))) {
    const known = kinds.get(kind);
    kinds.set(kind, { kind, count: count + (known?.count ?? 0), networks: Math.max(networks, known?.networks ?? 0) });
  }
  return ok([...kinds.values()]);
}
