import { z } from "zod";
import { listAnnotations } from "#lib/db/annotations.ts";
import type { Transaction } from "#lib/db/client.ts";
import type { Annotation } from "#lib/domain/claim/annotation.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { annotationNotFound, staleAnnotation } from "../change-article.ts";
import { annotationShownTo, refuseUnseen } from "../show-annotations.ts";

const passage = z.object({ annotationId: z.uuid(), version: z.number().int(), passageId: z.uuid() });

/** Passages of one article whose sentences a person has looked at. `version` is that of the annotation as they saw it. */
export const sentencesInput = z.object({ articleId: z.uuid(), passages: z.array(passage).min(1).max(1000) });

type Found = { annotation: Annotation; passageIds: string[] };

/** Their annotations, each with its passages; a conflict where one of them has changed since. */
export async function theirAnnotations(
  db: Transaction,
  actor: Actor,
  articleId: string,
  passages: z.infer<typeof passage>[],
): Promise<Result<Found[]>> {
  const groups = Map.groupBy(passages, ({ annotationId }) => annotationId);
  const known = new Map((await listAnnotations(db, articleId, [...groups.keys()])).map((annotation) => [annotation.id, annotation]));
  const found: Found[] = [];
  for (const [id, group] of groups) {
    const annotation = known.get(id);
    if (!annotation) return annotationNotFound();
    if ((await annotationShownTo(db, actor, annotation)).hidden) return refuseUnseen();
    if (group.some(({ version }) => version !== annotation.version)) return staleAnnotation(actor, annotation);
    found.push({ annotation, passageIds: [...new Set(group.map(({ passageId }) => passageId))] });
  }
  return ok(found);
}
