import { checkHealth } from "#lib/usecases/check-health.ts";

export const dynamic = "force-dynamic";

export async function GET(request: Request): Promise<Response> {
  const health = await checkHealth(request.headers.get("x-assay-room") === "ok");
  return Response.json(health, { status: health.status === "ok" ? 200 : 503, headers: { "Cache-Control": "no-store" } });
}
