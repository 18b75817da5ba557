import { caching } from "#lib/public/headers.ts";
import { readLogHead } from "#lib/usecases/revision/read-log.ts";
import { logAnswer } from "../log-answer.ts";

export const dynamic = "force-dynamic";

/** The log's signed head. */
export async function GET(): Promise<Response> {
  return logAnswer(await readLogHead(), "text/plain; charset=utf-8", caching.short);
}
