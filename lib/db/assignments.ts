import type { Person } from "#lib/domain/people/person.ts";
import type { Transaction } from "./client.ts";
import type { Prisma } from "./generated/client.ts";
import { notify } from "./listen.ts";
import { accessChannel } from "./users.ts";

/** How an article's assignees are read along with it, by name. */
export const assignees = {
  orderBy: [{ user: { name: "asc" } }, { userId: "asc" }],
  select: { user: { select: { id: true, name: true } } },
} as const satisfies Prisma.Article$assignmentsArgs;

export async function listAssignees(db: Transaction, articleId: string): Promise<Person[]> {
  const rows = await db.assignment.findMany({ where: { articleId }, ...assignees });
  return rows.map(({ user }) => user);
}

/** Whose an article is: those assigned to it, or, where nobody is, whoever loaded it. */
export async function listOwners(db: Transaction, articleId: string): Promise<string[]> {
  const assigned = await db.assignment.findMany({ where: { articleId }, select: { userId: true } });
  if (assigned.length > 0) return assigned.map(({ userId }) => userId);
  const article = await db.article.findUnique({ where: { id: articleId }, select: { createdById: true } });
  return article ? [article.createdById] : [];
}

/** Articles that are there, not published as they stand, and due between these two days (UTC), both included, the first due first. */
export async function listDueSoon(db: Transaction, from: Date, until: Date): Promise<{ id: string; dueOn: string }[]> {
  const [first, last] = [from, until].map((day) => new Date(day.toISOString().slice(0, 10)));
  const rows = await db.article.findMany({
    where: { dueOn: { gte: first, lte: last }, deletedAt: null, sample: false, status: { notIn: ["published", "withdrawn"] } },
    orderBy: [{ dueOn: "asc" }, { id: "asc" }],
    select: { id: true, dueOn: true },
    take: 1000,
  });
  return rows.flatMap(({ id, dueOn }) => (dueOn ? [{ id, dueOn: dueOn.toISOString().slice(0, 10) }] : []));
}

/** Those of these people who can be given work: whoever left, and the people of the sample, can't. */
export async function findAssignable(db: Transaction, userIds: string[]): Promise<string[]> {
  const rows = await db.user.findMany({ where: { id: { in: userIds }, deactivatedAt: null, sample: false }, select: { id: true } });
  return rows.map(({ id }) => id);
}

/** From the commit on, these people and no others. Every node looks at once who may still write in the article's room. */
export async function replaceAssignees(db: Transaction, articleId: string, userIds: string[]): Promise<void> {
  await db.assignment.deleteMany({ where: { articleId, userId: { notIn: userIds } } });
  await db.assignment.createMany({ data: userIds.map((userId) => ({ articleId, userId })), skipDuplicates: true });
  await notify(db, accessChannel, `article:${articleId}`);
}

/** How many articles that are there this person works on. */
export async function countAssigned(db: Transaction, userId: string): Promise<number> {
  return db.assignment.count({ where: { userId, article: { deletedAt: null } } });
}
