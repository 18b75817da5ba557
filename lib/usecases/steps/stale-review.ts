import { lastToChange } from "#lib/db/audit.ts";
import type { Transaction } from "#lib/db/client.ts";
import type { Review } from "#lib/domain/claim/review.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { type Result, refuse } from "#lib/domain/result.ts";

/** Says who got there first, and hands over what they wrote. */
export async function staleReview(db: Transaction, editor: Actor, id: string, current: Review): Promise<Result<never>> {
  const other = await lastToChange(db, "review", id);
  const who = other === null ? "Someone changed" : other.id === editor.id ? "You changed" : `${other.name} changed`;
  const where = other?.id === editor.id ? " elsewhere" : "";
  return refuse(
    "conflict",
    `${who} the summary or the verdict on the whole${where} while you were working on it. Nothing of yours is lost: compare the two and save again.`,
    { details: { current } },
  );
}
