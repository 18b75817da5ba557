import type { Transaction } from "./client.ts";

/* What the search reads of the desk's rows to know what they say. */

export type ArticleToSearch = { title: string; outlet: string; author: string; language: string; deleted: boolean; text: string };

export async function findArticleToSearch(db: Transaction, articleId: string): Promise<ArticleToSearch | null> {
  const row = await db.article.findUnique({
    where: { id: articleId },
    select: {
      title: true,
      author: true,
      language: true,
      deletedAt: true,
      outlet: true,
      review: { select: { snapshot: { select: { text: true } } } },
    },
  });
  if (!row) return null;
  const { title, language } = row;
  return {
    ...{ title, language, outlet: row.outlet?.name ?? "", author: row.author ?? "" },
    deleted: row.deletedAt !== null,
    text: row.review?.snapshot.text ?? "",
  };
}

export async function findLanguage(db: Transaction, articleId: string): Promise<Pick<ArticleToSearch, "language"> | null> {
  return db.article.findUnique({ where: { id: articleId }, select: { language: true } });
}

const parts = {
  evidence: { select: { id: true, quote: true, source: { select: { id: true, url: true, title: true, publisher: true } } } },
  comments: { where: { deletedAt: null, text: { not: "" } }, select: { id: true, text: true } },
} as const;

/** Those of these annotations that are not deleted; all of the article's, where no ids are given. */
export async function listAnnotationsToSearch(db: Transaction, articleId: string, ids?: string[]) {
  return db.annotation.findMany({
    where: { articleId, deletedAt: null, ...(ids && { id: { in: ids } }) },
    select: { id: true, claim: true, claimant: true, ...parts },
  });
}

export type AnnotationToSearch = Awaited<ReturnType<typeof listAnnotationsToSearch>>[number];
