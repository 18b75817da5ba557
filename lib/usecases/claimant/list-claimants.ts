import { z } from "zod";
import { findClaimants, listClaimantRows } from "#lib/db/claimants.ts";
import { database } from "#lib/db/client.ts";
import type { ListedClaimant } from "#lib/domain/claim/claimant.ts";
import { fromCursor, type Next, pageOf, paging } from "#lib/domain/paging.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { searchQuery } from "#lib/domain/text/search-words.ts";
import { admit } from "../admit.ts";

const asked = z.object({
  ...paging,
  /** Words of a name, the last one begun, in any spelling. */
  q: z.string().trim().max(200).default(""),
});

/** Those who claim anything at the desk, by name. */
export async function listClaimants(
  actor: Actor | null,
  input: z.input<typeof asked> = {},
): Promise<Result<{ claimants: ListedClaimant[] } & Next>> {
  const admitted = admit(actor, "read the desk", asked, input);
  if (!admitted.ok) return admitted;
  const { limit, cursor, q } = admitted.value.input;
  const after = fromCursor(z.tuple([z.string(), z.uuid()]), cursor);
  if (!after.ok) return after;
  const found = await listClaimantRows(database(), { limit: limit + 1, after: after.value, query: searchQuery(q) });
  const { rows, next } = pageOf(found, limit, ({ name, id }) => [name, id]);
  return ok({ claimants: await findClaimants(database(), rows), next });
}
