import { register } from "prom-client";
import { mayInspect } from "#lib/auth/may-inspect.ts";

export const dynamic = "force-dynamic";

export async function GET(request: Request): Promise<Response> {
  if (!(await mayInspect(request))) {
    const headers = { "WWW-Authenticate": 'Bearer realm="Assay"', "Cache-Control": "no-store" };
    return new Response("Send ASSAY_METRICS_TOKEN, or an admin's API token: Authorization: Bearer …\n", { status: 401, headers });
  }
  return new Response(await register.metrics(), { headers: { "Content-Type": register.contentType, "Cache-Control": "no-store" } });
}
