import { z } from "zod";
import { settlementRequest } from "#lib/domain/api/api.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Refusal, type Result } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { resolvePassages } from "../steps/resolve-passages.ts";
import { type AnnotationOnText, readAnnotationOnText } from "./annotate-by-quote.ts";
import { settlePassage } from "./settle-passage.ts";

const settlement = settlementRequest.extend({ annotationId: z.string(), version: z.number().int() });

/**
 * A program's word on a passage that changed or was lost; where it stands now is told as a quote or in code points. Returns the annotation
 * as it is then, or null where dropping its only passage deleted it.
 */
export async function settleByQuote(actor: Actor | null, input: z.input<typeof settlement>): Promise<Result<AnnotationOnText | null>> {
  const admitted = admit(actor, "edit an annotation", settlement, input);
  if (!admitted.ok) return admitted;
  const { annotationId, version, passageId, decision, passage } = admitted.value.input;
  const known = await readAnnotationOnText(actor, { id: annotationId });
  if (!known.ok) return known;
  const resolved = passage && resolvePassages(known.value.snapshot.text, [passage]);
  if (resolved?.ok === false) return { ok: false, error: aboutPassage(resolved.error) };
  const settled = await settlePassage(actor, { annotationId, version, passageId, decision, span: resolved?.value[0] });
  if (!settled.ok) return { ok: false, error: aboutPassage(settled.error) };
  // Whatever is settled raises the version, but for an annotation that was deleted: it comes back as it was.
  return ok(settled.value.version === version ? null : { ...known.value, annotation: settled.value });
}

/** The field by the name that the caller knows it by. */
function aboutPassage(error: Refusal): Refusal {
  return error.field === "span" || error.field === "passages.0" ? { ...error, field: "passage" } : error;
}
