import type { PublicationSummary } from "#lib/domain/revision/publication.ts";
import { listPublications } from "#lib/usecases/revision/list-publications.ts";

const pageSize = 100;

/** All public reviews, newest publication first, up to `limit`. */
export async function everyPublication(limit: number): Promise<PublicationSummary[]> {
  const publications: PublicationSummary[] = [];
  for (let page = 1; publications.length < limit; page += 1) {
    const found = await listPublications({ page, pageSize });
    if (!found.ok || found.value.publications.length === 0) break;
    publications.push(...found.value.publications);
  }
  return publications.slice(0, limit);
}
