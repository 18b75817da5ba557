import { asWritten } from "#lib/domain/claim/mention.ts";
import type { Person } from "#lib/domain/people/person.ts";
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

export async function findLanguage(
  db: Transaction,
  articleId: string,
): Promise<(Pick<ArticleToSearch, "language"> & { outlet: string | null }) | null> {
  const row = await db.article.findUnique({ where: { id: articleId }, select: { language: true, outlet: { select: { name: true } } } });
  return row && { language: row.language, outlet: row.outlet?.name ?? null };
}

const commentParts = { id: true, text: true, mentions: { select: { user: { select: { id: true, name: true } } } } } as const;
const spoken = { deletedAt: null, text: { not: "" } } as const;

type SpokenRow = { id: string; text: string; mentions: { user: Person }[] };
/** With the names of those who are mentioned: by them it is found. */
const toSpoken = ({ id, text, mentions }: SpokenRow) => ({
  id,
  text: asWritten(
    text,
    mentions.map(({ user }) => user),
  ),
});

const sourceParts = { id: true, title: true, publisher: true } as const;

const parts = {
  evidence: { select: { id: true, quote: true, source: { select: { ...sourceParts, url: true, mergedInto: { select: sourceParts } } } } },
  comments: { where: spoken, select: commentParts },
} as const;

/** Those of these annotations that are not deleted; all of the article's, where no ids are given. */
export async function listAnnotationsToSearch(db: Transaction, articleId: string, ids?: string[]) {
  const rows = await db.annotation.findMany({
    where: { articleId, deletedAt: null, ...(ids && { id: { in: ids } }) },
    select: { id: true, claim: true, claimant: true, ...parts },
  });
  return rows.map((row) => ({
    ...row,
    evidence: row.evidence.map(({ source, ...rest }) => ({ ...rest, source: source && { ...source, ...source.mergedInto } })),
    comments: row.comments.map(toSpoken),
  }));
}

/** What is said of an article's review as a whole. */
export async function listReviewCommentsToSearch(db: Transaction, articleId: string): Promise<{ id: string; text: string }[]> {
  return (await db.comment.findMany({ where: { ...spoken, review: { articleId } }, select: commentParts })).map(toSpoken);
}

export type AnnotationToSearch = Awaited<ReturnType<typeof listAnnotationsToSearch>>[number];
