import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

/** A page as the worker hands it over: its bytes, and the same compressed where that is worth it. */
export type Rendered = {
  status: number;
  /** By their names in lower case. */
  headers: Record<string, string>;
  /** Of the bytes. */
  hash: string;
  body: Uint8Array;
  packed: { br: Uint8Array; gzip: Uint8Array } | null;
};

/** Above this, the last per cent of compression is not worth the wait. */
const thoroughLimit = 300_000;
const compressible = /^(text\/|application\/(.*\+)?(json|xml)|image\/svg\+xml)/;

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

export async function renderedFrom(response: Response): Promise<Rendered> {
  const body = Buffer.from(await response.arrayBuffer());
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    hash: createHash("sha256").update(body).digest("base64url").slice(0, 22),
    body,
    packed: isCompressible(response.headers) && body.length > 200 ? await inTurn(() => pack(body)) : null,
  };
}

export function isCompressible(headers: Headers): boolean {
  return compressible.test(headers.get("content-type") ?? "");
}

async function pack(body: Buffer): Promise<Rendered["packed"]> {
  const quality = body.length <= thoroughLimit ? 11 : 6;
  const [br, gzipped] = await Promise.all([
    compressBrotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: body.length } }),
    compressGzip(body, { level: 9 }),
  ]);
  return { br, gzip: gzipped };
}

let last: Promise<unknown> = Promise.resolve();

/** One page after the other: compressing uses threads that the desk needs too. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const done = last.then(work);
  last = done.catch(() => undefined);
  return done;
}
