import { caching } from "#lib/public/headers.ts";
import { shareCard } from "#lib/public/share-card.ts";
import { readPublication } from "#lib/usecases/revision/read-publication.ts";
import { notFound } from "../../../answers.tsx";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ slug: string }> };

/** The picture that goes with a shared review: its verdict on the whole and the article's title. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { slug } = await params;
  const found = await readPublication({ slug });
  if (!found.ok || found.value.withdrawal) return notFound();
  const { article, desk, overallVerdict, sample, annotations } = found.value.content;
  const checked = `${annotations.length} ${annotations.length === 1 ? "passage" : "passages"} checked`;
  const png = await shareCard({
    ...{ verdict: overallVerdict, words: article.title, language: article.language, desk: desk.name, sample },
    kicker: "Review",
    about: [article.outlet, checked].filter(Boolean).join(" · "),
  });
  return new Response(new Uint8Array(png), { headers: { "Content-Type": "image/png", "Cache-Control": caching.short } });
}
