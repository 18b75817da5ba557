import { z } from "zod";
import { getAnnotation, setAnnotationSubmitted } from "#lib/db/annotations.ts";
import { findGateOf } from "#lib/db/gate.ts";
import { findReview } from "#lib/db/reviews.ts";
import { insertSignOff } from "#lib/db/sign-offs.ts";
import type { Annotation } from "#lib/domain/claim/annotation.ts";
import { saidIn } from "#lib/domain/claim/authors.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { signOffBlockers } from "#lib/domain/revision/gate-rules.ts";
import { admit } from "../admit.ts";
import { articleNotFound, changeAnnotation, staleAnnotation } from "../change-article.ts";
import { listSigners } from "../list-signers.ts";
import { judgeSignOff, signOffInput } from "../steps/judge-sign-off.ts";
import { listHeld, noteReturned, noteSigned } from "../steps/note-authors.ts";
import { notifyPeople } from "../steps/notify-people.ts";
import { storeProseOf } from "../steps/store-prose.ts";

const decision = signOffInput.extend({ annotationId: z.uuid() });

/**
 * The decision of someone who wrote none of it, on this version of an annotation: approve it, or return it to be worked on. Approving needs what
 * publishing needs of it, and counts as submitting it.
 */
export async function signOffAnnotation(actor: Actor | null, input: z.input<typeof decision>): Promise<Result<Annotation>> {
  const admitted = admit(actor, "sign off an annotation", decision, input);
  if (!admitted.ok) return admitted;
  const { actor: second, input: given } = admitted.value;

  return changeAnnotation(
    second,
    given.annotationId,
    async (db, { id, articleId }) => {
      // Words still on their way into the rationale make a version that nobody has looked at.
      await storeProseOf(db, articleId);
      const annotation = await getAnnotation(db, id);
      if (given.version !== annotation.version) return staleAnnotation(second, annotation);
      const found = await findReview(db, articleId);
      if (!found) return articleNotFound();
      const gate = await findGateOf(db, articleId);
      const signers = await listSigners(db, articleId);
      const blockers = signOffBlockers(annotation, gate, { snapshotId: found.snapshot.id, signers });
      const { authors, updatedBy } = annotation;
      const approved = annotation.state === "signed-off";
      const held = await listHeld(db, { kind: "annotation", id });
      const standing = judgeSignOff(second, {
        authors,
        held,
        approved,
        last: updatedBy.id,
        blockers,
        given,
        gate,
        what: "this annotation",
      });
      if (!standing.ok) return standing;
      const { version, decision: decided, note } = given;
      await insertSignOff(db, { annotationId: id, version, userId: second.id, decision: decided, note, standing: standing.value });
      await setAnnotationSubmitted(db, id, decided === "approve");
      if (decided === "approve" && standing.value === "independent") await noteSigned(db, { kind: "annotation", id }, saidIn(annotation));
      if (decided === "return" && annotation.state === "signed-off") await noteReturned(db, { kind: "annotation", id }, saidIn(annotation));
      if (decided === "return") {
        const notice = { kind: "returned", subjectId: `${id} ${version}`, articleId, annotationId: id, actorId: second.id } as const;
        await notifyPeople(db, notice, [annotation.createdBy.id, ...authors.map((author) => author.id)]);
      }
      const verb = decided === "approve" ? "signed-off" : "returned";
      const data = { version, ...(note && { note }) };
      const deed = { verb, subject: "annotation", subjectId: id, data } as const;
      return ok({ value: await getAnnotation(db, id), deed });
    },
    { by: "readers" },
  );
}
