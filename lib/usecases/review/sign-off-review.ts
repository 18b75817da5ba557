import { z } from "zod";
import { lastToUpdate } from "#lib/db/audit.ts";
import { findGate } from "#lib/db/gate.ts";
import { getReview } from "#lib/db/reviews.ts";
import { insertReviewSignOff } from "#lib/db/sign-offs.ts";
import { saidOnTheWhole } from "#lib/domain/claim/authors.ts";
import type { Review } from "#lib/domain/claim/review.ts";
import { isSaidOnTheWhole, wholeState } from "#lib/domain/claim/workflow.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { changeArticle } from "../change-article.ts";
import { judgeSignOff, signOffInput } from "../steps/judge-sign-off.ts";
import { listHeld, noteReturned, noteSigned } from "../steps/note-authors.ts";
import { notifyPeople } from "../steps/notify-people.ts";
import { staleReview } from "../steps/stale-review.ts";
import { storeProseOf } from "../steps/store-prose.ts";

const decision = signOffInput.extend({ articleId: z.uuid() });

/** The decision of someone who wrote none of it, on the review's summary and its verdict on the whole: approve them, or return them. */
export async function signOffReview(actor: Actor | null, input: z.input<typeof decision>): Promise<Result<Review>> {
  const admitted = admit(actor, "sign off a review", decision, input);
  if (!admitted.ok) return admitted;
  const { actor: second, input: given } = admitted.value;

  return changeArticle(second, given.articleId, async (db) => {
    await storeProseOf(db, given.articleId);
    const { id, ...review } = await getReview(db, given.articleId);
    if (given.version !== review.version) return staleReview(db, second, id, review);
    if (!isSaidOnTheWhole(review)) {
      return refuse("invalid", "The review has neither a summary nor a verdict on the whole yet, so there is nothing to sign off.");
    }
    const [gate, last] = [await findGate(db), await lastToUpdate(db, "review", id)];
    const held = await listHeld(db, { kind: "review", id });
    const judged = {
      authors: review.authors,
      held,
      approved: wholeState(review) === "signed-off",
      last,
      blockers: [],
      given,
      gate,
      what: "the summary or the verdict on the whole",
    };
    const standing = judgeSignOff(second, judged);
    if (!standing.ok) return standing;
    const { version, decision: decided, note } = given;
    await insertReviewSignOff(db, { reviewId: id, version, userId: second.id, decision: decided, note, standing: standing.value });
    if (decided === "approve" && standing.value === "independent") await noteSigned(db, { kind: "review", id }, saidOnTheWhole(review));
    if (decided === "return" && wholeState(review) === "signed-off") await noteReturned(db, { kind: "review", id }, saidOnTheWhole(review));
    if (decided === "return") {
      const notice = { kind: "returned", subjectId: `${id} ${version}`, articleId: given.articleId, actorId: second.id } as const;
      await notifyPeople(
        db,
        notice,
        review.authors.map((author) => author.id),
      );
    }
    const { id: _, ...value } = await getReview(db, given.articleId);
    const verb = decided === "approve" ? "signed-off" : "returned";
    return ok({ value, deed: { verb, subject: "review", subjectId: id, data: { version, ...(note && { note }) } } });
  });
}
