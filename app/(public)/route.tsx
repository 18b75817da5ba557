import { HomePage } from "#components/publication/home-page.tsx";
import { plainText } from "#components/publication/plain-text.ts";
import type { PublicationSummary } from "#lib/domain/publication.ts";
import { listPublications } from "#lib/usecases/list-publications.ts";
import { publicUrl } from "#lib/usecases/public-url.ts";
import { readPublicDesk } from "#lib/usecases/read-public-desk.ts";
import { readPublication } from "#lib/usecases/read-publication.ts";
import { notFound, page } from "./answers.tsx";

export const dynamic = "force-dynamic";

const pageSize = 30;

/** The list of published reviews. */
export async function GET(request: Request): Promise<Response> {
  const asked = new URL(request.url).searchParams;
  const filter = { verdict: asked.get("verdict"), outlet: asked.get("outlet"), page: Number(asked.get("page") ?? 1) };
  const found = await listPublications({
    page: filter.page,
    pageSize,
    verdict: filter.verdict ?? undefined,
    outlet: filter.outlet ?? undefined,
  });
  if (!found.ok) return notFound();
  const { desk, scale } = await readPublicDesk();
  const { publications, total, outlets } = found.value;
  const rating = new Map(scale.verdicts.map((verdict) => [verdict.slug, verdict.rating]));
  return page(
    <HomePage
      desk={desk}
      baseUrl={publicUrl()}
      filter={filter}
      publications={await Promise.all(publications.map(withTakeaway))}
      total={total}
      pageSize={pageSize}
      verdicts={found.value.verdicts.map((verdict) => ({ ...verdict, rating: rating.get(verdict.slug) ?? null }))}
      outlets={outlets}
    />,
  );
}

async function withTakeaway(publication: PublicationSummary) {
  const found = await readPublication({ slug: publication.slug });
  return { ...publication, takeaway: found.ok ? plainText(found.value.content.summary) : "" };
}
