import { ok, type Result, refuse } from "#lib/domain/result.ts";

/** Room for a text at its limit, escaped as JSON. */
const bodyLimit = 8_000_000;

/** A request's JSON, read no further than the limit. */
export async function readJson(request: Request): Promise<Result<unknown>> {
  const body = await readBytes(request, bodyLimit);
  if (body === "none") return refuse("invalid", "Send a JSON body.");
  if (body === "too much") return refuse("invalid", "This is more than 8 MB. An article may have up to 2 MB of text.");
  try {
    return ok(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body)));
  } catch (error) {
    return refuse("invalid", `The body isn't JSON in UTF-8: ${error instanceof Error ? error.message : "unreadable"}`);
  }
}

/** A request's body, read no further than `most` bytes. */
export async function readBytes(request: Request, most: number): Promise<Buffer<ArrayBuffer> | "none" | "too much"> {
  const reader = request.body?.getReader();
  if (!reader) return "none";
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(chunks);
    size += value.byteLength;
    if (size > most) {
      await reader.cancel();
      return "too much";
    }
    chunks.push(value);
  }
}
