import type { z } from "zod";
import { appendAudit } from "#lib/db/audit.ts";
import { inTransaction } from "#lib/db/client.ts";
import { insertScale, lockScales, scaleInForce } from "#lib/db/scales.ts";
import { type Scale, scaleInput } from "#lib/domain/claim/scale.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";

/** Puts a new version of the scale in force. Verdicts given before keep the definition they were given under. */
export async function editScale(actor: Actor | null, input: z.input<typeof scaleInput>): Promise<Result<Scale>> {
  const admitted = admit(actor, "edit the scale", scaleInput, input);
  if (!admitted.ok) return admitted;
  const { verdicts } = admitted.value.input;
  const double = verdicts.findIndex((verdict, index) => verdicts.findIndex(({ slug }) => slug === verdict.slug) < index);
  if (double >= 0) {
    return refuse("invalid", `Two verdicts have the same short name, “${verdicts[double]?.slug}”. Give one of them another.`, {
      field: `verdicts.${double}.slug`,
    });
  }
  return inTransaction(async (db) => {
    await lockScales(db);
    const before = await scaleInForce(db);
    const scale = await insertScale(db, before.number + 1, verdicts);
    const entry = { verb: "updated", subject: "scale", subjectId: scale.id, data: { number: scale.number } };
    await appendAudit(db, { ...entry, actorId: admitted.value.actor.id });
    return ok(scale);
  });
}
