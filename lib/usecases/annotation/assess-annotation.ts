import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { getAnnotation } from "#lib/db/annotations.ts";
import { lastToJudge } from "#lib/db/audit.ts";
import type { Transaction } from "#lib/db/client.ts";
import { insertComment } from "#lib/db/comments.ts";
import { isSecondVerdictAsked } from "#lib/db/openings.ts";
import { insertSecondVerdict } from "#lib/db/second-verdicts.ts";
import { type Annotation, isSure } from "#lib/domain/claim/annotation.ts";
import { assessmentInput } from "#lib/domain/claim/assessment-input.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { type Change, changeAnnotation } from "../change-article.ts";
import { isOpenAnnotation } from "../show-annotations.ts";
import { findVerdict } from "../steps/annotation-input.ts";
import { notifyPeople } from "../steps/notify-people.ts";
import { rewriteAnnotation } from "../steps/write-annotation.ts";

/**
 * The verdict of a second person, who has been shown nothing of the first. From then on everybody sees both. The same verdict confirms it and
 * makes no author; another one opens a discussion, which both
 * are told of and somebody settles. Where there is no first verdict yet, though something is written that
 * is hidden from them, theirs becomes the first: nobody has to wait for whoever began it.
 */
export async function assessAnnotation(actor: Actor | null, input: z.input<typeof assessmentInput>): Promise<Result<Annotation>> {
  const admitted = admit(actor, "assess an annotation", assessmentInput, input);
  if (!admitted.ok) return admitted;
  const { actor: judge, input: given } = admitted.value;

  return changeAnnotation(
    judge,
    given.annotationId,
    async (db, annotation) => {
      const refused = refuseJudge(judge, annotation, {
        isAsked: await isSecondVerdictAsked(db, annotation.articleId),
        isOpen: await isOpenAnnotation(db, judge, annotation),
      });
      if (refused) return refused;
      const found = await findVerdict(db, given.verdict, null);
      if (!found.ok) return found;
      const second = found.value;
      if (second === null) return refuse("invalid", "Give a verdict.", { field: "verdict" });
      const { id, claim, verdict: first } = annotation;
      const { rationale } = given;
      if (first === null) return giveFirst(db, judge, annotation, given);
      const firstUserId = (await lastToJudge(db, id)) ?? annotation.createdBy.id;
      const verdicts = { verdictId: second.id, firstVerdictId: first.id };
      // The first was given of other words than those that this person was shown.
      const wordsChangedAt = annotation.passages.every(({ anchoring }) => isSure(anchoring)) ? null : new Date();
      await insertSecondVerdict(db, { annotationId: id, userId: judge.id, ...verdicts, firstUserId, rationale, claim, wordsChangedAt });
      const agreed = first.slug === second.slug;
      if (!agreed) {
        const text = [`“${second.name}”, judged independently; the first verdict is “${first.name}”.`, rationale].join("\n\n").trim();
        const subjectId = randomUUID();
        await insertComment(db, { id: subjectId, kind: "comment", text, place: { annotationId: id }, replyTo: null, userId: judge.id });
        // Nobody in person did it: neither of the two knew what the other said.
        const notice = { kind: "second_verdict", subjectId, articleId: annotation.articleId, annotationId: id, actorId: null } as const;
        await notifyPeople(db, notice, [firstUserId, judge.id]);
      }
      const data = { verdict: second.slug, first: first.slug, agreed };
      return ok({ value: await getAnnotation(db, id), deed: { verb: "assessed", subject: "annotation", subjectId: id, data } });
    },
    { by: "anybody" },
  );
}

/** As one of its authors from now on, who reads all that is written. The rationale may be another's, so their words go into the discussion. */
async function giveFirst(
  db: Transaction,
  judge: Actor,
  annotation: Annotation,
  { verdict, rationale }: z.infer<typeof assessmentInput>,
): Promise<Result<Change<Annotation>>> {
  const { id, version } = annotation;
  const written = await rewriteAnnotation(db, judge, annotation, { id, version, verdict });
  if (!written.ok) return written;
  if (rationale !== "")
    await insertComment(db, {
      id: randomUUID(),
      kind: "comment",
      text: rationale,
      place: { annotationId: id },
      replyTo: null,
      userId: judge.id,
    });
  return ok({ ...written.value, value: await getAnnotation(db, id) });
}

/** Why this person can't be the second judge; null: they can. */
function refuseJudge(
  judge: Actor,
  { second, authors, createdBy }: Annotation,
  { isAsked, isOpen }: { isAsked: boolean; isOpen: boolean },
): Result<never> | null {
  if (second) {
    const who = second.by.id === judge.id ? "You have" : `${second.by.name} has`;
    return refuse("conflict", `${who} given the second verdict already: it can be settled, not given again.`);
  }
  if (!isAsked)
    return refuse("invalid", "No second verdict is asked for here. An editor can ask for one, for this article or for the desk.");
  if (!isOpen) return null;
  const isAuthor = createdBy.id === judge.id || authors.some(({ id }) => id === judge.id);
  return refuse(
    "forbidden",
    isAuthor
      ? "You wrote some of this annotation, so somebody who hasn’t read it gives the second verdict."
      : "You could read this annotation before, so somebody who hasn’t gives the second verdict.",
  );
}
