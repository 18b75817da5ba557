import { database } from "#lib/db/client.ts";
import { addRefusals, otherNetworks } from "#lib/db/refusals.ts";
import { log } from "#lib/log.ts";

/** What a stranger may be refused. */
export type RefusalKind = "failed sign-in" | "refused sign-in" | "wrong token" | "unknown link" | "foreign origin";

/** Milliseconds within which refusals are gathered and then stored together: whoever sends many costs no more than whoever sends one. */
const gatherFor = 5000;
const mostGathered = 1000;

let gathered = new Map<string, { kind: RefusalKind; network: string; count: number }>();
let timer: NodeJS.Timeout | undefined;

/**
 * Counts that a stranger was refused, by the hour and by network, instead of writing each down: strangers can't fill the audit log. A
 * server that is killed forgets the last seconds.
 */
export function countRefusal(kind: RefusalKind, network: string): void {
  const full = gathered.size >= mostGathered;
  const key = `${kind} ${network}`;
  const from = full && !gathered.has(key) ? otherNetworks : network;
  const place = `${kind} ${from}`;
  const known = gathered.get(place);
  gathered.set(place, { kind, network: from, count: (known?.count ?? 0) + 1 });
  timer ??= setTimeout(() => {
    storeRefusals().catch((error: unknown) => log.warn({ error }, "refusals could not be counted"));
  }, gatherFor).unref();
}

/** Stores what was gathered. What can't be stored is forgotten: there will be more of it. */
export async function storeRefusals(): Promise<void> {
  clearTimeout(timer);
  timer = undefined;
  const counts = [...gathered.values()];
  gathered = new Map();
  if (counts.length > 0) await addRefusals(database(), counts);
}
