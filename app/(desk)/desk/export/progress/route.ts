import { currentActor } from "#lib/auth/session.ts";
import { exportProgress } from "#lib/usecases/export-progress.ts";

export const dynamic = "force-dynamic";

/** How far a download of everything is. */
export async function GET(request: Request): Promise<Response> {
  const ticket = new URL(request.url).searchParams.get("ticket") ?? "";
  const progress = (await currentActor()) && exportProgress(ticket);
  return Response.json(progress, { headers: { "Cache-Control": "no-store" } });
}
