import { z } from "zod";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { mostOfPart } from "#lib/domain/work/work.ts";
import { admit } from "../admit.ts";
import { submitAnnotation } from "../annotation/submit-annotation.ts";

const which = z.object({
  /** Each as it was seen. */
  annotations: z.array(z.object({ id: z.uuid(), version: z.number().int() })).max(mostOfPart),
});

/** What became of several drafts: each by itself, so that what one lacks holds up no other. */
export type Submitted = { done: string[]; refused: { id: string; message: string }[] };

/** Hands several annotations over for sign-off as one. */
export async function submitDrafts(actor: Actor | null, input: z.input<typeof which>): Promise<Result<Submitted>> {
  const admitted = admit(actor, "edit an annotation", which, input);
  if (!admitted.ok) return admitted;
  const became: Submitted = { done: [], refused: [] };
  for (const { id, version } of admitted.value.input.annotations) {
    const submitted = await submitAnnotation(actor, { id, version });
    if (submitted.ok) became.done.push(id);
    else became.refused.push({ id, message: submitted.error.message });
  }
  return ok(became);
}
