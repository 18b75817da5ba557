import { z } from "zod";
import { byWordIndex, database, type Transaction } from "#lib/db/client.ts";
import { countPublications, listPublicationSummaries, publicationFacets } from "#lib/db/publications.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import type { PublicationSummary } from "#lib/domain/revision/publication.ts";
import { searchQuery } from "#lib/domain/text/search-words.ts";
import { isStorable } from "#lib/domain/text/storable.ts";

const filterValue = z.string().max(200).refine(isStorable).optional();
const asked = z
  .object({
    /** Slug of the verdict on the whole. */
    verdict: filterValue,
    outlet: filterValue,
    /** Only reviews that were corrected or clarified. */
    corrected: z.boolean().optional(),
    /** Words that must all occur in the claims, the article or the sources; the last one may go on. */
    search: filterValue,
    page: z.number().int().min(1).max(10_000).default(1),
    pageSize: z.number().int().min(1).max(100).default(50),
  })
  .prefault({});

export type PublicationList = {
  publications: PublicationSummary[];
  /** How many there are on all pages. */
  total: number;
  /** How many public reviews were ever corrected. */
  corrected: number;
  /** What the list can be filtered by. */
  outlets: string[];
  verdicts: { slug: string; name: string }[];
};

/** Every review the public may see, newest publication first. */
export async function listPublications(input?: unknown): Promise<Result<PublicationList>> {
  const parsed = asked.safeParse(input);
  if (!parsed.success) return refuse("invalid", "This list can't be filtered like that.");
  const { page, pageSize, search = "", ...filter } = parsed.data;
  const query = searchQuery(search);
  const wanted = query === null ? filter : { ...filter, query };
  const db = database();
  const facets = await publicationFacets(db);
  // A search without a word in it finds nothing; no search finds everything.
  if (query === null && search.trim() !== "") return ok({ ...facets, publications: [], total: 0 });
  const section = { limit: pageSize, offset: (page - 1) * pageSize };
  const read = async (from: Transaction) => ({
    total: await countPublications(from, wanted),
    publications: await listPublicationSummaries(from, { ...wanted, ...section }),
  });
  return ok({ ...facets, ...(await (query === null ? read(db) : byWordIndex(read))) });
}
