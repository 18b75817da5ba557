import type { Insistence, PageKind } from "#lib/domain/article/page-kind.ts";
import type { Transaction } from "./client.ts";

/** What a job needs of an item to read it, and for whom. */
export type ClaimedItem = {
  id: string;
  place: string;
  originalType: string | null;
  original: Uint8Array | null;
  userId: string;
  /** Taken also where it is no article; of an article on several pages, all of them. */
  force: boolean;
  allPages: boolean;
};

/** Begins to read an item that waits; null where it doesn't, or no longer. Only one of several who ask gets it. */
export async function claimImportItem(db: Transaction, id: string): Promise<ClaimedItem | null> {
  const { count } = await db.importItem.updateMany({ where: { id, state: "waiting" }, data: { state: "reading" } });
  if (count === 0) return null;
  const row = await db.importItem.findUniqueOrThrow({ where: { id }, include: { batch: true } });
  const { place, originalType, original, force, allPages } = row;
  return { id, place, originalType, original, userId: row.batch.userId, force, allPages };
}

export type Outcome =
  | { state: "ready"; draftId: string }
  | { state: "loaded"; articleId: string }
  /** `keep`: the file stays, because trying again may help. */
  | { state: "failed"; message: string; kind?: PageKind; keep: boolean }
  | { state: "cancelled" };

/** How it ended. What is no longer being read is left as it is. */
export async function finishImportItem(db: Transaction, id: string, outcome: Outcome): Promise<void> {
  const { keep, ...columns } = { keep: outcome.state === "cancelled", ...outcome };
  await db.importItem.updateMany({ where: { id, state: "reading" }, data: { ...columns, ...(keep ? {} : { original: null }) } });
}

/** A file of one's own batch that is still to come: now it is here. */
export async function putImportFile(db: Transaction, which: { id: string; userId: string }, original: Uint8Array): Promise<boolean> {
  const { count } = await db.importItem.updateMany({
    where: { id: which.id, batch: { userId: which.userId }, state: "expected" },
    data: { state: "waiting", original: new Uint8Array(original) },
  });
  return count > 0;
}

/** Nothing more of the batch is begun; what is being read just now ends as it ends. */
export async function cancelImportItems(db: Transaction, batchId: string): Promise<void> {
  await db.importItem.updateMany({ where: { batchId, state: { in: ["expected", "waiting"] } }, data: { state: "cancelled" } });
}

/** Puts items of a batch back in line: the cancelled or the failed ones, one or all. A file that never came is expected again. */
export async function requeueImportItems(
  db: Transaction,
  which: { batchId: string; state: "cancelled" | "failed"; id?: string },
  insisted: Insistence = {},
): Promise<void> {
  await db.importItem.updateMany({
    where: { ...which, OR: [{ originalType: null }, { original: { not: null } }] },
    data: { state: "waiting", message: "", kind: null, ...insisted },
  });
  if (which.state === "cancelled") await db.importItem.updateMany({ where: which, data: { state: "expected" } });
}

/** Of a process that died while it read them. */
export async function requeueAbandonedItems(db: Transaction, before: Date): Promise<void> {
  await db.importItem.updateMany({ where: { state: "reading", updatedAt: { lt: before } }, data: { state: "waiting" } });
}

/** Files whose browser was closed before it had sent them: nothing of their batch has moved since that moment. */
export async function failExpectedItems(db: Transaction, before: Date, message: string): Promise<void> {
  await db.importItem.updateMany({
    where: { state: "expected", batch: { items: { none: { updatedAt: { gte: before } } } } },
    data: { state: "failed", message },
  });
}

export async function listWaitingItems(db: Transaction, where: { batchId: string } | { id: string } | null): Promise<WaitingItem[]> {
  return db.importItem.findMany({
    where: { ...where, state: "waiting" },
    select: { id: true, place: true, originalType: true, position: true },
    orderBy: { id: "asc" },
  });
}

export type WaitingItem = { id: string; place: string; originalType: string | null; position: number };
