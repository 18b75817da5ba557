import { currentActor } from "#lib/auth/session.ts";
import { statusOf } from "#lib/http/problem.ts";
import { readSpace } from "#lib/usecases/desk/read-space.ts";

export const dynamic = "force-dynamic";

/** Asked by each window every now and then, so that it says when nothing can be saved, and when all goes on. */
export async function GET(): Promise<Response> {
  const space = await readSpace(await currentActor());
  return Response.json(space, { status: space.ok ? 200 : statusOf(space.error.code), headers: { "Cache-Control": "no-store" } });
}
