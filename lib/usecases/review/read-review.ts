import { z } from "zod";
import { findArticle, sequenceOf } from "#lib/db/articles.ts";
import { listAssignees } from "#lib/db/assignments.ts";
import { database } from "#lib/db/client.ts";
import { findReview } from "#lib/db/reviews.ts";
import { findRevision } from "#lib/db/revisions.ts";
import { scaleInForce } from "#lib/db/scales.ts";
import { listUsers } from "#lib/db/users.ts";
import { findWithdrawal } from "#lib/db/withdrawals.ts";
import type { ReviewFacts } from "#lib/domain/claim/review.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { worksHere } from "#lib/domain/people/user.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { env } from "#lib/env.ts";
import { admit } from "../admit.ts";
import { articleNotFound } from "../change-article.ts";
import { listSigners } from "../list-signers.ts";
import { secondVerdictSetting } from "../steps/review-facts.ts";

/** Names a review by its article. */
export const reviewAsked = z.object({ articleId: z.string().max(200) });

/** A review without its annotations. `articleId` is an id or a slug. */
export async function readReview(actor: Actor | null, input: z.input<typeof reviewAsked>): Promise<Result<ReviewFacts>> {
  const admitted = admit(actor, "read the desk", reviewAsked, input);
  if (!admitted.ok) return admitted;
  const db = database();
  const article = await findArticle(db, admitted.value.input.articleId);
  if (!article) return articleNotFound();
  // The number first: what is committed while the rest is read comes once more as an event, and is never missed.
  const sequence = await sequenceOf(db, article.id);
  const found = await findReview(db, article.id);
  if (!found) return articleNotFound();
  const { id: _, ...review } = found.review;
  const [scale, users, assignees, signers, secondVerdict, publication] = await Promise.all([
    scaleInForce(db),
    listUsers(db),
    listAssignees(db, article.id),
    listSigners(db, article.id),
    secondVerdictSetting(db, article.id),
    publicationOf(article.id),
  ]);
  const people = users.filter(worksHere).map(({ id, name }) => ({ id, name }));
  return ok({
    article,
    snapshot: found.snapshot,
    review,
    scale,
    people,
    signers,
    assignees,
    secondVerdict,
    asksArchive: env.archiveUrl !== undefined,
    publication,
    sequence,
  });
}

async function publicationOf(articleId: string): Promise<ReviewFacts["publication"]> {
  const revision = await findRevision(database(), articleId);
  if (!revision) return null;
  const { number, publishedAt, sha256 } = revision;
  return { number, publishedAt, sha256, withdrawn: (await findWithdrawal(database(), articleId, number)) !== null };
}
