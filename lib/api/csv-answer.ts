import { Readable } from "node:stream";
import type { Result } from "#lib/domain/result.ts";
import { statusOf } from "#lib/http/problem.ts";

/** A table that is written while it is downloaded, or why there is none. Whoever stops the download stops the reading. */
export function csvAnswer(name: string, written: Result<{ chunks: AsyncGenerator<string> }>, signal: AbortSignal): Response {
  if (!written.ok) {
    const headers = { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" };
    return new Response(`${written.error.message}\n`, { status: statusOf(written.error.code), headers });
  }
  const { chunks } = written.value;
  signal.addEventListener("abort", () => void chunks.return(undefined));
  return new Response(Readable.toWeb(Readable.from(chunks)) as ReadableStream, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8; header=present",
      "Content-Disposition": `attachment; filename="${name}-${new Date().toISOString().slice(0, 10)}.csv"`,
      "Cache-Control": "private, no-store",
    },
  });
}
