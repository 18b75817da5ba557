import { roomFigures } from "#lib/domain/prose/room.ts";
import { checkHealth } from "#lib/usecases/desk/check-health.ts";

export const dynamic = "force-dynamic";

export async function GET(request: Request): Promise<Response> {
  // From the server itself, which drops what anybody else says of it.
  const room = roomFigures.safeParse(JSON.parse(request.headers.get("x-assay-room") ?? "null")).data ?? null;
  const health = await checkHealth(room);
  return Response.json(health, { status: health.status === "ok" ? 200 : 503, headers: { "Cache-Control": "no-store" } });
}
