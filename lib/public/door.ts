import type { IncomingMessage, ServerResponse } from "node:http";
import inject from "light-my-request";
import { AnswerStore } from "./answer-store.ts";
import { dataPolicy, everyAnswer } from "./headers.ts";
import { type KeptAnswer, keepAnswer, sendAnswer } from "./kept-answer.ts";
import { dependsOn, isExportPath, isPublicPath, isSearch, pageAddress } from "./paths.ts";

export type Door = {
  /** Answers requests for public pages. False: not ours, let the desk answer. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
  /** Renders these addresses now, so that the first reader doesn't wait. */
  warm(addresses: string[]): Promise<void>;
  close(): Promise<void>;
};

type Options = {
  handleNext: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  env: { url: string; dev?: boolean };
  /** Calls back with the slug of a review that was published or withdrawn on any node; with "" when something may have been missed. */
  onPublication?: (heard: (slug: string) => void) => Promise<{ close(): Promise<void> }>;
  /** Counts a search against whoever sends it. A number: too many, to be tried again after so many seconds. */
  limitSearch?: (request: IncomingMessage) => Promise<number | null>;
  /** Bytes that may be kept in memory. */
  limit?: number;
  /** Milliseconds after which a page that can change is rendered anew behind the reader's back, in case a message was lost. */
  freshFor?: number;
};

const keptStatuses = [200, 410];
const passedOn = [
  "access-control-allow-origin",
  "content-disposition",
  "content-type",
  "cache-control",
  "content-security-policy",
  "etag",
  "location",
  "link",
  "retry-after",
  "x-robots-tag",
];
const longestUrl = 4000;
/** Bytes on the wire. */
const shortExport = 200_000;
const mostShortExports = 10_000;

/**
 * The public door: every request meets it before Next. Pages are rendered by Next once, kept as bytes and served from memory, without
 * reading or setting a cookie: nothing of the request but its address reaches the page.
 */
export function createDoor(options: Options): Door {
  const { handleNext, env, onPublication, limitSearch, limit = 96 * 2 ** 20, freshFor = 60_000 } = options;
  const host = new URL(env.url).host;
  const store = new AnswerStore(limit);
  const inFlight = new Map<string, Promise<KeptAnswer>>();
  /** Exports that turned out to be short when they were first read. */
  const short = new Set<string>();
  let generation = 0;

  async function render(address: string): Promise<KeptAnswer> {
    const begun = generation;
    const answer = await inject(dispatch, { method: "GET", url: address, headers: { host } });
    const kept = await keepAnswer(answer.statusCode, publicHeaders(answer.headers), answer.rawPayload);
    // Something was published meanwhile: good enough for who asked before, too old to keep.
    const mayKeep = begun === generation && !env.dev && keptStatuses.includes(kept.status);
    if (mayKeep && !`${answer.headers["cache-control"]}`.includes("no-store")) store.set(address, kept);
    return kept;
  }

  function dispatch(request: IncomingMessage, response: ServerResponse): void {
    handleNext(request, response).catch((error: unknown) => response.destroy(error instanceof Error ? error : new Error(String(error))));
  }

  function renderOnce(address: string): Promise<KeptAnswer> {
    const running = inFlight.get(address);
    if (running) return running;
    const rendering = render(address).finally(() => {
      if (inFlight.get(address) === rendering) inFlight.delete(address);
    });
    inFlight.set(address, rendering);
    return rendering;
  }

  /** Past the door, written as fast as the reader takes it. */
  async function stream(request: IncomingMessage, response: ServerResponse, address: string): Promise<void> {
    const { socket } = request;
    const before = socket.bytesWritten;
    response.once("finish", () => {
      const whole = request.method === "GET" && response.statusCode === 200;
      if (!whole || env.dev || socket.bytesWritten - before > shortExport) return;
      if (short.size >= mostShortExports) short.clear();
      short.add(address);
    });
    delete request.headers.cookie;
    for (const [name, value] of Object.entries({ ...everyAnswer, "Content-Security-Policy": dataPolicy })) response.setHeader(name, value);
    await handleNext(request, response);
  }

  function find(address: string): KeptAnswer | Promise<KeptAnswer> {
    const kept = store.get(address);
    if (kept === undefined) return renderOnce(address);
    if (!kept.immutable && performance.now() - kept.madeAt > freshFor) renderOnce(address).catch(() => store.delete(address));
    return kept;
  }

  function forget(slug: string): void {
    generation += 1;
    inFlight.clear();
    const stale = store.addresses().filter((address) => dependsOn(address, slug));
    for (const address of stale) store.delete(address);
    for (const address of short) if (dependsOn(address, slug)) short.delete(address);
    const wanted = slug === "" ? ["/"] : ["/", `/r/${slug}`, "/feed.atom"];
    warm([...new Set([...wanted, ...stale.slice(-20)])]).catch(() => undefined);
  }

  async function warm(addresses: string[]): Promise<void> {
    for (const address of addresses) await find(pageAddress(address));
  }

  const listening = onPublication?.(forget);

  return {
    async handle(request, response) {
      const url = request.url ?? "/";
      const mark = url.indexOf("?");
      const path = mark === -1 ? url : url.slice(0, mark);
      if (!isPublicPath(path)) return false;
      if (request.method !== "GET" && request.method !== "HEAD") {
        response.writeHead(405, { ...everyAnswer, Allow: "GET, HEAD", "Content-Length": 0 }).end();
      } else if (url.length > longestUrl) {
        response.writeHead(414, { ...everyAnswer, "Content-Length": 0 }).end();
      } else if (!isReadable(path)) {
        response.writeHead(400, { ...everyAnswer, "Content-Length": 0 }).end();
      } else if (isExportPath(path) && !short.has(pageAddress(url))) {
        await stream(request, response, pageAddress(url));
      } else {
        const address = pageAddress(url);
        const wait = limitSearch && isSearch(address) ? await limitSearch(request) : null;
        if (wait !== null) {
          const words = "Too many searches from your network. Wait a minute, then try again.\n";
          const headers = { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store", "Retry-After": wait };
          response.writeHead(429, { ...everyAnswer, ...headers }).end(words);
          return true;
        }
        const found = find(address);
        sendAnswer(request, response, found instanceof Promise ? await found : found);
      }
      return true;
    },
    warm,
    async close() {
      await (await listening)?.close();
    },
  };
}

function publicHeaders(headers: Record<string, unknown>): Record<string, string> {
  const kept: Record<string, string> = { ...everyAnswer, "Content-Security-Policy": dataPolicy };
  for (const name of passedOn) {
    const value = headers[name];
    if (value !== undefined) kept[canonicalName(name)] = String(value);
  }
  return kept;
}

/** Percent-encoding that stands for no text can't name a page. */
function isReadable(path: string): boolean {
  try {
    return decodeURIComponent(path) !== "";
  } catch (error) {
    if (error instanceof URIError) return false;
    throw error;
  }
}

function canonicalName(name: string): string {
  return name === "etag" ? "ETag" : name.replaceAll(/(^|-)[a-z]/g, (letters) => letters.toUpperCase());
}
