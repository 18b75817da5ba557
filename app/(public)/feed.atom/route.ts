import { caching } from "#lib/public/headers.ts";
import { xml } from "#lib/public/xml.ts";
import { readPublicDesk } from "#lib/usecases/revision/read-public-desk.ts";
import { publicUrl } from "#lib/usecases/steps/public-url.ts";
import { readFeed } from "../feed-entries.ts";

export const dynamic = "force-dynamic";

/** The newest reviews as an Atom feed (RFC 4287). */
export async function GET(): Promise<Response> {
  const { desk } = await readPublicDesk();
  const { id, entries } = await readFeed();
  const updated =
    entries
      .map((entry) => entry.updated)
      .sort()
      .at(-1) ?? "1970-01-01T00:00:00.000Z";
  const body = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<id>${xml(id)}</id>
<title>${xml(desk.name)}</title>
<author><name>${xml(desk.name)}</name></author>
<link href="${publicUrl()}/"/>
<link rel="self" type="application/atom+xml" href="${publicUrl()}/feed.atom"/>
<updated>${updated}</updated>
${entries
  .map(
    (entry) => `<entry xml:lang="${xml(entry.language)}">
<id>${xml(entry.id)}</id>
<title>${xml(entry.title)}</title>
<link href="${xml(entry.url)}"/>
<published>${entry.published}</published>
<updated>${entry.updated}</updated>
<summary>${xml(entry.summary)}</summary>
</entry>`,
  )
  .join("\n")}
</feed>
`;
  return new Response(body, { headers: { "Content-Type": "application/atom+xml; charset=utf-8", "Cache-Control": caching.short } });
}
