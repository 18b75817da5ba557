import { openApi } from "#lib/http/openapi.ts";
import { publicUrl } from "#lib/usecases/public-url.ts";

export function GET(): Response {
  return Response.json(openApi(publicUrl()), { headers: { "cache-control": "public, max-age=300" } });
}
