import { z } from "zod";
import { database } from "#lib/db/client.ts";
import { findSourcesNamed, listCiters, listSourcesOf } from "#lib/db/source-list.ts";
import { nearPlace } from "#lib/domain/article/near-address.ts";
import type { FoundSource } from "#lib/domain/claim/source-list.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { searchDesk } from "../search/search-desk.ts";

const asked = z.object({ query: z.string().trim().max(2000) });
const most = 5;

/**
 * Sources of the desk that somebody may mean who types this: those with all the words in title, publisher or address, the best first; of an
 * address those at it, or at one under which the same page is usually reached.
 */
export async function findSources(actor: Actor | null, input: z.input<typeof asked>): Promise<Result<FoundSource[]>> {
  const admitted = admit(actor, "read the desk", asked, input);
  if (!admitted.ok) return admitted;
  const { query } = admitted.value.input;
  const db = database();
  const near = nearPlace(query);
  if (near !== "") {
    const at = await findSourcesNamed(db, [near, nearPlace(query.replace(/#.*$/s, ""))]);
    const citations = await listCiters(
      db,
      at.map(({ id }) => id),
      admitted.value.actor.id,
    );
    const seen = new Set(citations.map(({ sourceId }) => sourceId));
    return ok(at.filter(({ id }) => seen.has(id)).slice(0, most));
  }
  const found = await searchDesk(actor, { q: query.slice(0, 500), kind: "source", limit: most });
  if (!found.ok) return found;
  const ids = found.value.results.map(({ id }) => id);
  return ok(await listSourcesOf(db, ids));
}
