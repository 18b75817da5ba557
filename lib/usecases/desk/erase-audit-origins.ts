import { eraseAuditOrigins as erase } from "#lib/db/audit-chain.ts";
import { database } from "#lib/db/client.ts";

const keptDays = 90;

/** Erases from where on the network strangers came, once it is three months old. What they did stays, and stays chained. */
export async function eraseAuditOrigins(now = new Date()): Promise<number> {
  return erase(database(), new Date(now.getTime() - keptDays * 86_400_000));
}
