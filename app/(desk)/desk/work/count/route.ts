import { currentActor } from "#lib/auth/session.ts";
import { statusOf } from "#lib/http/problem.ts";
import { countWork } from "#lib/usecases/work/count-work.ts";

export const dynamic = "force-dynamic";

/** Asked by each window as it goes on, for the badge in its bar. */
export async function GET(): Promise<Response> {
  const counted = await countWork(await currentActor());
  return Response.json(counted, { status: counted.ok ? 200 : statusOf(counted.error.code), headers: { "Cache-Control": "no-store" } });
}
