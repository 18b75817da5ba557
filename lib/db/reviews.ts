import type { DocumentJson } from "#lib/domain/article/article-schema.ts";
import { documentJson } from "#lib/domain/article/document-json.ts";
import type { Review } from "#lib/domain/claim/review.ts";
import { authorParts, toAuthor } from "./authors.ts";
import type { Transaction } from "./client.ts";
import { commentParts, toComment } from "./comments.ts";
import { toVerdict } from "./scales.ts";
import { signOffParts, toReviewSignOff } from "./sign-offs.ts";
import { toSnapshot } from "./snapshots.ts";

export async function insertReview(
  db: Transaction,
  review: { articleId: string; snapshotId: string; summary: DocumentJson },
): Promise<void> {
  await db.review.create({ data: review });
}

/** The review of an article, with the snapshot it works on. */
export async function findReview(db: Transaction, articleId: string) {
  const row = await db.review.findUnique({
    where: { articleId },
    include: {
      overallVerdict: true,
      authors: authorParts,
      signOffs: { orderBy: { id: "asc" }, include: signOffParts },
      comments: commentParts,
      snapshot: { omit: { original: true } },
    },
    omit: { authorship: true },
  });
  if (!row) return null;
  const review: Review & { id: string } = {
    id: row.id,
    summary: documentJson.parse(row.summary),
    overallVerdict: row.overallVerdict && toVerdict(row.overallVerdict),
    version: row.version,
    authors: row.authors.map(toAuthor),
    signOffs: row.signOffs.map(toReviewSignOff),
    comments: row.comments.map(toComment),
  };
  return { review, snapshot: toSnapshot(row.snapshot) };
}

/** The part of it that belongs to no annotation. Throws where there is none. */
export async function getReview(db: Transaction, articleId: string): Promise<Review & { id: string }> {
  const found = await findReview(db, articleId);
  if (!found) throw new Error(`Article ${articleId} has no review.`);
  return found.review;
}

export async function saveReview(
  db: Transaction,
  articleId: string,
  change: { summary?: DocumentJson; overallVerdictId?: string | null },
): Promise<void> {
  await db.review.update({ where: { articleId }, data: { ...change, version: { increment: 1 } } });
}

export async function moveReviewToSnapshot(db: Transaction, articleId: string, snapshotId: string): Promise<void> {
  await db.review.update({ where: { articleId }, data: { snapshotId } });
}
