import { ClaimPage, GoneClaimPage } from "#components/publication/claim-page.tsx";
import { WithdrawnPage } from "#components/publication/withdrawn-page.tsx";
import { claimReview } from "#lib/domain/export/claimreview.ts";
import { inScript } from "#lib/domain/export/embedding.ts";
import type { PublishedClaim } from "#lib/domain/revision/published-claim.ts";
import { readClaim } from "#lib/usecases/revision/read-claim.ts";
import { readPublication } from "#lib/usecases/revision/read-publication.ts";
import { publicUrl } from "#lib/usecases/steps/public-url.ts";
import { moved, notFound, page } from "../../answers.tsx";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ id: string }> };

/** One claim with all that it has in public. An annotation whose claim was joined to another has its place on that one's page. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  const found = await readClaim({ id, withChanges: true });
  if (!found.ok) return notFound();
  const { annotation, content, state, withdrawal, claimId } = found.value;
  if (claimId !== id) return moved(`/c/${claimId}#a-${id}`);
  const baseUrl = publicUrl();
  if (withdrawal) {
    const review = await readPublication({ slug: content.article.slug });
    const revisions = review.ok ? review.value.revisions : [];
    return page(<WithdrawnPage content={content} withdrawal={withdrawal} revisions={revisions} baseUrl={baseUrl} />, { status: 410 });
  }
  if (state === "gone") return page(<GoneClaimPage annotation={annotation} content={content} baseUrl={baseUrl} />, { status: 410 });
  return page(<ClaimPage claim={found.value} baseUrl={baseUrl} jsonLd={jsonLdOf(found.value, baseUrl)} />);
}

/** A ClaimReview for each appearance that stands; an array where there are several. */
function jsonLdOf({ appearances }: PublishedClaim, baseUrl: string): string {
  const current = appearances.filter(({ state }) => state === "current");
  const [first, ...others] = current.map(({ content, annotation, firstPublishedAt }) =>
    claimReview(content, annotation, { baseUrl, firstPublishedAt, appearances: current }),
  );
  return inScript(JSON.stringify(others.length === 0 ? first : [first, ...others]));
}
