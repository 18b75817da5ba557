import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { AnswerStore } from "./answer-store.ts";
import { preferredEncoding } from "./encoding.ts";
import { dataPolicy, everyAnswer } from "./headers.ts";
import { type KeptAnswer, keepAnswer, sendAnswer } from "./kept-answer.ts";
import { type Pages, TooBusy } from "./pages.ts";
import { dependsOn, isDeskPath, isExportPath, isPublicPath, isSearch, nothingHere, pageAddress } from "./paths.ts";

export type Door = {
  /** Answers requests for public pages, and for what is nowhere. False: the desk's, let it answer. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
  /** Renders these addresses now, so that the first reader doesn't wait. */
  warm(addresses: string[]): Promise<void>;
  close(): Promise<void>;
};

/** Counts against whoever sends the request. A number: too many, to be tried again after so many seconds. */
type Counter = (request: IncomingMessage) => Promise<number | null>;

type Options = {
  pages: Pages;
  /** Nothing is kept: pages change while they are worked on. */
  dev?: boolean;
  /** Calls back with the slug of a review that was published or withdrawn on any node; with "" when something may have been missed. */
  onPublication?: (heard: (slug: string) => void) => Promise<{ close(): Promise<void> }>;
  limitSearch?: Counter;
  /** Counts what is not kept and has to be made. */
  limitRender?: Counter;
  /** Counts an address that turned out to hold nothing, beyond the rendering. */
  countMiss?: (request: IncomingMessage) => void;
  /** Bytes that may be kept in memory. */
  limit?: number;
  /** Milliseconds after which a page that can change is rendered anew behind the reader's back, in case a message was lost. */
  freshFor?: number;
};

const keptStatuses = [200, 410];
const passedOn = [
  "access-control-allow-origin",
  "content-disposition",
  "content-encoding",
  "content-type",
  "cache-control",
  "content-security-policy",
  "etag",
  "location",
  "link",
  "retry-after",
  "vary",
  "x-robots-tag",
];
const withoutWords = { ...everyAnswer, "Content-Security-Policy": dataPolicy, "Content-Length": 0 };
const longestUrl = 4000;
/** Bytes on the wire. */
const shortExport = 200_000;
const mostShortExports = 10_000;

/**
 * The public door: every request meets it before Next. Pages are rendered once, in a worker, kept as bytes and served from memory,
 * without reading or setting a cookie: nothing of the request but its address reaches the page.
 */
export function createDoor(options: Options): Door {
  const { pages, dev = false, onPublication, limitSearch, limitRender, countMiss, limit = 96 * 2 ** 20, freshFor = 60_000 } = options;
  const store = new AnswerStore(limit);
  const inFlight = new Map<string, Promise<KeptAnswer>>();
  /** Exports that turned out to be short when they were first read. */
  const short = new Set<string>();
  let generation = 0;

  async function render(address: string): Promise<KeptAnswer> {
    const begun = generation;
    const rendered = await pages.render(address);
    if (isNothing(rendered.status, rendered.body.length) && address !== nothingHere) return find(nothingHere);
    const kept = keepAnswer(rendered, publicHeaders(rendered.headers));
    // Something was published meanwhile: good enough for who asked before, too old to keep.
    const isCurrent = begun === generation && !dev;
    const mayKeep = keptStatuses.includes(kept.status) && !`${rendered.headers["cache-control"]}`.includes("no-store");
    if (isCurrent && (mayKeep || address === nothingHere)) store.set(address, kept);
    return kept;
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
    const asked = request.headers;
    const gzip = preferredEncoding(asked["accept-encoding"]) !== "identity";
    const { status, headers, body } = await pages.stream(address, { ifNoneMatch: asked["if-none-match"] ?? null, gzip });
    if (status === 404) {
      body.destroy();
      return sendNothing(request, response);
    }
    const { socket } = request;
    const before = socket.bytesWritten;
    response.writeHead(status, publicHeaders(headers));
    if (request.method === "HEAD" || status === 304) {
      body.destroy();
      response.end();
      return;
    }
    // Who goes away in the middle has no need of an answer, and we none of an error.
    const whole = await pipeline(body, response).then(
      () => true,
      () => false,
    );
    if (!whole || status !== 200 || dev || socket.bytesWritten - before > shortExport) return;
    if (short.size >= mostShortExports) short.clear();
    short.add(address);
  }

  async function sendNothing(request: IncomingMessage, response: ServerResponse): Promise<void> {
    countMiss?.(request);
    sendAnswer(request, response, await find(nothingHere));
  }

  /** What isn't kept is made for whoever hasn't asked for too much of it. */
  async function make(request: IncomingMessage, response: ServerResponse, address: string): Promise<void> {
    const wait = (await limitRender?.(request)) ?? (isSearch(address) ? await limitSearch?.(request) : null) ?? null;
    if (wait !== null)
      return refuse(response, 429, wait, "Too many pages were asked for from your network. Wait a minute, then try again.");
    try {
      if (isExportPath(address.split("?")[0] ?? "") && !short.has(address)) return await stream(request, response, address);
      const answer = await find(address);
      if (answer.status === 404) countMiss?.(request);
      sendAnswer(request, response, answer);
    } catch (error) {
      if (!(error instanceof TooBusy)) throw error;
      refuse(response, 503, 5, "Many readers ask for pages just now. Try again in a moment.");
    }
  }

  function find(address: string): KeptAnswer | Promise<KeptAnswer> {
    const kept = store.get(address);
    return kept === undefined ? renderOnce(address) : fresh(address, kept);
  }

  /** What is kept is served at once; where it is old, the next reader gets a newer one. */
  function fresh(address: string, kept: KeptAnswer): KeptAnswer {
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
      if (isDeskPath(path)) return false;
      const isKnown = isPublicPath(path);
      if (request.method !== "GET" && request.method !== "HEAD") {
        response.writeHead(405, { ...withoutWords, Allow: "GET, HEAD" }).end();
      } else if (url.length > longestUrl) {
        response.writeHead(414, withoutWords).end();
      } else if (!isReadable(path)) {
        response.writeHead(400, withoutWords).end();
      } else if (path !== "/" && path.endsWith("/")) {
        response.writeHead(308, { ...withoutWords, Location: path.replace(/\/+$/, "") + url.slice(path.length) }).end();
      } else {
        const address = isKnown ? pageAddress(url) : nothingHere;
        if (!isKnown) countMiss?.(request);
        const kept = store.get(address);
        if (kept === undefined) await make(request, response, address);
        else sendAnswer(request, response, fresh(address, kept));
      }
      return true;
    },
    warm,
    async close() {
      await (await listening)?.close();
    },
  };
}

/** An answer without a word stands for the one page that says so. */
function isNothing(status: number, length: number): boolean {
  return status === 404 && length === 0;
}

function refuse(response: ServerResponse, status: number, wait: number, words: string): void {
  const headers = { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store", "Retry-After": wait };
  response.writeHead(status, { ...everyAnswer, "Content-Security-Policy": dataPolicy, ...headers }).end(`${words}\n`);
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
