import type { Transaction } from "#lib/db/client.ts";
import { listCiters } from "#lib/db/source-list.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { type Result, refuse } from "#lib/domain/result.ts";
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

/** May this person know of a source? One that only hidden annotations rest on is hidden with them. */
export async function isSourceSeen(db: Transaction, reader: Pick<Actor, "id">, id: string): Promise<boolean> {
  return (await seenCitations(db, reader, await listCiters(db, [id]))).length > 0;
}

export function sourceNotFound(): Result<never> {
  return refuse("not_found", "There is no such source at this desk, or nothing cites it any more.");
}
