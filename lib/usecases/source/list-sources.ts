import { z } from "zod";
import { database } from "#lib/db/client.ts";
import { countSources, listCiters, listSourceRows } from "#lib/db/source-list.ts";
import { type ListedSource, type SourceCounts, sourceFilters } from "#lib/domain/claim/source-list.ts";
import { paging } from "#lib/domain/paging.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";

const section = 50;

const asked = z.object({
  show: z.enum(sourceFilters).default("all"),
  query: z.string().trim().max(200).default(""),
  after: z.uuid("Give the cursor that the page before named as next.").nullable().default(null),
  limit: paging.limit.default(section),
});

/** `next`: from where the list goes on; null at its end. */
type SourceList = { sources: ListedSource[]; next: string | null; counts: SourceCounts };

/** The sources of the desk with their health, newest first, and how many there are of each kind. Those that are hidden from this person are left out. */
export async function listSources(actor: Actor | null, input: z.input<typeof asked>): Promise<Result<SourceList>> {
  const admitted = admit(actor, "read the desk", asked, input);
  if (!admitted.ok) return admitted;
  const db = database();
  const { actor: reader, input: given } = admitted.value;
  const rows = await listSourceRows(db, reader.id, given, given.limit + 1);
  const shown = rows.slice(0, given.limit);
  const citations = await listCiters(
    db,
    shown.map(({ id }) => id),
    reader.id,
  );
  const seen = Map.groupBy(citations, ({ sourceId }) => sourceId);
  const sources = shown.map((row) => ({ ...row, cites: seen.get(row.id)?.length ?? 0 }));
  const next = rows.length > given.limit ? (shown.at(-1)?.id ?? null) : null;
  return ok({ sources, next, counts: await countSources(db, reader.id) });
}
