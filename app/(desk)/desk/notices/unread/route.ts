import { currentActor } from "#lib/auth/session.ts";
import { statusOf } from "#lib/http/problem.ts";
import { countNotices } from "#lib/usecases/notice/list-notices.ts";

export const dynamic = "force-dynamic";

/** Asked by each window as it goes on, for the bell in its bar. */
export async function GET(): Promise<Response> {
  const counted = await countNotices(await currentActor());
  return Response.json(counted, { status: counted.ok ? 200 : statusOf(counted.error.code), headers: { "Cache-Control": "no-store" } });
}
