import { z } from "zod";
import { asWritten } from "#lib/domain/claim/mention.ts";
import type { WorkMention } from "#lib/domain/work/work.ts";
import type { Transaction } from "./client.ts";
import { Prisma } from "./generated/client.ts";
import { isReadable, type Worker } from "./work-cards.ts";

/** These people, and no others, are called by a comment. Whom it called before keeps when they saw it. Answers with those who are new. */
export async function saveMentions(db: Transaction, commentId: string, userIds: string[]): Promise<string[]> {
  await db.mention.deleteMany({ where: { commentId, userId: { notIn: userIds } } });
  const before = new Set((await db.mention.findMany({ where: { commentId }, select: { userId: true } })).map(({ userId }) => userId));
  const called = userIds.filter((userId) => !before.has(userId));
  await db.mention.createMany({ data: called.map((userId) => ({ commentId, userId })) });
  return called;
}

/** This person has seen where these comments call them. */
export async function markMentionsSeen(db: Transaction, userId: string, commentIds: string[]): Promise<void> {
  await db.mention.updateMany({ where: { userId, commentId: { in: commentIds }, seenAt: null }, data: { seenAt: new Date() } });
}

const sql = Prisma.sql;

/**
 * Mentions of a person that they may read, by others: of an annotation that is there, and open to them; or of a review as a whole. What is
 * hidden until they have judged it waits until then.
 */
function mentionsOf(worker: Worker): Prisma.Sql {
  return sql`
    FROM mentions m
    JOIN comments c ON c.id = m."commentId" AND c."deletedAt" IS NULL AND c."userId" <> m."userId"
    JOIN users u ON u.id = c."userId"
    LEFT JOIN annotations a ON a.id = c."annotationId"
    LEFT JOIN reviews r ON r.id = c."reviewId"
    JOIN articles o ON o.id = coalesce(a."articleId", r."articleId") AND o."deletedAt" IS NULL
    WHERE m."userId" = ${worker.id}::uuid AND (a.id IS NULL OR (a."deletedAt" IS NULL AND ${isReadable(worker)}))`;
}

const mentionRow = z.object({
  commentId: z.uuid(),
  text: z.string(),
  people: z.array(z.object({ id: z.string(), name: z.string() })),
  annotationId: z.uuid().nullable(),
  claim: z.string(),
  articleId: z.uuid(),
  slug: z.string(),
  title: z.string(),
  language: z.string(),
  byId: z.uuid(),
  byName: z.string(),
  at: z.date(),
  seen: z.boolean(),
});

/** The newest, those first that they have not seen. */
export async function listMentions(db: Transaction, worker: Worker, limit: number): Promise<WorkMention[]> {
  const rows = await db.$queryRaw`
    SELECT m."commentId", c.text, c."annotationId", coalesce(a.claim, '') AS claim, o.id AS "articleId", o.slug, o.title, o.language,
      u.id AS "byId", u.name AS "byName", c."createdAt" AS at, m."seenAt" IS NOT NULL AS seen,
      (SELECT json_agg(json_build_object('id', p.id, 'name', p.name)) FROM mentions n JOIN users p ON p.id = n."userId"
        WHERE n."commentId" = c.id) AS people
    ${mentionsOf(worker)} ORDER BY m."seenAt" IS NOT NULL, m."createdAt" DESC, m."commentId" LIMIT ${limit}`;
  return z
    .array(mentionRow)
    .parse(rows)
    .map(({ text, people, articleId, slug, title, language, byId, byName, at, ...mention }) => ({
      ...mention,
      text: asWritten(text, people),
      article: { id: articleId, slug, title, language },
      by: { id: byId, name: byName },
      at: at.toISOString(),
    }));
}

/** How many they have not seen, up to `most`. */
export async function countUnseenMentions(db: Transaction, worker: Worker, most: number): Promise<number> {
  const [counted] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (SELECT 1 ${mentionsOf(worker)} AND m."seenAt" IS NULL LIMIT ${most}) few`;
  return counted?.count ?? 0;
}
