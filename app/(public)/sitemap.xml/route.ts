import { caching } from "#lib/public/headers.ts";
import { xml } from "#lib/public/xml.ts";
import { listPublicAddresses } from "#lib/usecases/revision/list-public-addresses.ts";
import { publicUrl } from "#lib/usecases/steps/public-url.ts";

export const dynamic = "force-dynamic";

/** As many addresses as one sitemap may hold, less our own few pages. */
const most = 49_990;

/** What search engines may list (sitemaps.org). Samples are left out. */
export async function GET(): Promise<Response> {
  const base = publicUrl();
  const pages = ["/", "/method", "/corrections", "/verify"].map((path) => `<url><loc>${xml(base + path)}</loc></url>`);
  const reviews = (await listPublicAddresses(most)).map(
    ({ slug, publishedAt }) => `<url><loc>${xml(`${base}/r/${slug}`)}</loc><lastmod>${publishedAt.toISOString()}</lastmod></url>`,
  );
  const body = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${[...pages, ...reviews].join("\n")}
</urlset>
`;
  return new Response(body, { headers: { "Content-Type": "application/xml; charset=utf-8", "Cache-Control": caching.short } });
}
