import { caching } from "#lib/public/headers.ts";
import { listDeskKeys } from "#lib/usecases/revision/list-desk-keys.ts";

export const dynamic = "force-dynamic";

/** The keys that the desk's revisions are signed with. */
export async function GET(): Promise<Response> {
  return Response.json(
    { keys: await listDeskKeys() },
    { headers: { "Content-Type": "application/json; charset=utf-8", "Cache-Control": caching.short, "Access-Control-Allow-Origin": "*" } },
  );
}
