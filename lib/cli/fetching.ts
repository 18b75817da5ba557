import { readFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import type { Fetch } from "#lib/domain/log/live-log.ts";

const largest = 200 * 2 ** 20;

/** What was there is so no longer, on purpose; the message is what its desk says of it. */
export class Withdrawn extends Error {}

export const isAddress = (place: string) => /^https?:\/\//i.test(place);

/** The bytes of a file or at an address. Throws where they can't be had, with the reason as its message. */
export async function read(place: string): Promise<Uint8Array<ArrayBuffer>> {
  if (!isAddress(place)) return new Uint8Array(await readFile(place));
  for (let attempt = 1; ; attempt += 1) {
    const response = await fetch(place, { signal: AbortSignal.timeout(30_000) });
    const wait = Number(response.headers.get("retry-after"));
    if (response.status === 429 && wait > 0 && wait <= 120 && attempt < 20) {
      await response.body?.cancel();
      await pause(wait * 1000);
      continue;
    }
    if (response.status === 410) throw new Withdrawn(await wordsOf(response));
    if (!response.ok) throw new Error(`The server answered ${response.status} ${response.statusText}.`);
    return limited(response);
  }
}

async function wordsOf(response: Response): Promise<string> {
  const isText = response.headers.get("content-type")?.startsWith("text/plain");
  const words = isText ? (await response.text()).slice(0, 1000).trim() : "";
  return words || "This review was withdrawn.";
}

async function limited(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > largest) throw new Error("It is larger than any revision: 200 MB at most.");
  }
  return new Uint8Array(Buffer.concat(chunks));
}

/** Fetches from one desk, by its address without a trailing slash. */
export function fetchFrom(desk: string): Fetch {
  return (path) => read(`${desk}${path}`);
}

/** Why something couldn't be had, in a sentence. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown reason";
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message;
}
