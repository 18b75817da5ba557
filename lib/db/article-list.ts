import { z } from "zod";
import { type ArticleFilter, type ArticleSort, type ArticleStatus, articleStatuses } from "#lib/domain/article/article-list.ts";
import { kindOf, originalTypeOf } from "#lib/domain/article/original-type.ts";
import type { ArticleSummary } from "#lib/domain/claim/review.ts";
import { searchQuery } from "#lib/domain/text/search-words.ts";
import { toArticle } from "./articles.ts";
import { assignees } from "./assignments.ts";
import type { Transaction } from "./client.ts";
import { countCoverage, noCoverage } from "./coverage.ts";
import { Prisma } from "./generated/client.ts";
import { topicsOf } from "./topics.ts";

const moment = z.iso.datetime();
const sql = Prisma.sql;

/** A column to sort by, how a cursor's value becomes one of its own, and which way. The id decides among equals. */
const sorts: Record<ArticleSort, { key: Prisma.Sql; type: Prisma.Sql; descending: boolean; value: z.ZodType<string> }> = {
  newest: { key: sql`a."createdAt"`, type: sql`timestamp`, descending: true, value: moment },
  changed: { key: sql`a."changedAt"`, type: sql`timestamp`, descending: true, value: moment },
  date: { key: sql`coalesce(a."publishedAt", a."createdAt")`, type: sql`timestamp`, descending: true, value: moment },
  // Those due on no day last.
  due: { key: sql`coalesce(a."dueOn", DATE '9999-12-31')`, type: sql`date`, descending: false, value: moment },
  // An address is its title without case and accents, and no two are the same.
  title: { key: sql`a.slug`, type: sql`text`, descending: false, value: z.string() },
};

/** Where a row comes in a list sorted so: for its cursor. */
export type ListPlace = [string, string];
export const listPlace = (sort: ArticleSort) => z.tuple([sorts[sort].value, z.uuid()]);

type Listed = ArticleFilter & { sort: ArticleSort; limit: number; after: ListPlace | null };

/** The ids of articles that are not removed, in order, from a place on, each with its own. */
export async function listArticlePlaces(db: Transaction, { sort, limit, after, ...filter }: Listed): Promise<ListPlace[]> {
  const { key, type, descending } = sorts[sort];
  const way = descending ? sql`DESC` : sql`ASC`;
  const value = (given: string) =>
    type === sorts.title.type
      ? sql`${given}::text`
      : type === sorts.due.type
        ? sql`${given.slice(0, 10)}::date`
        : sql`${given}::timestamptz AT TIME ZONE 'UTC'`;
  const beyond = descending ? sql`<` : sql`>`;
  const rest = after ? sql`(${key}, a.id) ${beyond} (${value(after[0])}, ${after[1]}::uuid)` : sql`true`;
  const rows = await db.$queryRaw<{ id: string; key: Date | string }[]>`
    SELECT a.id, ${key} AS key FROM articles a
    WHERE a."deletedAt" IS NULL AND ${rest} AND ${Prisma.join(conditions(filter), " AND ")}
    ORDER BY ${key} ${way}, a.id ${way} LIMIT ${limit}`;
  return rows.map((row) => [row.key instanceof Date ? row.key.toISOString() : row.key, row.id]);
}

function conditions({ q, status, outlet, person, topic, verdict, language, from, until }: ArticleFilter): Prisma.Sql[] {
  const own = sql`coalesce(a."publishedAt", a."createdAt")`;
  return [
    sql`true`,
    ...(q ? [named(q)] : []),
    ...(status ? [sql`a.status = ${status.replaceAll("-", "_")}::article_status`] : []),
    ...(outlet ? [sql`a."outletId" = (SELECT id FROM outlets WHERE name = ${outlet})`] : []),
    ...(person === "nobody" ? [sql`NOT EXISTS (SELECT FROM assignments w WHERE w."articleId" = a.id)`] : []),
    ...(person && person !== "nobody" ? [sql`a.id IN (SELECT "articleId" FROM assignments WHERE "userId" = ${person}::uuid)`] : []),
    ...(topic ? [sql`a.id IN (SELECT "articleId" FROM article_topics WHERE "topicId" = ${topic}::uuid)`] : []),
    ...(verdict ? [givenVerdict(verdict)] : []),
    ...(language ? [sql`(a.language = ${language} OR starts_with(a.language, ${`${language}-`}))`] : []),
    ...(from ? [sql`${own} >= ${from}::date`] : []),
    ...(until ? [sql`${own} < ${until}::date + 1`] : []),
  ];
}

