import { z } from "zod";
import { findAnnotationPlace, getAnnotation } from "#lib/db/annotations.ts";
import { findArticle } from "#lib/db/articles.ts";
import { database } from "#lib/db/client.ts";
import type { Annotation } from "#lib/domain/claim/annotation.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { annotationNotFound } from "../change-article.ts";
import { annotationShownTo, noteJudges } from "../show-annotations.ts";

const asked = z.object({ id: z.string().max(100) });

export async function readAnnotation(actor: Actor | null, input: z.input<typeof asked>): Promise<Result<Annotation>> {
  const admitted = admit(actor, "read the desk", asked, input);
  if (!admitted.ok) return admitted;
  const { id } = admitted.value.input;
  if (!z.uuid().safeParse(id).success) return annotationNotFound();
  const db = database();
  const place = await findAnnotationPlace(db, id);
  if (place === null || place.deleted || (await findArticle(db, place.articleId)) === null) return annotationNotFound();
  const annotation = await getAnnotation(db, id);
  const [told = annotation] = await noteJudges(db, annotation.articleId, [annotation]);
  return ok(await annotationShownTo(db, admitted.value.actor, told));
}
