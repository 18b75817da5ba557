import { mayInspect } from "#lib/auth/may-inspect.ts";
import { roomFigures } from "#lib/domain/prose/room-messages.ts";
import { checkHealth } from "#lib/usecases/desk/check-health.ts";

export const dynamic = "force-dynamic";

/** Whether this node can do its work: all that a load balancer, and a stranger, needs to know. Why, and in figures, is for those who run it. */
export async function GET(request: Request): Promise<Response> {
  // From the server itself, which drops what anybody else says of it.
  const room = roomFigures.safeParse(JSON.parse(request.headers.get("x-assay-room") ?? "null")).data ?? null;
  const [health, isTold] = await Promise.all([checkHealth(room), mayInspect(request)]);
  const { status } = health;
  return Response.json(isTold ? health : { status }, { status: status === "ok" ? 200 : 503, headers: { "Cache-Control": "no-store" } });
}
