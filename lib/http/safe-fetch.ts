import { type LookupAddress, lookup } from "node:dns";
import { isIP } from "node:net";
import { pipeline, Readable, Transform } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { Agent, type Dispatcher, errors, request } from "undici";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { isPublicAddress } from "./public-address.ts";

export type Fetched = {
  /** Where the last redirect led. */
  url: string;
  /** Where it is said to be for good: as far as permanent redirects led before any other. Null where the first wasn't one, or there was none. */
  movedTo: string | null;
  status: number;
  /** In lower case, without parameters; empty when the server gave none. */
  contentType: string;
  /** As the server declared it. */
  charset: string | null;
  /** As the server names it for whoever keeps it; null where it doesn't. */
  fileName: string | null;
  /** As they came, names in lower case; of several of one name, all of them, joined by a comma and a space. */
  headers: Record<string, string>;
  bytes: Uint8Array;
};

type Resolve = (name: string, callback: (error: Error | null, addresses: LookupAddress[]) => void) => void;

export type SafeFetchOptions = {
  /** Milliseconds for everything: names, redirects, headers and body. */
  deadline?: number;
  /** Most bytes of the body, once unpacked. */
  mostBytes?: number;
  /** Whether a body of this media type is worth receiving; the refusal says why not. */
  accepts?: (contentType: string) => Result<null>;
  /** Whether the body is received at all; else there are no bytes, and it is not waited for. */
  body?: boolean;
  /** Ends it before its deadline, as where the server stops. */
  signal?: AbortSignal;
  /** For tests alone: addresses that may be met although they aren't public. */
  alsoAllow?: readonly string[];
  /** For tests alone: another way to look names up. */
  resolve?: Resolve;
};

const mostRedirects = 5;

/** A failure that is the answer, not a bug. */
class Refused extends Error {
  readonly result: Result<never>;
  constructor(result: Result<never>) {
    super("refused");
    this.result = result;
  }
}

/**
 * Fetches a page of the public web. No private address is ever met: literal ones are checked in whatever spelling, looked-up ones at the
 * moment of connecting, so that a name can't change in between; both again at every redirect. Time, size (unpacked) and type are limited.
 * Refuses with `invalid` what must not be fetched, with `upstream` what could not be.
 */
export async function safeFetch(address: string, options: SafeFetchOptions = {}): Promise<Result<Fetched>> {
  const { deadline = 10_000, mostBytes = 5_000_000, accepts = () => ok(null), body = true, alsoAllow = [], resolve = lookupAll } = options;
  const mayMeet = (ip: string) => isPublicAddress(ip) || alsoAllow.includes(ip);
  const signal = AbortSignal.any([AbortSignal.timeout(deadline), ...(options.signal ? [options.signal] : [])]);
  const agent = new Agent({
    connect: { lookup: checkedLookup(resolve, mayMeet), timeout: deadline, autoSelectFamily: true },
    maxHeaderSize: 32_768,
    pipelining: 0,
  });
  try {
    return ok(await follow(address, { agent, signal, mostBytes, accepts, body, mayMeet }));
  } catch (error) {
    return explain(error, signal);
  } finally {
    await agent.destroy();
  }
}

type Fetching = { agent: Agent; signal: AbortSignal; mayMeet: (ip: string) => boolean } & Required<
  Pick<SafeFetchOptions, "mostBytes" | "accepts" | "body">
>;

async function follow(address: string, fetching: Fetching): Promise<Fetched> {
  let url = checkedUrl(address, undefined, fetching);
  let movedTo: string | null = null;
  let forGood = true;
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    const response = await request(url, {
      dispatcher: fetching.agent,
      signal: fetching.signal,
      headers: {
        accept: "text/html,application/xhtml+xml,text/plain;q=0.9,text/markdown;q=0.9,application/pdf;q=0.9,text/vtt;q=0.9,*/*;q=0.5",
        "accept-encoding": "gzip, deflate, br",
        "user-agent": "Mozilla/5.0 (compatible; Assay; reads one page a person asked for)",
      },
    });
    response.body.on("error", () => undefined);
    const location = header(response, "location");
    if (![301, 302, 303, 307, 308].includes(response.statusCode) || location === null)
      return { ...(await receive(url, response, fetching)), movedTo };
    response.body.destroy();
    url = checkedUrl(location, url, fetching);
    forGood &&= [301, 308].includes(response.statusCode);
    if (forGood) movedTo = url.href;
  }
  throw new Refused(
    refuse("upstream", "This address leads from one redirect to the next without end. Open it in your browser and paste the text."),
  );
}

