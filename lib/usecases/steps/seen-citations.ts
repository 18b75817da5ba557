import type { Transaction } from "#lib/db/client.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { findUnseen } from "../show-annotations.ts";

/** Those citations that this person may know of: what a hidden annotation rests on is hidden with it. */
export async function seenCitations<T extends { annotationId: string; article: { id: string } }>(
  db: Transaction,
  reader: Pick<Actor, "id">,
  citations: T[],
): Promise<T[]> {
  const unseen = new Set<string>();
  for (const [articleId, rows] of Map.groupBy(citations, ({ article }) => article.id)) {
    const ids = [...new Set(rows.map(({ annotationId }) => annotationId))];
    for (const id of await findUnseen(db, reader, articleId, ids)) unseen.add(id);
  }
  return citations.filter(({ annotationId }) => !unseen.has(annotationId));
}
