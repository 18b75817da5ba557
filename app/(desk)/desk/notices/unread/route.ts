import { currentActorAs } from "#lib/auth/session.ts";
import { statusOf } from "#lib/http/problem.ts";
import { countNotices } from "#lib/usecases/notice/list-notices.ts";

export const dynamic = "force-dynamic";

/** Asked by each window on every page: how many notices nobody has looked at yet. */
export async function GET(): Promise<Response> {
  const counted = await countNotices(await currentActorAs(undefined, false));
  const headers = { "Cache-Control": "no-store" };
  if (!counted.ok) return Response.json({}, { status: statusOf(counted.error.code), headers });
  return Response.json(counted.value, { headers });
}
