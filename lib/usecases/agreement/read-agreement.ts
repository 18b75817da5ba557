import type { z } from "zod";
import { countVerdicts } from "#lib/db/agreement.ts";
import { database } from "#lib/db/client.ts";
import { scaleInForce } from "#lib/db/scales.ts";
import { type Agreement, agreementOf, agreementOfPairs, casesOfPair, type PairAgreement } from "#lib/domain/agreement/agreement.ts";
import type { Scale } from "#lib/domain/claim/scale.ts";
import { type Actor, can } from "#lib/domain/people/permissions.ts";
import type { Person } from "#lib/domain/people/person.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { agreementAsked, agreementInput } from "../steps/agreement-asked.ts";

/** `mixed`: cases left out, as their two verdicts were given on two versions of the scale. `pair`: whose the figures are, in order of the table. */
export type ReadAgreement = {
  scales: Pick<Scale, "number" | "createdAt">[];
  scale: number;
  agreement: Agreement;
  pairs: PairAgreement[];
  pair: [Person, Person] | null;
  mixed: number;
  everyone: boolean;
};

/** How far people who judged the same claims, each without the other's word, came to the same verdict. Reviewers see whom they judged with. */
export async function readAgreement(actor: Actor | null, input: z.input<typeof agreementInput> = {}): Promise<Result<ReadAgreement>> {
  const admitted = admit(actor, "read the desk", agreementInput, input);
  if (!admitted.ok) return admitted;
  const { actor: reader, input: wanted } = admitted.value;
  const db = database();
  await scaleInForce(db);
  const found = await agreementAsked(db, reader, wanted);
  if (!found.ok) return found;
  const { asked, scale, scales } = found.value;
  const { rows, mixed } = await countVerdicts(db, { ...asked, pair: null });
  const pairs = agreementOfPairs(scale.verdicts, rows);
  const chosen = wanted.pair && pairs.find(({ one, other }) => wanted.pair?.includes(one.id) && wanted.pair.includes(other.id));
  return ok({
    scales: scales.map(({ number, createdAt }) => ({ number, createdAt })),
    scale: scale.number,
    agreement: agreementOf(scale.verdicts, wanted.pair ? casesOfPair(rows, wanted.pair) : rows),
    pairs,
    pair: chosen ? [chosen.one, chosen.other] : null,
    mixed,
    everyone: can(reader, "compare everyone’s verdicts"),
  });
}
