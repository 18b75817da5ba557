import { caching } from "#lib/public/headers.ts";
import { readPublicDesk } from "#lib/usecases/revision/read-public-desk.ts";
import { publicUrl } from "#lib/usecases/steps/public-url.ts";
import { readFeed } from "../feed-entries.ts";

export const dynamic = "force-dynamic";

/** The newest reviews as a JSON Feed (version 1.1). */
export async function GET(): Promise<Response> {
  const { desk } = await readPublicDesk();
  const feed = {
    version: "https://jsonfeed.org/version/1.1",
    title: desk.name,
    description: desk.tagline || undefined,
    home_page_url: `${publicUrl()}/`,
    feed_url: `${publicUrl()}/feed.json`,
    authors: [{ name: desk.name, url: `${publicUrl()}/` }],
    items: (await readFeed()).entries.map((entry) => ({
      id: entry.id,
      url: entry.url,
      title: entry.title,
      content_text: entry.summary,
      image: entry.image,
      language: entry.language,
      date_published: entry.published,
      date_modified: entry.updated,
    })),
  };
  return new Response(JSON.stringify(feed), {
    headers: { "Content-Type": "application/feed+json; charset=utf-8", "Cache-Control": caching.short },
  });
}
