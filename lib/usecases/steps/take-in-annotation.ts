import { randomUUID } from "node:crypto";
import { z } from "zod";
import { isTakenIn, listOrigins, saveOrigin } from "#lib/db/annotation-origins.ts";
import { getAnnotation } from "#lib/db/annotations.ts";
import { findProse } from "#lib/db/prose.ts";
import { annotationChange, newAnnotation } from "#lib/domain/claim/annotation-input.ts";
import type { KeptOrigin } from "#lib/domain/claim/origin.ts";
import { isUntouched } from "#lib/domain/incoming/known-annotations.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { changeAnnotation, changeArticle } from "../change-article.ts";
import { foldProse } from "./fold-prose.ts";
import { rewriteAnnotation, writeAnnotation } from "./write-annotation.ts";

export type Arrived = Omit<KeptOrigin, "annotationVersion">;

/** A new draft, with where it comes from. `known`: another import has been quicker. */
export async function takeInAnnotation(
  actor: Actor,
  input: z.input<typeof newAnnotation>,
  origin: Arrived,
): Promise<Result<"added" | "known">> {
  const admitted = admit(actor, "annotate", newAnnotation, input);
  if (!admitted.ok) return admitted;
  const { actor: importer, input: fields } = admitted.value;
  return changeArticle(importer, fields.articleId, async (db) => {
    if (await isTakenIn(db, fields.articleId, origin)) return ok({ value: "known", deed: null });
    const written = await writeAnnotation(db, importer, randomUUID(), fields);
    if (!written.ok) return written;
    const { value, deed } = written.value;
    await saveOrigin(db, value.id, { ...origin, annotationVersion: value.version });
    return ok({ value: "added", deed });
  });
}

/**
 * Brings a draft that nobody has touched to what came, and notes where it comes from. `diverged`: somebody has, perhaps just now, and nothing
 * was written.
 */
export async function renewAnnotation(
  actor: Actor,
  input: z.input<typeof annotationChange>,
  origin: Arrived,
): Promise<Result<"updated" | "diverged">> {
  const admitted = admit(actor, "edit an annotation", annotationChange, input);
  if (!admitted.ok) return admitted;
  const { actor: importer, input: change } = admitted.value;
  return changeAnnotation(importer, change.id, async (db, { articleId }) => {
    const prose = await findProse(db, "rationale", change.id);
    if (prose) await foldProse(db, prose.id);
    const current = await getAnnotation(db, change.id);
    const kept = (await listOrigins(db, articleId)).get(change.id) ?? { annotationVersion: change.version };
    if (change.version !== current.version || !isUntouched(current, kept)) return ok({ value: "diverged", deed: null });
    const written = await rewriteAnnotation(db, importer, current, change);
    if (!written.ok) return written;
    await saveOrigin(db, change.id, { ...origin, annotationVersion: written.value.value.version });
    return ok({ value: "updated", deed: written.value.deed });
  });
}

/** Notes where an annotation comes from that was here before such was kept. Nothing else of it changes; whether it was touched isn't known. */
export async function noteOrigin(actor: Actor, annotationId: string, origin: Arrived): Promise<Result<undefined>> {
  const admitted = admit(actor, "annotate", z.uuid(), annotationId);
  if (!admitted.ok) return admitted;
  return changeAnnotation(admitted.value.actor, annotationId, async (db, { version }) => {
    await saveOrigin(db, annotationId, { ...origin, annotationVersion: version === 1 ? 1 : 0 });
    return ok({ value: undefined, deed: null });
  });
}
