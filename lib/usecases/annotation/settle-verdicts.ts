import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { getAnnotation, saveAnnotation } from "#lib/db/annotations.ts";
import { lastToJudge } from "#lib/db/audit.ts";
import { insertComment } from "#lib/db/comments.ts";
import { saveSettlement } from "#lib/db/second-verdicts.ts";
import { listUsers } from "#lib/db/users.ts";
import { type Annotation, isSure } from "#lib/domain/claim/annotation.ts";
import { dissentersFrom, maySettle, secondState } from "#lib/domain/claim/assessment.ts";
import { settlementInput } from "#lib/domain/claim/assessment-input.ts";
import { saidIn } from "#lib/domain/claim/authors.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { worksHere } from "#lib/domain/people/user.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { changeAnnotation, staleAnnotation } from "../change-article.ts";
import { listSigners } from "../list-signers.ts";
import { findVerdict } from "../steps/annotation-input.ts";
import { noteAuthor, noteCoAuthors } from "../steps/note-authors.ts";

/**
 * Settles two verdicts that differ, or were given before the claim was reworded, by a verdict and words for readers. Nobody settles away what
 * another stands by: it is a dissent until they settle on the same. The two who gave them are its authors from then on, and so is whoever settles
 * it: a third person signs it off.
 */
export async function settleVerdicts(actor: Actor | null, input: z.input<typeof settlementInput>): Promise<Result<Annotation>> {
  const admitted = admit(actor, "edit an annotation", settlementInput, input);
  if (!admitted.ok) return admitted;
  const { actor: settler, input: given } = admitted.value;

  return changeAnnotation(
    settler,
    given.annotationId,
    async (db, annotation) => {
      const { id, articleId, version, claim, second, passages } = annotation;
      if (given.version !== version) return staleAnnotation(settler, annotation);
      if (second === null || secondState(annotation, true) === "agreed") {
        return refuse("invalid", "There is nothing to settle: two verdicts that differ are.");
      }
      if (!passages.every(({ anchoring }) => isSure(anchoring))) {
        return refuse(
          "invalid",
          "Its words in the article have changed. Settle the passage first, then whether the two verdicts hold for it.",
        );
      }
      const workers = await listSigners(db, articleId);
      if (!maySettle(annotation, settler.id, workers)) {
        return refuse(
          "forbidden",
          `${second.by.name} and the annotation’s authors settle this. Where one side has left, anybody here can.`,
        );
      }
      const verdict = await findVerdict(db, given.verdict, held(annotation, given.verdict));
      if (!verdict.ok) return verdict;
      if (verdict.value === null) return refuse("invalid", "Give the verdict that you settle on.", { field: "verdict" });
      const { id: verdictId, name, slug } = verdict.value;
      const { words, dissent } = given;
      const people = (await listUsers(db)).filter(worksHere);
      const [dissenter] = dissentersFrom(annotation, { slug, settlerId: settler.id, people, givenBy: await lastToJudge(db, id) });
      if (dissenter && !dissent) {
        return refuse(
          "invalid",
          `${dissenter.name} hasn’t agreed to “${name}” for what it says now. Settle it with their dissent, which readers are told; once they settle on “${name}” themselves, there is none.`,
          { field: "dissent" },
        );
      }
      await saveAnnotation(db, id, { verdictId }, settler.id);
      await saveSettlement(db, id, { verdictId, claim, words, dissent, userId: settler.id });
      const text = `Settled as “${name}”${dissent ? ", with a dissent" : ""}. ${words}`;
      await insertComment(db, { id: randomUUID(), kind: "resolve", text, place: { annotationId: id }, replyTo: null, userId: settler.id });
      const said = saidIn(await noteAuthor(db, annotation, settler.id));
      await noteCoAuthors(db, { kind: "annotation", id }, said, [settler.id, second.by.id, ...(second.firstBy ? [second.firstBy.id] : [])]);
      const data = { version: version + 1, verdict: slug, from: [second.first.slug, second.verdict.slug], dissent };
      const deed = { verb: "verdicts-settled", subject: "annotation", subjectId: id, data } as const;
      return ok({ value: await getAnnotation(db, id), deed });
    },
    { by: "readers" },
  );
}

/** A verdict that one of the two gave keeps the definition it was given under. */
function held({ verdict, second }: Annotation, slug: string) {
  return [verdict, second?.verdict ?? null, second?.first ?? null].find((each) => each?.slug === slug) ?? null;
}
