import { z } from "zod";
import { type CasesAfter, listCases } from "#lib/db/agreement.ts";
import { database } from "#lib/db/client.ts";
import type { JudgedTwice } from "#lib/domain/agreement/case.ts";
import { fromCursor, type Next, pageOf, paging } from "#lib/domain/paging.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { agreementAsked, agreementInput } from "../steps/agreement-asked.ts";

const asked = agreementInput.extend(paging);
export const afterCase = z.tuple([z.iso.datetime(), z.uuid()]);

/** The claims that two people judged differently, the newest first. Both have judged, so nothing of them is hidden from anybody. */
export async function listDiffering(
  actor: Actor | null,
  input: z.input<typeof asked> = {},
): Promise<Result<{ cases: JudgedTwice[] } & Next>> {
  const admitted = admit(actor, "read the desk", asked, input);
  if (!admitted.ok) return admitted;
  const { limit, cursor, ...wanted } = admitted.value.input;
  const after = fromCursor<CasesAfter>(afterCase, cursor);
  if (!after.ok) return after;
  const found = await agreementAsked(database(), admitted.value.actor, wanted);
  if (!found.ok) return found;
  const cases = await listCases(database(), found.value.asked, { limit: limit + 1, after: after.value, differing: true });
  const { rows, next } = pageOf(cases, limit, ({ at, annotationId }) => [at, annotationId]);
  return ok({ cases: rows, next });
}
