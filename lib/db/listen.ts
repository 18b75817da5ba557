import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { env } from "#lib/env.ts";
import type { Transaction } from "./client.ts";

export type Listener = { close(): Promise<void> };

/** Wakes every process that listens on the channel, once the transaction is committed. At most 8,000 bytes. */
export async function notify(transaction: Pick<Transaction, "$executeRaw">, channel: string, payload: string): Promise<void> {
  await transaction.$executeRaw`SELECT pg_notify(${channel}, ${payload})`;
}

/**
 * Calls `heard` for each notification on the channel, from whichever process it comes. A lost connection is made anew;
 * what was said meanwhile is gone, so `missed` is called then: look for yourself at what has changed.
 */
export async function listen(channel: string, heard: (payload: string) => void, missed: () => void = () => undefined): Promise<Listener> {
  let closed = false;
  let client = await subscribe();

  async function subscribe(): Promise<pg.Client> {
    const next = new pg.Client({ connectionString: env.databaseUrl, application_name: `assay listens to ${channel}`, keepAlive: true });
    next.on("notification", ({ payload }) => heard(payload ?? ""));
    next.on("error", () => undefined); // Always followed by "end".
    await next.connect();
    await next.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
    next.on("end", () => void resubscribe());
    return next;
  }

  async function resubscribe(): Promise<void> {
    for (let pause = 100; !closed; pause = Math.min(pause * 2, 5000)) {
      await sleep(pause, undefined, { ref: false });
      const next = await subscribe().catch(() => undefined);
      if (!next) continue;
      client = next;
      if (closed) await client.end();
      else missed();
      return;
    }
  }

  return {
    async close() {
      closed = true;
      await client.end();
    },
  };
}
