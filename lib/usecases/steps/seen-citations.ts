import type { Transaction } from "#lib/db/client.ts";
import { findOpenAmong } from "#lib/db/openings.ts";
import { listCiters } from "#lib/db/source-list.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { type Result, refuse } from "#lib/domain/result.ts";

/** Those citations that this person may know of: what a hidden annotation rests on is hidden with it. */
export async function seenCitations<T extends { annotationId: string }>(
  db: Transaction,
  reader: Pick<Actor, "id">,
  citations: T[],
): Promise<T[]> {
  const ids = new Set(citations.map(({ annotationId }) => annotationId));
  const open = await findOpenAmong(db, [...ids], reader.id);
  return citations.filter(({ annotationId }) => open.has(annotationId));
}

/** May this person know of a source? One that only hidden annotations rest on is hidden with them. */
export async function isSourceSeen(db: Transaction, reader: Pick<Actor, "id">, id: string): Promise<boolean> {
  return (await listCiters(db, [id], reader.id)).length > 0;
}

export function sourceNotFound(): Result<never> {
  return refuse("not_found", "There is no such source at this desk, or nothing cites it any more.");
}
