import { register } from "prom-client";
import { tokenActor } from "#lib/auth/token.ts";
import { can } from "#lib/domain/people/permissions.ts";

export const dynamic = "force-dynamic";

export async function GET(request: Request): Promise<Response> {
  if (request.headers.get("x-assay-local") !== "yes" && !can(await tokenActor(request), "read metrics")) {
    return new Response("Metrics are for this machine and for an admin's API token.\n", { status: 403 });
  }
  return new Response(await register.metrics(), { headers: { "Content-Type": register.contentType, "Cache-Control": "no-store" } });
}
