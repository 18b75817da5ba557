import { listAnnotations, listInReadingOrder, type ReadingPlace } from "#lib/db/annotations.ts";
import { database } from "#lib/db/client.ts";
import type { AnnotationPart } from "#lib/domain/claim/review.ts";
import { pageOf } from "#lib/domain/paging.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { noteJudges, shownTo } from "../show-annotations.ts";

type Part = { limit: number; after: ReadingPlace | null };

/** So many annotations of an article after a place in reading order, as this person may see them. */
export async function annotationPart(actor: Actor, articleId: string, { limit, after }: Part): Promise<AnnotationPart> {
  const db = database();
  const { rows, next } = pageOf(await listInReadingOrder(db, articleId, { limit: limit + 1, after }), limit, (place) => place);
  const ids = rows.map(([, , , id]) => id);
  const noted = await noteJudges(db, articleId, await listAnnotations(db, articleId, ids));
  return { annotations: await shownTo(db, actor, articleId, noted), next };
}
