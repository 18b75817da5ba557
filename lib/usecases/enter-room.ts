import { findAnnotationPlace } from "#lib/db/annotations.ts";
import { findArticle } from "#lib/db/articles.ts";
import { database } from "#lib/db/client.ts";
import { type Actor, can, type Verb } from "#lib/domain/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import type { RoomDocument } from "#lib/domain/room.ts";
import { annotationNotFound, articleNotFound } from "./change-article.ts";
import { gate } from "./gate.ts";

const editing: Record<RoomDocument["kind"], Verb | null> = { rationale: "edit an annotation", summary: "edit the review", review: null };

/** May this person be here, and write? Of a presence document nobody writes the content: it has none. */
export async function enterRoom(actor: Actor | null, wanted: RoomDocument): Promise<Result<{ articleId: string; mayWrite: boolean }>> {
  const gated = gate(actor, "read the desk");
  if (!gated.ok) return gated;
  const place = wanted.kind === "rationale" ? await findAnnotationPlace(database(), wanted.subjectId) : null;
  if (wanted.kind === "rationale" && (!place || place.deleted)) return annotationNotFound();
  const articleId = place?.articleId ?? wanted.subjectId;
  if (!(await findArticle(database(), articleId))) return articleNotFound();
  const verb = editing[wanted.kind];
  return ok({ articleId, mayWrite: verb !== null && can(gated.value, verb) });
}
