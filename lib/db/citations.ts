import type { Citation, PublishedCitation } from "#lib/domain/claim/citation.ts";
import type { RevisionContent } from "#lib/domain/revision/revision.ts";
import type { Transaction } from "./client.ts";

const most = 200;

/** What cites passages of an article, at the desk as it stands, newest first. */
export async function listCitationsOf(db: Transaction, articleId: string): Promise<Citation[]> {
  const rows = await db.evidence.findMany({
    where: { snapshot: { articleId }, annotation: { deletedAt: null, article: { deletedAt: null } } },
    select: {
      ...{ stance: true, quote: true },
      annotation: { select: { id: true, claim: true, article: { select: { id: true, slug: true, title: true } } } },
    },
    orderBy: { id: "desc" },
    take: most,
  });
  return rows.map(({ stance, quote, annotation: { id, claim, article } }) => ({ stance, exact: quote, annotationId: id, claim, article }));
}

/** Which articles of the desk a public review cites: in the transaction that puts it on the public list. */
export async function savePublishedCitations(
  db: Transaction,
  articleId: string,
  { annotations }: Pick<RevisionContent, "annotations">,
): Promise<void> {
  const cited = annotations.flatMap(({ id: annotationId, evidence }) =>
    evidence.flatMap(({ article, stance, quote: exact }, position) =>
      article ? [{ annotationId, position, stance, exact, slug: article.slug }] : [],
    ),
  );
  const articles = await db.article.findMany({ where: { slug: { in: cited.map(({ slug }) => slug) } }, select: { id: true, slug: true } });
  const ids = new Map(articles.map(({ id, slug }) => [slug, id]));
  await db.publishedCitation.deleteMany({ where: { articleId } });
  await db.publishedCitation.createMany({
    data: cited.flatMap(({ slug, ...row }) => {
      const citedId = ids.get(slug);
      return citedId === undefined ? [] : [{ ...row, articleId, citedId }];
    }),
  });
}

/** Slugs of the articles that a public review cites. */
export async function listCitedSlugs(db: Transaction, articleId: string): Promise<string[]> {
  const rows = await db.publishedCitation.findMany({ where: { articleId }, select: { cited: { select: { slug: true } } } });
  return [...new Set(rows.map(({ cited }) => cited.slug))];
}

/** What cites an article in public, as it stands. */
export async function listPublishedCitations(db: Transaction, citedId: string): Promise<PublishedCitation[]> {
  const rows = await db.publishedCitation.findMany({
    where: { citedId, listed: { article: { deletedAt: null } } },
    include: { listed: { select: { slug: true, title: true, publishedAt: true } } },
    orderBy: [{ listed: { publishedAt: "desc" } }, { annotationId: "asc" }, { position: "asc" }],
    take: most,
  });
  return rows.map(({ stance, exact, annotationId, listed: { slug, title, publishedAt } }) => ({
    ...{ stance, exact, annotationId, review: { slug, title } },
    publishedAt: publishedAt.toISOString(),
  }));
}
