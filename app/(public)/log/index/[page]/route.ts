import { caching } from "#lib/public/headers.ts";
import { readLogIndex } from "#lib/usecases/revision/read-log.ts";
import { logAnswer } from "../../log-answer.ts";

export const dynamic = "force-dynamic";

/** Where what is logged can be read today, 256 entries a page. */
export async function GET(_request: Request, { params }: { params: Promise<{ page: string }> }): Promise<Response> {
  const { page } = await params;
  const found = await readLogIndex(/^(0|[1-9]\d{0,5})$/.test(page) ? Number(page) : null);
  return logAnswer(found.ok ? { ok: true, value: JSON.stringify(found.value) } : found, "application/json; charset=utf-8", caching.short);
}
