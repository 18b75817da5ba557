import type { IncomingMessage, ServerResponse } from "node:http";
import { type Encoding, preferredEncoding } from "./encoding.ts";
import type { Rendered } from "./rendered.ts";

/** `whole` and `unchanged` are ready-made for `writeHead`, name by value: nothing is put together while a reader waits. */
type Form = { body: Buffer; etag: string; headers: Record<string, string>; whole: string[]; unchanged: string[] };

/** An answer as bytes, in every encoding it is sent in. */
export type KeptAnswer = { status: number; forms: Record<Encoding, Form>; bytes: number; immutable: boolean; madeAt: number };

export function keepAnswer(rendered: Rendered, headers: Record<string, string>): KeptAnswer {
  const { status, hash, packed } = rendered;
  const body = inBuffer(rendered.body);
  const form = (encoding: Encoding, bytes: Buffer): Form => {
    const encoded = packed !== null && encoding !== "identity";
    // An export has a tag of its own, the same whether it streams or is kept.
    const etag = headers.ETag ?? (encoded ? `"${hash}-${encoding}"` : `"${hash}"`);
    const lasting: Record<string, string> = { ...headers, ...(packed && { Vary: "Accept-Encoding" }), ETag: etag };
    const { "Content-Type": _type, ...unchanged } = lasting;
    const whole = {
      ...lasting,
      ...(encoded && { "Content-Encoding": encoding }),
      ...(status === 200 && { "Accept-Ranges": "bytes" }),
      "Content-Length": String(bytes.length),
    };
    return { body: bytes, etag, headers: whole, whole: Object.entries(whole).flat(), unchanged: Object.entries(unchanged).flat() };
  };
  const gzip = packed ? inBuffer(packed.gzip) : body;
  const br = packed ? inBuffer(packed.br) : body;
  return {
    status,
    forms: { identity: form("identity", body), gzip: form("gzip", gzip), br: form("br", br) },
    bytes: body.length + (packed ? br.length + gzip.length : 0) + 2000,
    immutable: (headers["Cache-Control"] ?? "").includes("immutable"),
    madeAt: performance.now(),
  };
}

/** What came from another thread is no Buffer any more. */
function inBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Sends what the request asks for: the right encoding, 304 for what the reader already has, one range, or just the headers. */
export function sendAnswer(request: IncomingMessage, response: ServerResponse, answer: KeptAnswer): void {
  const asked = request.headers;
  const ranged = answer.status === 200 && asked.range !== undefined;
  const form = answer.forms[ranged ? "identity" : preferredEncoding(asked["accept-encoding"])];
  if (answer.status === 200 && asked["if-none-match"] !== undefined && matches(asked["if-none-match"], form.etag)) {
    response.writeHead(304, form.unchanged).end();
    return;
  }
  if (ranged && request.method === "GET") {
    sendRange(request, response, form);
    return;
  }
  response.writeHead(answer.status, form.whole);
  response.end(request.method === "HEAD" ? undefined : form.body);
}

function sendRange(request: IncomingMessage, response: ServerResponse, form: Form): void {
  const condition = request.headers["if-range"];
  const size = form.body.length;
  const same = condition === form.etag && !form.etag.startsWith("W/");
  const range = condition === undefined || same ? parseRange(request.headers.range ?? "", size) : "whole";
  if (range === "whole") {
    response.writeHead(200, form.whole).end(form.body);
  } else if (range === "outside") {
    response.writeHead(416, { "Content-Range": `bytes */${size}`, "Content-Length": 0 }).end();
  } else {
    const part = form.body.subarray(range.start, range.end + 1);
    const headers = {
      ...form.headers,
      "Content-Length": String(part.length),
      "Content-Range": `bytes ${range.start}-${range.end}/${size}`,
    };
    response.writeHead(206, headers).end(part);
  }
}

/** Several ranges, or anything we can't read, get the whole (RFC 9110, 14.2). Both ends are inclusive. */
function parseRange(header: string, size: number): { start: number; end: number } | "whole" | "outside" {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header.trim()) ?? [];
  if (first === undefined || last === undefined || (first === "" && last === "")) return "whole";
  const start = first === "" ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === "" || last === "" ? size - 1 : Math.min(Number(last), size - 1);
  if (first !== "" && last !== "" && Number(last) < start) return "whole";
  return start >= size || (first === "" && Number(last) === 0) ? "outside" : { start, end };
}

/** Weak comparison, as If-None-Match asks for. */
export function matches(header: string, etag: string): boolean {
  if (header === etag || header.trim() === "*") return true;
  return header.split(",").some((candidate) => strong(candidate.trim()) === strong(etag));
}

function strong(etag: string): string {
  return etag.replace(/^W\//, "");
}
