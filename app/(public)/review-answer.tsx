import { cardPages, lastCardPage } from "#components/publication/card-pages.ts";
import { reviewPath, shownChecks } from "#components/publication/review-context.ts";
import { ReviewPage } from "#components/publication/review-page.tsx";
import { WithdrawnPage } from "#components/publication/withdrawn-page.tsx";
import { exportClaimReview } from "#lib/domain/export/claimreview.ts";
import type { RevisionContent } from "#lib/domain/revision/revision.ts";
import { caching } from "#lib/public/headers.ts";
import { pageNumber } from "#lib/public/page-number.ts";
import { readPublication } from "#lib/usecases/revision/read-publication.ts";
import { publicUrl } from "#lib/usecases/steps/public-url.ts";
import { notFound, page } from "./answers.tsx";

/** The page of a review: as it stands, or one revision of it. A withdrawn one is gone (410), and says why. */
export async function reviewAnswer(request: Request, asked: { slug: string; number?: number }): Promise<Response> {
  const found = await readPublication({ ...asked, withChanges: asked.number === undefined });
  if (!found.ok) return notFound();
  const { stored, content, withdrawal } = found.value;
  const baseUrl = publicUrl();
  if (withdrawal) {
    return page(<WithdrawnPage content={content} withdrawal={withdrawal} revisions={found.value.revisions} baseUrl={baseUrl} />, {
      status: 410,
    });
  }

  const view = asked.number === undefined ? "current" : "revision";
  const query = new URL(request.url).searchParams;
  const filter = query.get("verdict");
  if (filter !== null && !content.annotations.some(({ verdict }) => verdict.slug === filter)) {
    return redirectTo(reviewPath(content.article.slug, { view }, content.number));
  }
  const shown = shownChecks(content, filter);
  const cards = pageNumber(query.get("cards"));
  if (cards === null || cards > lastCardPage(shown.length)) return notFound();
  const context = {
    baseUrl,
    before: await contentBefore(content),
    view,
    ...{ filter, cards, stored },
    // What came later is not on the page of a revision: that page never changes.
    since: found.value.sinceChanged,
    findings: found.value.findings,
    citations: found.value.citations,
    revisions: found.value.revisions.filter(({ number }) => number <= content.number),
  } as const;
  const { here } = cardPages(content.annotations, cards, { path: "", verdict: null });
  const jsonLd = [...exportClaimReview(stored, { ...content, annotations: [...here] }, { baseUrl })].join("");
  return page(<ReviewPage content={content} context={context} jsonLd={jsonLd} />, {
    cacheControl: view === "revision" ? caching.revision : caching.short,
  });
}

/** What the revision before said: a later one tells what it changed. */
async function contentBefore({ number, article }: RevisionContent): Promise<RevisionContent | null> {
  if (number === 1) return null;
  const before = await readPublication({ slug: article.slug, number: number - 1 });
  return before.ok ? before.value.content : null;
}

function redirectTo(location: string): Response {
  return new Response(null, { status: 302, headers: { Location: location, "Cache-Control": caching.never } });
}