/** With these words in title, outlet or author. */
function named(words: string): Prisma.Sql {
  const query = searchQuery(words, { weights: "AB" });
  if (query === null) return sql`false`;
  return sql`a.id IN (SELECT id FROM search_entries WHERE kind = 'article' AND live AND words @@ ${query}::tsquery)`;
}

/** On the whole, or on a claim as readers see it: what a draft says of a claim may be hidden from whoever is still to judge it. */
function givenVerdict(slug: string): Prisma.Sql {
  const published = JSON.stringify([{ slug }]);
  return sql`(
    a.id IN (SELECT r."articleId" FROM reviews r JOIN verdicts v ON v.id = r."overallVerdictId" WHERE v.slug = ${slug})
    OR a.id IN (SELECT p."articleId" FROM publication_search p WHERE p.tally->'entries' @> ${published}::jsonb))`;
}

/** These articles as a list shows them to this person, in the order of the ids. */
export async function findArticleSummaries(db: Transaction, ids: string[], readerId: string): Promise<ArticleSummary[]> {
  const rows = await db.article.findMany({
    where: { id: { in: ids }, deletedAt: null },
    include: {
      outlet: true,
      assignments: assignees,
      topics: topicsOf,
      snapshots: { orderBy: { number: "desc" }, take: 1, select: { number: true, wordCount: true, originalType: true } },
      revisions: { orderBy: { number: "desc" }, take: 1, select: { number: true, publishedAt: true } },
      withdrawals: { orderBy: { revisionNumber: "desc" }, take: 1, select: { revisionNumber: true } },
    },
  });
  const coverage = await countCoverage(db, ids, readerId);
  const known = new Map(
    rows.map((row): [string, ArticleSummary] => {
      const [revision] = row.revisions;
      const summary = {
        ...toArticle(row),
        snapshotNumber: row.snapshots[0]?.number ?? 0,
        wordCount: row.snapshots[0]?.wordCount ?? 0,
        kind: kindOf(originalTypeOf(row.snapshots[0]?.originalType)),
        coverage: coverage.get(row.id) ?? noCoverage,
        topics: row.topics.map(({ topic }) => topic),
        assignees: row.assignments.map(({ user }) => user),
        publication: revision
          ? {
              number: revision.number,
              publishedAt: revision.publishedAt.toISOString(),
              withdrawn: row.withdrawals[0]?.revisionNumber === revision.number,
            }
          : null,
        status: statusOf(row.status),
        changedAt: row.changedAt.toISOString(),
      };
      return [row.id, summary];
    }),
  );
  return ids.flatMap((id) => known.get(id) ?? []);
}

function statusOf(stored: string): ArticleStatus {
  return z.enum(articleStatuses).parse(stored.replaceAll("_", "-"));
}

/** What a list can be narrowed by, as far as articles that are there have it. */
export async function articleFacets(
  db: Transaction,
  mostOutlets: number,
): Promise<{ outlets: string[]; languages: string[]; sample: boolean; empty: boolean }> {
  const outlets = await db.$queryRaw<{ name: string }[]>`
    SELECT o.name FROM outlets o WHERE EXISTS (SELECT FROM articles a WHERE a."outletId" = o.id AND a."deletedAt" IS NULL)
    ORDER BY o.name LIMIT ${mostOutlets}`;
  const languages = await db.$queryRaw<{ language: string }[]>`
    SELECT DISTINCT language FROM articles WHERE "deletedAt" IS NULL ORDER BY language LIMIT 200`;
  const sample = await db.article.findFirst({ where: { deletedAt: null, sample: true }, select: { id: true } });
  return {
    outlets: outlets.map(({ name }) => name),
    languages: languages.map(({ language }) => language),
    sample: sample !== null,
    empty: languages.length === 0,
  };
}
