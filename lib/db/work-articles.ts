import { z } from "zod";
import { articleStatuses } from "#lib/domain/article/article-list.ts";
import { sourceNews } from "#lib/domain/claim/source.ts";
import type { WorkArticle, WorkChange } from "#lib/domain/work/work.ts";
import type { Transaction } from "./client.ts";
import { dayOf } from "./dates.ts";
import { Prisma } from "./generated/client.ts";
import { isAssignedTo, isAssignedToNobody } from "./work-cards.ts";

const sql = Prisma.sql;

/** Work on it goes on. */
const isOpen = sql`o."deletedAt" IS NULL AND o.status NOT IN ('published', 'withdrawn')`;

const articleRow = z.object({
  id: z.uuid(),
  slug: z.string(),
  title: z.string(),
  language: z.string(),
  outlet: z.string().nullable(),
  status: z.string().transform((status) => z.enum(articleStatuses).parse(status.replaceAll("_", "-"))),
  dueOn: z.date().nullable().transform(dayOf),
});
const articleColumns = sql`o.id, o.slug, o.title, o.language, o.status::text, o."dueOn", (SELECT name FROM outlets WHERE id = o."outletId") AS outlet`;

/** As the index has it: what is due on no day comes last. */
const due = sql`coalesce(o."dueOn", DATE '9999-12-31')`;

const isDue = (personId: string, until: string) =>
  sql`${due} <= ${until}::date AND ${isOpen} AND (${isAssignedTo(personId)} OR ${isAssignedToNobody})`;

/** Articles due until that day (ISO 8601), the most pressing first, that are this person's or everybody's. */
export async function listDueArticles(db: Transaction, personId: string, until: string, limit: number): Promise<WorkArticle[]> {
  const rows = await db.$queryRaw`
    SELECT ${articleColumns} FROM articles o WHERE ${isDue(personId, until)} ORDER BY ${due}, o.id LIMIT ${limit}`;
  return z.array(articleRow).parse(rows);
}

export async function countDueArticles(db: Transaction, personId: string, until: string, most: number): Promise<number> {
  const [counted] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (SELECT FROM articles o WHERE ${isDue(personId, until)} LIMIT ${most}) few`;
  return counted?.count ?? 0;
}

/** Articles that are assigned to this person and not due until that day, those due first, then those where something happened last. */
export async function listAssignedArticles(db: Transaction, personId: string, until: string, limit: number): Promise<WorkArticle[]> {
  const rows = await db.$queryRaw`
    SELECT ${articleColumns} FROM assignments g JOIN articles o ON o.id = g."articleId"
    WHERE g."userId" = ${personId}::uuid AND ${isOpen} AND (o."dueOn" IS NULL OR o."dueOn" > ${until}::date)
    ORDER BY o."dueOn" NULLS LAST, o."changedAt" DESC, o.id LIMIT ${limit}`;
  return z.array(articleRow).parse(rows);
}

const changeRow = z.object({
  articleId: z.uuid(),
  slug: z.string(),
  articleTitle: z.string(),
  language: z.string(),
  annotationId: z.uuid().nullable(),
  kind: z.enum([...sourceNews, "outlet_changed"]),
  title: z.string(),
  at: z.date(),
});

/**
 * What has changed since they were published under reviews that are this person's: assigned to them, or with words of theirs. Outlets that
 * changed their text; sources that are gone, moved, without the words quoted, or changed around them, and not as they were since.
 */
export async function listChanges(db: Transaction, personId: string, limit: number): Promise<WorkChange[]> {
  const isWriter = (annotationId: Prisma.Sql) =>
    sql`EXISTS (SELECT FROM annotation_authors w WHERE w."annotationId" = ${annotationId} AND w."userId" = ${personId}::uuid)`;
  const rows = await db.$queryRaw`
    SELECT * FROM (
      SELECT o.id AS "articleId", o.slug, o.title AS "articleTitle", o.language, NULL::uuid AS "annotationId",
        'outlet_changed' AS kind, o.title, o."changedAt" AS at
      FROM articles o
      WHERE o.status = 'changed_by_outlet' AND o."deletedAt" IS NULL AND (${isAssignedTo(personId)} OR EXISTS (
        SELECT FROM annotations a WHERE a."articleId" = o.id AND a."deletedAt" IS NULL AND ${isWriter(sql`a.id`)}))
      UNION ALL
      SELECT DISTINCT o.id, o.slug, o.title, o.language, a.id, CASE WHEN c."movedTo" IS NULL THEN c.kind::text ELSE 'moved' END, coalesce(nullif(s.title, ''), s.url), c.at
      FROM published_sources p
      JOIN articles o ON o.id = p."articleId" AND o."deletedAt" IS NULL
      JOIN annotations a ON a.id = p."annotationId" AND a."deletedAt" IS NULL
      JOIN sources s ON s.id = p."sourceId"
      JOIN source_changes c ON c."sourceId" = p."sourceId" AND c.at > p."publishedAt" AND (c.quote = '' OR c.quote = p.quote)
      WHERE (${isAssignedTo(personId)} OR ${isWriter(sql`a.id`)}) AND c.kind IN ('gone', 'words_gone', 'changed')
        AND NOT EXISTS (
          SELECT FROM source_changes later WHERE later."sourceId" = c."sourceId" AND later.quote = c.quote AND later.id > c.id)
    ) changes ORDER BY at DESC, "annotationId" LIMIT ${limit}`;
  return z
    .array(changeRow)
    .parse(rows)
    .map(({ articleId, slug, articleTitle, language, annotationId, kind, title, at }) => ({
      ...{ annotationId, kind, title },
      article: { id: articleId, slug, title: articleTitle, language },
      at: at.toISOString(),
    }));
}
