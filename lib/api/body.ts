import { ok, type Result, refuse } from "#lib/domain/result.ts";

/** Room for a text at its limit, escaped as JSON. */
const bodyLimit = 8_000_000;

/** A request's JSON, read no further than the limit. */
export async function readJson(request: Request): Promise<Result<unknown>> {
  const reader = request.body?.getReader();
  if (!reader) return refuse("invalid", "Send a JSON body.");
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > bodyLimit) {
      await reader.cancel();
      return refuse("invalid", "This is more than 8 MB. An article may have up to 2 MB of text.");
    }
    chunks.push(value);
  }
  try {
    return ok(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks))));
  } catch (error) {
    return refuse("invalid", `The body isn't JSON in UTF-8: ${error instanceof Error ? error.message : "unreadable"}`);
  }
}
