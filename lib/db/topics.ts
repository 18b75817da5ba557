import { z } from "zod";
import type { CountedTopic, Topic } from "#lib/domain/article/topic.ts";
import type { Transaction } from "./client.ts";
import { Prisma } from "./generated/client.ts";

const shown = { id: true, name: true } as const;

/** How an article's topics are read along with it, by name. */
export const topicsOf = {
  orderBy: { topic: { name: "asc" } },
  select: { topic: { select: shown } },
} as const satisfies Prisma.Article$topicsArgs;

/** The topic of this name, made when it is new. */
export async function saveTopic(db: Transaction, name: string): Promise<Topic> {
  return db.topic.upsert({ where: { name }, create: { name }, update: {}, select: shown });
}

export async function findTopic(db: Transaction, id: string): Promise<Topic | null> {
  if (!z.uuid().safeParse(id).success) return null;
  return db.topic.findUnique({ where: { id }, select: shown });
}

export async function isTopicName(db: Transaction, name: string): Promise<boolean> {
  return (await db.topic.findUnique({ where: { name }, select: { id: true } })) !== null;
}

export async function renameTopicRow(db: Transaction, id: string, name: string): Promise<Topic> {
  return db.topic.update({ where: { id }, data: { name }, select: shown });
}

/** Topics that have articles, those that got one last (`at`) first, each with how many there are; after a place. */
export async function listTopicRows(
  db: Transaction,
  most: number,
  after: [string, string] | null = null,
): Promise<(CountedTopic & { at: Date })[]> {
  const isAfter = after ? Prisma.sql`HAVING (max(c."createdAt"), t.id) < (${after[0]}::timestamp, ${after[1]}::uuid)` : Prisma.empty;
  return db.$queryRaw<(CountedTopic & { at: Date })[]>`
    SELECT t.id, t.name, count(*)::int AS articles, max(c."createdAt") AS at FROM topics t
    JOIN article_topics c ON c."topicId" = t.id JOIN articles a ON a.id = c."articleId" AND a."deletedAt" IS NULL
    GROUP BY t.id ${isAfter} ORDER BY at DESC, t.id DESC LIMIT ${most}`;
}

/** Puts an article into a topic, or takes it out. False where that was so already. */
export async function setTopic(db: Transaction, articleId: string, topicId: string, on: boolean): Promise<boolean> {
  const row = { articleId, topicId };
  const { count } = on
    ? await db.articleTopic.createMany({ data: [row], skipDuplicates: true })
    : await db.articleTopic.deleteMany({ where: row });
  return count > 0;
}
