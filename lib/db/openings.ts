import { settingOf } from "#lib/domain/revision/gate.ts";
import type { Transaction } from "./client.ts";
import { findGate, findGateOf } from "./gate.ts";
import { Prisma } from "./generated/client.ts";
import { notify } from "./listen.ts";
import { accessChannel } from "./users.ts";

/** Is each verdict of this article to be given twice: by the gate, or by the article's own setting? */
export async function isSecondVerdictAsked(db: Transaction, articleId: string): Promise<boolean> {
  return settingOf((await findGateOf(db, articleId)).rules, "second-verdict").on;
}

/** Does this article ask for it by itself, whatever the gate says? */
export async function asksSecondVerdict(db: Transaction, articleId: string): Promise<boolean> {
  return (await db.article.findUnique({ where: { id: articleId }, select: { secondVerdict: true } }))?.secondVerdict ?? false;
}

export async function setSecondVerdictAsked(db: Transaction, articleId: string, asked: boolean): Promise<void> {
  await db.article.update({ where: { id: articleId }, data: { secondVerdict: asked } });
}

/** The annotations of an article, deleted ones too, that this person has been able to read before, though they are none of its authors. */
export async function findSeen(db: Transaction, articleId: string, userId: string): Promise<Set<string>> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT a.id FROM annotations a JOIN users u ON u.id = ${userId}::uuid
    WHERE a."articleId" = ${articleId}::uuid AND (
      a."openUntil" > u."createdAt"
      OR EXISTS (SELECT 1 FROM annotation_openings o WHERE o."annotationId" = a.id AND o."userId" = u.id))`;
  return new Set(rows.map(({ id }) => id));
}

/** Of these annotations, of any article, those of which this person may read all that is said: what `isOpenTo` says, for many at once. */
export async function findOpenAmong(db: Transaction, annotationIds: string[], userId: string): Promise<Set<string>> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT n.id FROM annotations n JOIN articles a ON a.id = n."articleId"
    WHERE n.id = ANY(${annotationIds}::uuid[]) AND ${await isOpenSql(db, userId)}`;
  return new Set(rows.map(({ id }) => id));
}

/** The same as a condition on annotations n and their articles a. */
export async function isOpenSql(db: Transaction, userId: string): Promise<Prisma.Sql> {
  const everywhere = settingOf((await findGate(db)).rules, "second-verdict").on;
  const user = Prisma.sql`${userId}::uuid`;
  return Prisma.sql`(
    NOT (${everywhere} OR a."secondVerdict")
    OR n."createdById" = ${user}
    OR n."openUntil" > (SELECT "createdAt" FROM users WHERE id = ${user})
    OR EXISTS (SELECT 1 FROM second_verdicts v WHERE v."annotationId" = n.id)
    OR EXISTS (SELECT 1 FROM annotation_authors w WHERE w."annotationId" = n.id AND w."userId" = ${user})
    OR EXISTS (SELECT 1 FROM annotation_openings p WHERE p."annotationId" = n.id AND p."userId" = ${user}))`;
}

/** Of each annotation, how many of these people have been shown nothing of it: they can still judge it independently. Where it is nobody: no entry. */
export async function countJudges(db: Transaction, annotationIds: string[], userIds: string[]): Promise<Map<string, number>> {
  const rows = await db.$queryRaw<{ id: string; judges: number }[]>`
    SELECT a.id, count(*)::int AS judges FROM annotations a JOIN users u ON u.id = ANY(${userIds}::uuid[])
    WHERE a.id = ANY(${annotationIds}::uuid[]) AND a."createdById" <> u.id
      AND (a."openUntil" IS NULL OR a."openUntil" <= u."createdAt")
      AND NOT EXISTS (SELECT 1 FROM annotation_authors w WHERE w."annotationId" = a.id AND w."userId" = u.id)
      AND NOT EXISTS (SELECT 1 FROM annotation_openings p WHERE p."annotationId" = a.id AND p."userId" = u.id)
    GROUP BY a.id`;
  return new Map(rows.map(({ id, judges }) => [id, judges]));
}

/** These people have read it. */
export async function noteOpenings(db: Transaction, annotationId: string, userIds: string[]): Promise<void> {
  if (userIds.length === 0) return;
  await db.annotationOpening.createMany({ data: userIds.map((userId) => ({ annotationId, userId })), skipDuplicates: true });
}

/** What readers of the public page can read, nobody judges independently any more. */
const forever = "9999-12-31";

/**
 * Everybody at the desk could read these annotations until now: those of an article, or, where none is named, of every article that doesn't
 * ask for a second verdict by itself. Those that say nothing yet can still be judged independently.
 */
export async function noteOpenUntilNow(db: Transaction, articleId: string | null): Promise<void> {
  const which = articleId
    ? Prisma.sql`a."articleId" = ${articleId}::uuid`
    : Prisma.sql`a."articleId" IN (SELECT id FROM articles WHERE NOT "secondVerdict")`;
  await db.$executeRaw`
    UPDATE annotations a SET "openUntil" = CASE
        WHEN EXISTS (SELECT 1 FROM revisions r WHERE r."articleId" = a."articleId" AND r."publishedAt" > a."createdAt") THEN ${forever}::timestamp
        ELSE clock_timestamp() AT TIME ZONE 'UTC' END
    WHERE ${which} AND (
      a."verdictId" IS NOT NULL OR jsonb_path_exists(a.rationale, '$.**.text')
      OR EXISTS (SELECT 1 FROM evidence WHERE "annotationId" = a.id)
      OR EXISTS (SELECT 1 FROM comments WHERE "annotationId" = a.id)
      OR EXISTS (SELECT 1 FROM contacts WHERE "annotationId" = a.id)
      OR EXISTS (SELECT 1 FROM sign_offs WHERE "annotationId" = a.id)
      OR EXISTS (
        SELECT 1 FROM prose_documents d WHERE d.kind = 'rationale' AND d."subjectId" = a.id AND (
          EXISTS (SELECT 1 FROM prose_updates WHERE "documentId" = d.id) OR EXISTS (SELECT 1 FROM prose_versions WHERE "documentId" = d.id))))`;
}

/** Readers of the public page can read these from now on. */
export async function noteOpenToAll(db: Transaction, annotationIds: string[]): Promise<void> {
  await db.$executeRaw`UPDATE annotations SET "openUntil" = ${forever}::timestamp WHERE id = ANY(${annotationIds}::uuid[])`;
}

/** From the commit on, every node looks again at who may be in the shared texts of this article; of all articles where none is named. */
export async function wakeAccess(db: Transaction, articleId: string | null): Promise<void> {
  await notify(db, accessChannel, articleId === null ? "article" : `article:${articleId}`);
}