function checkedUrl(address: string, base: URL | undefined, { mayMeet }: Fetching): URL {
  const url = URL.parse(address, base);
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new Refused(refuse("invalid", "Give an address that begins with http:// or https://.", { field: "url" }));
  url.username = "";
  url.password = "";
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (isIP(host) === 0 ? /(?:^|\.)localhost\.?$/.test(host) : !mayMeet(host)) throw notPublic();
  return url;
}

function notPublic(): Refused {
  return new Refused(refuse("invalid", "This address leads into a private network. Assay fetches public pages only.", { field: "url" }));
}

function lookupAll(name: string, callback: (error: Error | null, addresses: LookupAddress[]) => void): void {
  lookup(name, { all: true }, callback);
}

/** Looks a name up for the connection that is about to be made, and refuses it if any of its addresses isn't public. */
function checkedLookup(resolve: Resolve, mayMeet: (ip: string) => boolean) {
  return (name: string, _: object, callback: (error: Error | null, addresses: LookupAddress[]) => void): void => {
    resolve(name, (error, addresses) => {
      if (error !== null) callback(error, []);
      else if (addresses.length === 0 || addresses.some(({ address }) => !mayMeet(address))) callback(notPublic(), []);
      else callback(null, addresses);
    });
  };
}

async function receive(
  url: URL,
  response: Dispatcher.ResponseData,
  { mostBytes, accepts, body, signal }: Fetching,
): Promise<Omit<Fetched, "movedTo">> {
  const [contentType = "", ...parameters] = (header(response, "content-type") ?? "").toLowerCase().split(";");
  const type = contentType.trim();
  const accepted = response.statusCode < 400 ? accepts(type) : ok(null);
  if (!accepted.ok) {
    response.body.destroy();
    throw new Refused(accepted);
  }
  const charset = parameters
    .map((parameter) => /^\s*charset\s*=\s*"?([\w:-]{1,40})"?\s*$/.exec(parameter)?.[1])
    .find((found) => found !== undefined);
  if (!body) response.body.destroy();
  const bytes = body ? await unpack(response, mostBytes, signal) : new Uint8Array();
  return {
    url: url.href,
    status: response.statusCode,
    contentType: type,
    charset: charset ?? null,
    fileName: fileNameOf(response),
    headers: headersOf(response),
    bytes,
  };
}

/** RFC 6266, as far as it tells what a file is called; no path leads out of it. */
function fileNameOf(response: Dispatcher.ResponseData): string | null {
  const disposition = header(response, "content-disposition") ?? "";
  const extended = /;\s?filename\*\s?=\s?[\w-]{1,20}'[\w-]{0,20}'([^;\s]{1,900})/i.exec(disposition)?.[1];
  const plain = /;\s?filename\s?=\s?(?:"([^"]{1,300})"|([^;\s"]{1,300}))/i.exec(disposition);
  const name = (extended === undefined ? undefined : decoded(extended)) ?? plain?.[1] ?? plain?.[2];
  return name?.replace(/^.*[/\\]/s, "") ?? null;
}

function decoded(percentEncoded: string): string | undefined {
  try {
    return decodeURIComponent(percentEncoded);
  } catch {
    return undefined;
  }
}

function headersOf({ headers }: Dispatcher.ResponseData): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, [value].flat().join(", ")]])),
  );
}

function header(response: Dispatcher.ResponseData, name: string): string | null {
  const value = response.headers[name];
  return (Array.isArray(value) ? value[0] : value) ?? null;
}

