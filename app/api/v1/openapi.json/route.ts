import { openApi } from "#lib/api/openapi.ts";
import { publicUrl } from "#lib/usecases/steps/public-url.ts";

export function GET(): Response {
  return Response.json(openApi(publicUrl()), { headers: { "cache-control": "public, max-age=300" } });
}
