import type { Result } from "#lib/domain/result.ts";
import { caching } from "#lib/public/headers.ts";

/** Data of the log, for scripts of any origin too; or why there is none. */
export function logAnswer(found: Result<string | Uint8Array<ArrayBuffer>>, contentType: string, cacheControl: string): Response {
  const shared = { "Access-Control-Allow-Origin": "*" };
  if (found.ok) return new Response(found.value, { headers: { ...shared, "Content-Type": contentType, "Cache-Control": cacheControl } });
  const headers = { ...shared, "Content-Type": "text/plain; charset=utf-8", "Cache-Control": caching.never };
  return new Response(`${found.error.message}\n`, { status: 404, headers });
}
