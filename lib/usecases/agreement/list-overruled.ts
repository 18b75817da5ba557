import { z } from "zod";
import { type CasesAfter, listOverruled as listRows } from "#lib/db/agreement.ts";
import { database } from "#lib/db/client.ts";
import { findOpenAmong } from "#lib/db/openings.ts";
import type { Overruled } from "#lib/domain/agreement/case.ts";
import { fromCursor, type Next, pageOf, paging } from "#lib/domain/paging.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { afterCase } from "./list-differing.ts";

const asked = z.object(paging);

/** Where another verdict stands than one's own, by whom, and why where it was settled. */
export async function listOverruled(
  actor: Actor | null,
  input: z.input<typeof asked> = {},
): Promise<Result<{ cases: Overruled[] } & Next>> {
  const admitted = admit(actor, "read the desk", asked, input);
  if (!admitted.ok) return admitted;
  const { limit, cursor } = admitted.value.input;
  const after = fromCursor<CasesAfter>(afterCase, cursor);
  if (!after.ok) return after;
  const { id } = admitted.value.actor;
  const found = await listRows(database(), id, { limit: limit + 1, after: after.value });
  const { rows, next } = pageOf(found, limit, ({ at, annotationId }) => [at, annotationId]);
  const open = await findOpenAmong(
    database(),
    rows.map(({ annotationId }) => annotationId),
    id,
  );
  return ok({ cases: rows.filter(({ annotationId }) => open.has(annotationId)), next });
}
