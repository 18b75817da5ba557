import { z } from "zod";
import { appendToLog } from "#lib/db/log.ts";
import { unlistPublication } from "#lib/db/publications.ts";
import { findRevision } from "#lib/db/revisions.ts";
import { deskSigner } from "#lib/db/signing-keys.ts";
import { findWithdrawal, insertWithdrawal } from "#lib/db/withdrawals.ts";
import { withdrawalEntry } from "#lib/domain/log/history.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import type { Withdrawal } from "#lib/domain/revision/publication.ts";
import { sha256Hex } from "#lib/domain/text/hash.ts";
import { saysSomething } from "#lib/domain/text/says-something.ts";
import { admit } from "../admit.ts";
import { changeArticle } from "../change-article.ts";
import { wakeReview } from "../steps/wake-review.ts";

const asked = z.strictObject({
  articleId: z.uuid(),
  reason: z.string().trim().refine(saysSomething, "Say why: the page that stays behind shows it.").max(2000),
});

/** Takes a review off the public page, which then says so and why. Its revisions stay; publishing again lifts the withdrawal. */
export async function withdrawReview(actor: Actor | null, input: z.input<typeof asked>): Promise<Result<Withdrawal>> {
  const admitted = admit(actor, "withdraw a review", asked, input);
  if (!admitted.ok) return admitted;
  const { actor: withdrawer, input: given } = admitted.value;

  return changeArticle(withdrawer, given.articleId, async (db, article) => {
    const current = await findRevision(db, article.id);
    if (!current) return refuse("conflict", "This review was never published, so there is nothing to withdraw.");
    const earlier = await findWithdrawal(db, article.id, current.number);
    if (earlier) return refuse("conflict", "This review has been withdrawn already.", { details: { withdrawal: earlier } });
    const signer = await deskSigner(db);
    const withdrawal = await insertWithdrawal(db, {
      articleId: article.id,
      revisionNumber: current.number,
      reason: given.reason,
      withdrawnById: withdrawer.id,
    });
    if (!article.sample) {
      const { reason, withdrawnAt } = withdrawal;
      const statement = { revision: current.sha256, reasonSha256: sha256Hex(reason), withdrawnAt };
      await appendToLog(db, signer, [withdrawalEntry({ number: current.number, ...statement })]);
    }
    await wakeReview(db, article);
    await unlistPublication(db, article.id);
    const deed = { verb: "withdrawn", subject: "revision", subjectId: `${current.number}`, data: { number: current.number } } as const;
    return ok({ value: withdrawal, deed });
  });
}
