import { z } from "zod";
import { findAnnotationPlace } from "#lib/db/annotations.ts";
import { findArticle } from "#lib/db/articles.ts";
import { database } from "#lib/db/client.ts";
import { type Actor, can, type Verb } from "#lib/domain/people/permissions.ts";
import { type ProseKind, proseKinds } from "#lib/domain/prose/room.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { annotationNotFound, articleNotFound, refuseUnassigned } from "../change-article.ts";
import { isOpenAnnotation, refuseUnseen } from "../show-annotations.ts";

/** What whoever writes in a shared text must be allowed to do. */
export const writingVerbs: Record<ProseKind, Verb> = { rationale: "edit an annotation", summary: "edit the review" };

const roomDocument = z.object({ kind: z.enum([...proseKinds, "review"]), subjectId: z.uuid() });

/** May this person be here, and write? Where an article is assigned, others read along. A presence document has no content to write. */
export async function enterRoom(
  actor: Actor | null,
  input: z.input<typeof roomDocument>,
): Promise<Result<{ articleId: string; mayWrite: boolean }>> {
  const admitted = admit(actor, "read the desk", roomDocument, input);
  if (!admitted.ok) return admitted;
  const { kind, subjectId } = admitted.value.input;
  const place = kind === "rationale" ? await findAnnotationPlace(database(), subjectId) : null;
  if (kind === "rationale" && (!place || place.deleted)) return annotationNotFound();
  const articleId = place?.articleId ?? subjectId;
  if (place && !(await isOpenAnnotation(database(), admitted.value.actor, { id: subjectId, articleId }))) return refuseUnseen();
  if (!(await findArticle(database(), articleId))) return articleNotFound();
  const mayEdit = kind !== "review" && can(admitted.value.actor, writingVerbs[kind]);
  return ok({ articleId, mayWrite: mayEdit && (await refuseUnassigned(database(), admitted.value.actor, articleId)) === null });
}
