import { z } from "zod";
import { getAnnotation, setAnnotationSubmitted } from "#lib/db/annotations.ts";
import { listAssignees } from "#lib/db/assignments.ts";
import type { Transaction } from "#lib/db/client.ts";
import { findGateOf } from "#lib/db/gate.ts";
import { isSecondVerdictAsked } from "#lib/db/openings.ts";
import { findReview } from "#lib/db/reviews.ts";
import type { Annotation } from "#lib/domain/claim/annotation.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { blockersInWords } from "#lib/domain/revision/blocker.ts";
import { signOffBlockers } from "#lib/domain/revision/gate-rules.ts";
import { admit } from "../admit.ts";
import { articleNotFound, changeAnnotation, staleAnnotation } from "../change-article.ts";
import { listSigners } from "../list-signers.ts";
import { isOpenAnnotation } from "../show-annotations.ts";
import { notifyPeople } from "../steps/notify-people.ts";
import { storeProseOf } from "../steps/store-prose.ts";

const submission = z.object({ id: z.uuid(), version: z.number().int() });

/** Hands an annotation to a second person for sign-off. It stays submitted through later changes, until it is returned. */
export async function submitAnnotation(actor: Actor | null, input: z.input<typeof submission>): Promise<Result<Annotation>> {
  const admitted = admit(actor, "edit an annotation", submission, input);
  if (!admitted.ok) return admitted;
  const { actor: submitter, input: asked } = admitted.value;

  return changeAnnotation(
    submitter,
    asked.id,
    async (db, { id }, article) => {
      // Words still on their way into the rationale are part of it.
      await storeProseOf(db, article.id);
      const annotation = await getAnnotation(db, id);
      if (asked.version !== annotation.version) return staleAnnotation(submitter, annotation);
      const found = await findReview(db, article.id);
      if (!found) return articleNotFound();
      const signers = await listSigners(db, article.id);
      const needed = signOffBlockers(annotation, await findGateOf(db, article.id), { snapshotId: found.snapshot.id, signers });
      // The second verdict is given on what has been submitted.
      const blockers = needed.filter(({ rule }) => rule !== "second-verdict");
      if (blockers.length > 0) {
        return refuse("invalid", `Not submitted yet, as something is missing. ${blockersInWords(blockers)}`, { details: { blockers } });
      }
      await setAnnotationSubmitted(db, annotation.id, true);
      await notifyJudges(db, submitter, annotation);
      const deed = { verb: "submitted", subject: "annotation", subjectId: annotation.id, data: { version: annotation.version } } as const;
      return ok({ value: await getAnnotation(db, annotation.id), deed });
    },
    { by: "readers" },
  );
}

/** Those assigned who can still judge it independently hear that it waits for them. */
async function notifyJudges(db: Transaction, submitter: Actor, annotation: Annotation): Promise<void> {
  const { id, articleId, second } = annotation;
  if (second !== null || !(await isSecondVerdictAsked(db, articleId))) return;
  const judges: string[] = [];
  for (const person of await listAssignees(db, articleId)) if (!(await isOpenAnnotation(db, person, annotation))) judges.push(person.id);
  await notifyPeople(db, { kind: "second_verdict", subjectId: id, articleId, annotationId: id, actorId: submitter.id }, judges);
}
