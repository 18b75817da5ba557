import { type CorrectedReview, CorrectionsPage } from "#components/publication/corrections-page.tsx";
import type { PublicationSummary } from "#lib/domain/publication.ts";
import { publicUrl } from "#lib/usecases/public-url.ts";
import { readPublicDesk } from "#lib/usecases/read-public-desk.ts";
import { readPublication } from "#lib/usecases/read-publication.ts";
import { page } from "../answers.tsx";
import { everyPublication } from "../every-publication.ts";

export const dynamic = "force-dynamic";

/** Everything the desk has corrected or clarified. */
export async function GET(): Promise<Response> {
  const { desk } = await readPublicDesk();
  const revised = (await everyPublication(1000)).filter(({ number }) => number > 1);
  const corrections = (await Promise.all(revised.map(correctionsOf))).flat();
  corrections.sort((a, b) => b.revision.publishedAt.localeCompare(a.revision.publishedAt));
  return page(<CorrectionsPage desk={desk} baseUrl={publicUrl()} corrections={corrections} />);
}

async function correctionsOf({ slug, title, language }: PublicationSummary): Promise<CorrectedReview[]> {
  const found = await readPublication({ slug });
  if (!found.ok) return [];
  return found.value.revisions
    .filter(({ kind }) => kind === "correction" || kind === "clarification")
    .map((revision) => ({ slug, title, language, revision }));
}
