import type { Article, ArticleDetails } from "#lib/domain/article/article.ts";
import { canonicalAddress } from "#lib/domain/article/canonical-address.ts";
import { nearAddress } from "#lib/domain/article/near-address.ts";
import type { Transaction } from "./client.ts";
import { dateOf, dayOf } from "./dates.ts";
import type { Prisma } from "./generated/client.ts";
import { saveOutlet } from "./outlets.ts";

type ArticleRow = Prisma.ArticleGetPayload<{ include: { outlet: true } }>;

export function toArticle(row: ArticleRow): Article {
  return {
    id: row.id,
    slug: row.slug,
    title: row.title,
    outlet: row.outlet?.name ?? null,
    author: row.author,
    sourceUrl: row.sourceUrl,
    publishedAt: dayOf(row.publishedAt),
    language: row.language,
    selectionReason: row.selectionReason,
    fetchNothing: row.fetchNothing,
    dueOn: dayOf(row.dueOn),
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
    where: { deletedAt: null, ...named(idOrSlug) },
    include: { outlet: true },
  });
  return row && toArticle(row);
}

/** The id of an article that is known by it or by a slug, though it was removed. */
export async function findIdOfAnyArticle(db: Transaction, idOrSlug: string): Promise<string | null> {
  return (await db.article.findUnique({ where: named(idOrSlug), select: { id: true } }))?.id ?? null;
}

const named = (idOrSlug: string) => (uuid.test(idOrSlug) ? { id: idOrSlug } : { slug: idOrSlug });

/** Those of these articles that are at the desk. */
export async function findArticlesOf(db: Transaction, ids: string[]): Promise<Article[]> {
  if (ids.length === 0) return [];
  return (await db.article.findMany({ where: { id: { in: ids }, deletedAt: null }, include: { outlet: true } })).map(toArticle);
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

/** The article at this address, or at one that usually leads to the same page: see `nearAddress`. The very address counts first. */
export async function findAtAddress(db: Transaction, sourceUrl: string): Promise<{ by: "address"; article: Article } | null> {
  const [address, near] = [canonicalAddress(sourceUrl), nearAddress(sourceUrl)];
  const host = near?.split(/[/?:]/, 1).join("") ?? "";
  const likely = await db.article.findMany({
    where: { deletedAt: null, OR: [{ sourceUrl: address }, ...(host === "" ? [] : [{ sourceUrl: { contains: siteOf(host) } }])] },
    select: { id: true, sourceUrl: true },
  });
  const same =
    likely.find((row) => row.sourceUrl === address) ?? likely.find((row) => row.sourceUrl !== null && nearAddress(row.sourceUrl) === near);
  if (same === undefined) return null;
  const row = await db.article.findUniqueOrThrow({ where: { id: same.id }, include: { outlet: true } });
  return { by: "address", article: toArticle(row) };
}

/** What all spellings of a site's host have in common, AMP caches included (they keep it within their path). */
function siteOf(host: string): string {
  return host.split(".").slice(-2).join(".");
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
    // What isn't said of it stays as it is.
    selectionReason: details.selectionReason === undefined ? undefined : details.selectionReason || null,
    fetchNothing: details.fetchNothing,
    dueOn: details.dueOn === undefined ? undefined : dateOf(details.dueOn),
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

/** Where something that has no event of its own may have changed how far the work is. */
export async function refreshStatus(db: Transaction, id: string): Promise<void> {
  await db.$executeRaw`
    UPDATE articles SET status = status_of_article(id) WHERE id = ${id}::uuid AND status IS DISTINCT FROM status_of_article(id)`;
}
