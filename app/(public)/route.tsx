import { type HomeFilter, HomePage } from "#components/publication/home-page.tsx";
import { caching } from "#lib/public/headers.ts";
import { pageNumber } from "#lib/public/page-number.ts";
import { listPublications, type PublicationList } from "#lib/usecases/revision/list-publications.ts";
import { readPublicDesk } from "#lib/usecases/revision/read-public-desk.ts";
import { publicUrl } from "#lib/usecases/steps/public-url.ts";
import { notFound, page } from "./answers.tsx";

export const dynamic = "force-dynamic";

const pageSize = 30;

/** The list of published reviews: all, or those that a search and filters leave. */
export async function GET(request: Request): Promise<Response> {
  const asked = new URL(request.url).searchParams;
  const number = pageNumber(asked.get("page"));
  const show = asked.get("show") ?? "corrected";
  if (number === null || show !== "corrected") return notFound();
  const filter = {
    search: asked.get("q") ?? "",
    verdict: asked.get("verdict"),
    outlet: asked.get("outlet"),
    corrected: asked.has("show"),
    page: number,
  };
  const { search, verdict, outlet, corrected } = filter;
  const found = await listPublications({
    ...{ page: filter.page, pageSize, search, corrected },
    verdict: verdict ?? undefined,
    outlet: outlet ?? undefined,
  });
  if (!found.ok || isMadeUp(filter, found.value)) return notFound();
  const { desk, scale } = await readPublicDesk();
  const rating = new Map(scale.verdicts.map((known) => [known.slug, known.rating]));
  return page(
    <HomePage
      desk={desk}
      baseUrl={publicUrl()}
      filter={filter}
      publications={found.value.publications}
      total={found.value.total}
      corrected={found.value.corrected}
      pageSize={pageSize}
      verdicts={found.value.verdicts.map((known) => ({ ...known, rating: rating.get(known.slug) ?? null }))}
      outlets={found.value.outlets}
    />,
    // There are more searches than pages worth keeping.
    search === "" ? {} : { cacheControl: caching.never },
  );
}

/** No link leads to a filter that no review has ever met, nor beyond the last page. */
function isMadeUp({ verdict, outlet, page: number }: HomeFilter, { verdicts, outlets, total }: PublicationList): boolean {
  const isKnown = (verdict === null || verdicts.some(({ slug }) => slug === verdict)) && (outlet === null || outlets.includes(outlet));
  return !isKnown || number > Math.max(1, Math.ceil(total / pageSize));
}
