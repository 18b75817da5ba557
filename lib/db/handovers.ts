import type { Transaction } from "./client.ts";

/** Articles assigned to this person on which work goes on. */
export async function listOpenAssignments(db: Transaction, userId: string): Promise<{ id: string; title: string; assignees: string[] }[]> {
  const rows = await db.article.findMany({
    where: { deletedAt: null, status: { notIn: ["published", "withdrawn"] }, assignments: { some: { userId } } },
    orderBy: { id: "asc" },
    select: { id: true, title: true, assignments: { select: { userId: true } } },
  });
  return rows.map(({ id, title, assignments }) => ({ id, title, assignees: assignments.map((each) => each.userId) }));
}

/** Annotations that were returned to this person, and of whose other authors nobody is at the desk any more; those handed to others already left out. */
export async function listReturnedTo(db: Transaction, userId: string): Promise<{ id: string; articleId: string }[]> {
  return db.annotation.findMany({
    where: {
      progress: "returned",
      deletedAt: null,
      excludedAt: null,
      article: { deletedAt: null },
      OR: [{ createdById: userId }, { authors: { some: { userId } } }],
      authors: { none: { userId: { not: userId }, user: { deactivatedAt: null } } },
      handover: { is: null },
    },
    orderBy: { id: "asc" },
    select: { id: true, articleId: true },
  });
}

/** From now on they wait for this person. */
export async function saveHandover(db: Transaction, annotationId: string, userId: string): Promise<void> {
  await db.handover.upsert({ where: { annotationId }, create: { annotationId, userId }, update: { userId } });
}

export async function dropHandover(db: Transaction, annotationId: string): Promise<void> {
  await db.handover.deleteMany({ where: { annotationId } });
}
