import type { IncomingMessage } from "node:http";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { clientNetwork } from "#lib/http/client-address.ts";
import { limit } from "#lib/http/rate-limits.ts";

/**
 * Pages that are kept cost nothing and are not counted. What has to be rendered is, by network, in this process's memory: counting in the
 * database would cost more than many a page. An address at which there is nothing counts several times.
 */
const renders = new RateLimiterMemory({ points: 1200, duration: 60 });
const missCosts = 4;

/** Milliseconds a refusal takes: whoever storms sends the next request once the last one is answered. */
const holdFor = 1000;
const mostHeld = 1000;
let held = 0;

async function hold(): Promise<void> {
  if (held >= mostHeld) return;
  held += 1;
  await new Promise((resolve) => setTimeout(resolve, holdFor));
  held -= 1;
}

/** Seconds to wait, where this network had too much rendered; else null. */
export async function limitRender({ headers }: IncomingMessage): Promise<number | null> {
  try {
    await renders.consume(clientNetwork(headers));
    return null;
  } catch (rejection) {
    if (!(rejection instanceof RateLimiterRes)) throw rejection;
    await hold();
    return Math.ceil(rejection.msBeforeNext / 1000);
  }
}

export function countMiss({ headers }: IncomingMessage): void {
  void renders.penalty(clientNetwork(headers), missCosts - 1);
}

export async function limitSearch({ headers }: IncomingMessage): Promise<number | null> {
  const counted = await limit("search the public pages", clientNetwork(headers));
  if (counted.ok) return null;
  await hold();
  return 60;
}
