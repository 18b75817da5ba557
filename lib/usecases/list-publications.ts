import { z } from "zod";
import { database } from "#lib/db/client.ts";
import { listPublicationSummaries, publicationFacets } from "#lib/db/publications.ts";
import type { PublicationSummary } from "#lib/domain/publication.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { isStorable } from "#lib/domain/storable.ts";

const filterValue = z.string().max(200).refine(isStorable).optional();
const asked = z
  .object({
    /** Slug of the verdict on the whole. */
    verdict: filterValue,
    outlet: filterValue,
    page: z.number().int().min(1).max(10_000).default(1),
    pageSize: z.number().int().min(1).max(100).default(50),
  })
  .prefault({});

export type PublicationList = {
  publications: PublicationSummary[];
  /** How many there are on all pages. */
  total: number;
  /** What the list can be filtered by. */
  outlets: string[];
  verdicts: { slug: string; name: string }[];
};

/** Every review the public may see, newest publication first. */
export async function listPublications(input?: unknown): Promise<Result<PublicationList>> {
  const parsed = asked.safeParse(input);
  if (!parsed.success) return refuse("invalid", "This list can't be filtered like that.");
  const { page, pageSize, ...filter } = parsed.data;
  const db = database();
  const publications = await listPublicationSummaries(db, { ...filter, limit: pageSize, offset: (page - 1) * pageSize });
  return ok({ publications, ...(await publicationFacets(db, filter)) });
}
