import { ClaimPage, GoneClaimPage } from "#components/publication/claim-page.tsx";
import { WithdrawnPage } from "#components/publication/withdrawn-page.tsx";
import { claimReview } from "#lib/domain/export/claimreview.ts";
import { inScript } from "#lib/domain/export/embedding.ts";
import { readClaim } from "#lib/usecases/revision/read-claim.ts";
import { readPublication } from "#lib/usecases/revision/read-publication.ts";
import { publicUrl } from "#lib/usecases/steps/public-url.ts";
import { notFound, page } from "../../answers.tsx";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ id: string }> };

/** One claim, as the review that stands now has it. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  const found = await readClaim({ id, withChanges: true });
  if (!found.ok) return notFound();
  const { annotation, content, firstPublishedAt, state, withdrawal, changes } = found.value;
  const baseUrl = publicUrl();
  if (withdrawal) {
    const review = await readPublication({ slug: content.article.slug });
    const revisions = review.ok ? review.value.revisions : [];
    return page(<WithdrawnPage content={content} withdrawal={withdrawal} revisions={revisions} baseUrl={baseUrl} />, { status: 410 });
  }
  if (state === "gone") return page(<GoneClaimPage annotation={annotation} content={content} baseUrl={baseUrl} />, { status: 410 });
  const jsonLd = inScript(JSON.stringify(claimReview(content, annotation, { baseUrl, firstPublishedAt })));
  return page(<ClaimPage annotation={annotation} content={content} changes={changes} baseUrl={baseUrl} jsonLd={jsonLd} />);
}
