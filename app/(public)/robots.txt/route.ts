import { caching } from "#lib/public/headers.ts";
import { publicUrl } from "#lib/usecases/steps/public-url.ts";

export const dynamic = "force-dynamic";

/** The public pages are for everyone; the desk is not for crawlers. */
export function GET(): Response {
  const lines = ["User-agent: *", "Disallow: /desk", "Disallow: /api/", "", `Sitemap: ${publicUrl()}/sitemap.xml`, ""];
  return new Response(lines.join("\n"), { headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": caching.short } });
}
