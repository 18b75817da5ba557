import { randomUUID } from "node:crypto";
import { z } from "zod";
import { findTakenIn, insertOrigins, listOrigins, saveOrigin } from "#lib/db/annotation-origins.ts";
import { getAnnotation } from "#lib/db/annotations.ts";
import { findProse } from "#lib/db/prose.ts";
import { findReview } from "#lib/db/reviews.ts";
import { annotationChange, newAnnotation } from "#lib/domain/claim/annotation-input.ts";
import type { KeptOrigin } from "#lib/domain/claim/origin.ts";
import { isUntouched } from "#lib/domain/incoming/known-annotations.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { articleNotFound, changeAnnotation, changeArticle } from "../change-article.ts";
import { foldProse } from "./fold-prose.ts";
import { type CheckedAnnotation, checkAnnotation, rewriteAnnotation, writeAnnotations } from "./write-annotation.ts";

export type Arrived = Omit<KeptOrigin, "annotationVersion">;

export type TakenIn = { input: z.input<typeof newAnnotation>; origin: Arrived };

/**
 * New drafts of one article, with where they come from, written together. For each, in their order: `known` where another import has been
 * quicker, or what keeps it out.
 */
export async function takeInAnnotations(actor: Actor, articleId: string, arriving: TakenIn[]): Promise<Result<"added" | "known">[]> {
  const taken = await changeArticle(actor, articleId, async (db) => {
    const found = await findReview(db, articleId);
    if (!found) return articleNotFound();
    const known = await findTakenIn(
      db,
      articleId,
      arriving.map(({ origin }) => origin),
    );
    const fresh: { checked: CheckedAnnotation; origin: Arrived }[] = [];
    const endings: Result<"added" | "known">[] = [];
    // Made at one moment, they are in the order of their ids: the file's, where several mark the same words.
    const ids = arriving.map(() => randomUUID()).sort();
    for (const [index, { input, origin }] of arriving.entries()) {
      const admitted = admit(actor, "annotate", newAnnotation, input);
      const checked = admitted.ok
        ? await checkAnnotation(db, found.snapshot.text, ids[index] ?? randomUUID(), admitted.value.input)
        : admitted;
      const isKnown = known.has(origin);
      if (checked.ok && !isKnown) fresh.push({ checked: checked.value, origin });
      endings.push(checked.ok ? ok(isKnown ? "known" : "added") : checked);
    }
    const written = await writeAnnotations(
      db,
      actor,
      found.snapshot.id,
      fresh.map(({ checked }) => checked),
    );
    if (!written.ok) return written;
    await insertOrigins(
      db,
      fresh.map(({ checked: { id: annotationId }, origin }) => ({ ...origin, annotationId, annotationVersion: 1 })),
    );
    return ok({ value: endings, deeds: written.value });
  });
  return taken.ok ? taken.value : arriving.map(() => taken);
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
