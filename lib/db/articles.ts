import type { Article, ArticleDetails } from "#lib/domain/article/article.ts";
import { canonicalAddress } from "#lib/domain/article/canonical-address.ts";
import type { ArticleSummary } from "#lib/domain/claim/review.ts";
import { assignees } from "./assignments.ts";
import type { Transaction } from "./client.ts";
import { dateOf, dayOf } from "./dates.ts";
import type { Prisma } from "./generated/client.ts";
import { saveOutlet } from "./outlets.ts";

type ArticleRow = Prisma.ArticleGetPayload<{ include: { outlet: true } }>;

function toArticle(row: ArticleRow): Article {
  return {
    id: row.id,
    slug: row.slug,
    title: row.title,
    outlet: row.outlet?.name ?? null,
    author: row.author,
    sourceUrl: row.sourceUrl,
    publishedAt: dayOf(row.publishedAt),
    language: row.language,
    sample: row.sample,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
  };
}

export type LockedArticle = Article & { deleted: boolean };

/** Holds the article's row until the transaction ends: every write to a review goes through this gate, one at a time. */
export async function lockArticle(db: Transaction, id: string): Promise<LockedArticle | null> {
  await db.$executeRaw`SELECT 1 FROM articles WHERE id = ${id}::uuid FOR UPDATE`;
  const row = await db.article.findUnique({ where: { id }, include: { outlet: true } });
  return row && { ...toArticle(row), deleted: row.deletedAt !== null };
}

/** One load at a time, so that neither a slug nor a text is taken twice. */
export async function lockLoading(db: Transaction): Promise<void> {
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('load an article'))`;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** By id or by slug. Removed articles are not found. */
export async function findArticle(db: Transaction, idOrSlug: string): Promise<Article | null> {
  const row = await db.article.findFirst({
    where: { deletedAt: null, ...(uuid.test(idOrSlug) ? { id: idOrSlug } : { slug: idOrSlug }) },
    include: { outlet: true },
  });
  return row && toArticle(row);
}

export async function sequenceOf(db: Transaction, articleId: string): Promise<number> {
  const row = await db.article.findUnique({ where: { id: articleId }, select: { sequence: true } });
  return row?.sequence ?? 0;
}

/** The number of the article's newest event; null where there is no such article. Raw, as everyone in a room asks at every change. */
export async function findSequence(db: Transaction, articleId: string): Promise<number | null> {
  const [row] = await db.$queryRaw<{ sequence: number }[]>`
    SELECT sequence FROM articles WHERE id = ${articleId}::uuid AND "deletedAt" IS NULL`;
  return row?.sequence ?? null;
}

/** The article that already holds this very text, or stands at this address. */
export async function findSameArticle(
  db: Transaction,
  like: { textSha256: string; sourceUrl: string | null },
): Promise<{ by: "text" | "address"; article: Article } | null> {
  const snapshot = await db.snapshot.findFirst({
    where: { sha256: like.textSha256, article: { deletedAt: null } },
    include: { article: { include: { outlet: true } } },
  });
  if (snapshot) return { by: "text", article: toArticle(snapshot.article) };
  return like.sourceUrl === null ? null : findAtAddress(db, like.sourceUrl);
}

export async function findAtAddress(db: Transaction, sourceUrl: string): Promise<{ by: "address"; article: Article } | null> {
  const row = await db.article.findFirst({
    where: { sourceUrl: canonicalAddress(sourceUrl), deletedAt: null },
    include: { outlet: true },
  });
  return row && { by: "address", article: toArticle(row) };
}

/** `base`, or `base-2`, `base-3` … whichever is free, removed articles included: their addresses may come back. */
export async function freeSlug(db: Transaction, base: string): Promise<string> {
  const rows = await db.article.findMany({ where: { slug: { startsWith: base } }, select: { slug: true } });
  const taken = new Set(rows.map((row) => row.slug));
  let slug = base;
  for (let number = 2; taken.has(slug); number += 1) slug = `${base}-${number}`;
  return slug;
}

async function columns(db: Transaction, details: ArticleDetails) {
  return {
    title: details.title,
    author: details.author || null,
    sourceUrl: details.sourceUrl === null ? null : canonicalAddress(details.sourceUrl),
    publishedAt: dateOf(details.publishedAt),
    language: details.language,
    outletId: await saveOutlet(db, details.outlet),
  };
}

export async function insertArticle(
  db: Transaction,
  article: { slug: string; details: ArticleDetails; sample: boolean; createdById: string },
): Promise<Article> {
  const { details, ...rest } = article;
  const row = await db.article.create({ data: { ...rest, ...(await columns(db, details)) }, include: { outlet: true } });
  return toArticle(row);
}

export async function saveArticleDetails(db: Transaction, id: string, details: ArticleDetails): Promise<Article> {
  const row = await db.article.update({
    where: { id },
    data: { ...(await columns(db, details)), version: { increment: 1 } },
    include: { outlet: true },
  });
  return toArticle(row);
}

export async function setArticleDeleted(db: Transaction, id: string, deleted: boolean): Promise<Article> {
  const row = await db.article.update({ where: { id }, data: { deletedAt: deleted ? new Date() : null }, include: { outlet: true } });
  return toArticle(row);
}

/** Sample articles that are there, or that were removed. */
export async function listSampleArticleIds(db: Transaction, deleted: boolean): Promise<string[]> {
  const rows = await db.article.findMany({
    where: { sample: true, deletedAt: deleted ? { not: null } : null },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  return rows.map((row) => row.id);
}

/** Every article of the desk, newest first. */
export async function listArticleSummaries(db: Transaction): Promise<ArticleSummary[]> {
  const rows = await db.article.findMany({
    where: { deletedAt: null },
    orderBy: { createdAt: "desc" },
    include: {
      outlet: true,
      assignments: assignees,
      snapshots: { orderBy: { number: "desc" }, take: 1, select: { number: true, wordCount: true } },
      revisions: { orderBy: { number: "desc" }, take: 1, select: { number: true, publishedAt: true } },
      withdrawals: { orderBy: { revisionNumber: "desc" }, take: 1, select: { revisionNumber: true } },
      _count: { select: { annotations: { where: { deletedAt: null } } } },
    },
  });
  const checked = await db.annotation.groupBy({
    by: ["articleId"],
    where: {
      deletedAt: null,
      verdictId: { not: null },
      // While a passage waits for a person, its verdict is suspended.
      passages: {
        none: {
          OR: [{ anchoring: "lost" }, { OR: [{ anchoring: "changed" }, { sentenceTurns: true }], snapshot: { reviews: { some: {} } } }],
        },
      },
    },
    _count: true,
  });
  const checkedCounts = new Map(checked.map((group) => [group.articleId, group._count]));
  return rows.map((row) => {
    const [revision] = row.revisions;
    return {
      ...toArticle(row),
      snapshotNumber: row.snapshots[0]?.number ?? 0,
      wordCount: row.snapshots[0]?.wordCount ?? 0,
      annotationCount: row._count.annotations,
      checkedCount: checkedCounts.get(row.id) ?? 0,
      assignees: row.assignments.map(({ user }) => user),
      publication: revision
        ? {
            number: revision.number,
            publishedAt: revision.publishedAt.toISOString(),
            withdrawn: row.withdrawals[0]?.revisionNumber === revision.number,
          }
        : null,
    };
  });
}