const unpackers = { gzip: createGunzip, "x-gzip": createGunzip, deflate: createInflate, br: createBrotliDecompress };

function isPacking(name: string): name is keyof typeof unpackers {
  return Object.hasOwn(unpackers, name);
}

/** The body as bytes, unpacked; stops at the first byte too many, however small the packed body is. */
async function unpack(response: Dispatcher.ResponseData, mostBytes: number, signal: AbortSignal): Promise<Uint8Array> {
  const packings = (header(response, "content-encoding") ?? "")
    .toLowerCase()
    .split(",")
    .map((name) => name.trim());
  const steps = packings.filter((name) => name !== "" && name !== "identity").toReversed();
  if (steps.length > 2 || !steps.every(isPacking))
    throw new Refused(
      refuse("upstream", "The server packed its answer in a way that can't be read. Open the page in your browser and paste the text."),
    );
  const counted = limitTo(mostBytes);
  const chunks: Uint8Array[] = [];
  counted.on("data", (chunk: Uint8Array) => chunks.push(chunk));
  await new Promise<void>((resolve, reject) => {
    const abort = () => counted.destroy(signal.reason);
    signal.addEventListener("abort", abort, { once: true });
    pipeline([Readable.from(response.body), ...steps.filter(isPacking).map((name) => unpackers[name]()), counted], (error) => {
      signal.removeEventListener("abort", abort);
      if (error) reject(error);
      else resolve();
    });
  });
  return Buffer.concat(chunks);
}

function limitTo(mostBytes: number): Transform {
  let seen = 0;
  return new Transform({
    transform(chunk: Uint8Array, _, callback) {
      seen += chunk.length;
      if (seen > mostBytes)
        callback(
          new Refused(
            refuse(
              "invalid",
              `This page is larger than ${mostBytes / 1_000_000} MB. Open it in your browser and paste the text you want to check.`,
              { field: "url" },
            ),
          ),
        );
      else callback(null, chunk);
    },
  });
}

/** Not as long as it says, cut off, with headers without end, or packed wrongly. */
const broken = /^(?:UND_ERR_(?:RES_CONTENT_LENGTH_MISMATCH|SOCKET|HEADERS_OVERFLOW)|Z_\w+)$/;

/** Names what went wrong, for the person who gave the address. */
function explain(error: unknown, signal: AbortSignal): Result<never> {
  const refused = causes(error).find((cause) => cause instanceof Refused);
  if (refused !== undefined) return refused.result;
  const code =
    causes(error)
      .map(codeOf)
      .find((found) => found !== null) ?? "";
  if (signal.aborted || /TIMEOUT|TIMEDOUT/.test(code))
    return refuse("upstream", "The site did not answer in time. Try again later, or paste the text.");
  if (code === "ENOTFOUND" || code === "EAI_AGAIN")
    return refuse("upstream", "There is no site of this name, or it can't be found just now. Check the address.", { field: "url" });
  if (/CERT|SELF_SIGNED|TLS|SSL|ERR_TLS/.test(code))
    return refuse(
      "upstream",
      "The site can't prove that it is itself (its certificate is not valid). Open it in your browser and paste the text.",
    );
  // What isn't HTTP has no code, and neither has what was cut off in the middle.
  if (causes(error).some((cause) => cause instanceof errors.HTTPParserError) || broken.test(code))
    return refuse("upstream", "What the site answered is broken, or was cut off before its end. Try again later, or paste the text.");
  if (code === "") throw error;
  return refuse("upstream", `The site could not be read (${code}). Try again later, or paste the text.`);
}

function causes(error: unknown): unknown[] {
  const found: unknown[] = [];
  const waiting: unknown[] = [error];
  for (let next = waiting.pop(); next !== undefined && found.length < 20; next = waiting.pop()) {
    found.push(next);
    if (next instanceof AggregateError) waiting.push(...next.errors);
    if (next instanceof Error && next.cause !== undefined) waiting.push(next.cause);
  }
  return found;
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;
}
