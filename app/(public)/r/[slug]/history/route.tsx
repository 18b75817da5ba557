import { HistoryPage } from "#components/publication/history-page.tsx";
import { WithdrawnPage } from "#components/publication/withdrawn-page.tsx";
import { readPublication } from "#lib/usecases/revision/read-publication.ts";
import { publicUrl } from "#lib/usecases/steps/public-url.ts";
import { notFound, page } from "../../../answers.tsx";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ slug: string }> };

/** Every revision of a review and what it changed. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { slug } = await params;
  const found = await readPublication({ slug });
  if (!found.ok) return notFound();
  const { content, withdrawal, revisions } = found.value;
  const baseUrl = publicUrl();
  if (withdrawal) {
    return page(<WithdrawnPage content={content} withdrawal={withdrawal} revisions={revisions} baseUrl={baseUrl} />, { status: 410 });
  }
  const past = await Promise.all(revisions.map(({ number }) => readPublication({ slug, number })));
  return page(<HistoryPage revisions={past.flatMap((revision) => (revision.ok ? [revision.value] : []))} baseUrl={baseUrl} />);
}
