import { z } from "zod";
import { findAnnotationPlace, getAnnotation } from "#lib/db/annotations.ts";
import { findArticle } from "#lib/db/articles.ts";
import type { Transaction } from "#lib/db/client.ts";
import { countJudges, isSecondVerdictAsked } from "#lib/db/openings.ts";
import { scaleInForce } from "#lib/db/scales.ts";
import { listUsers } from "#lib/db/users.ts";
import type { Annotation, Evidence } from "#lib/domain/claim/annotation.ts";
import type { AnnotationFields } from "#lib/domain/claim/annotation-input.ts";
import { saidIn } from "#lib/domain/claim/authors.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { worksHere } from "#lib/domain/people/user.ts";
import { isEmptyProse } from "#lib/domain/prose/prose.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { annotationNotFound, changeAnnotation, recordDeed, staleAnnotation } from "../change-article.ts";
import { annotationShownTo, refuseUnseen } from "../show-annotations.ts";
import { noteCoAuthors } from "../steps/note-authors.ts";
import { storeProseOf } from "../steps/store-prose.ts";
import { rewriteAnnotation } from "../steps/write-annotation.ts";

const asked = z.object({ annotationId: z.uuid(), version: z.number().int(), precedentId: z.uuid() });

/**
 * Copies verdict, rationale, evidence and claimant of an earlier annotation into one that lacks them: a draft, for its author to confirm. What
 * is written there already stays as it is.
 */
export async function takeOverVerdict(actor: Actor | null, input: z.input<typeof asked>): Promise<Result<Annotation>> {
  const admitted = admit(actor, "edit an annotation", asked, input);
  if (!admitted.ok) return admitted;
  const { actor: editor, input: wanted } = admitted.value;
  return changeAnnotation(
    editor,
    wanted.annotationId,
    async (db, { id }, article) => {
      // Words still on their way into the rationale stay, too.
      await storeProseOf(db, article.id);
      const current = await getAnnotation(db, id);
      if (wanted.version !== current.version) return staleAnnotation(editor, current);
      const precedent = await findPrecedent(db, editor, wanted.precedentId, id);
      if (!precedent.ok) return precedent;
      const change = await lacking(db, current, precedent.value);
      if (Object.keys(change).length === 0) {
        return refuse(
          "invalid",
          "There is a verdict, a rationale and evidence here already: nothing was changed. Open the earlier one beside it.",
        );
      }
      const written = await rewriteAnnotation(db, editor, current, { ...change, id, version: current.version });
      if (!written.ok || !written.value.deed) return written;
      await recordDeed(db, editor.id, article.id, written.value.deed);
      // They are still the words of those who wrote them there: whoever did can't sign them off here.
      const writers = precedent.value.authors.map((author) => author.id);
      await noteCoAuthors(db, { kind: "annotation", id }, saidIn(written.value.value), writers);
      const data = { precedentId: precedent.value.id, verdict: precedent.value.verdict?.slug ?? null };
      return ok({ value: await getAnnotation(db, id), deed: { verb: "taken-over", subject: "annotation", subjectId: id, data } });
    },
    { by: "readers" },
  );
}

/**
 * An annotation of the desk as it stands, all of which this person may read, and nobody who works here is still to judge independently: they could
 * read there what was made of it.
 */
export async function findPrecedent(db: Transaction, reader: Actor, id: string, exceptId: string): Promise<Result<Annotation>> {
  const place = id === exceptId ? null : await findAnnotationPlace(db, id);
  if (place === null || place.deleted || (await findArticle(db, place.articleId)) === null) return annotationNotFound();
  const precedent = await annotationShownTo(db, reader, await getAnnotation(db, id));
  if (precedent.closed) return refuseUnseen();
  if (precedent.second === null && (await isSecondVerdictAsked(db, place.articleId))) {
    const people = (await listUsers(db)).filter(worksHere).map((person) => person.id);
    if ((await countJudges(db, [id], people)).size > 0) return refuseWhileBlind();
  }
  return ok(precedent);
}

function refuseWhileBlind(): Result<never> {
  return refuse(
    "conflict",
    "The earlier one is still to be judged independently, by somebody who could read of it here. Once they have given their verdict, this can be done. What you typed is kept.",
  );
}

async function lacking(db: Transaction, current: Annotation, precedent: Annotation): Promise<Partial<AnnotationFields>> {
  const { verdicts } = await scaleInForce(db);
  const verdict = verdicts.find(({ slug }) => slug === precedent.verdict?.slug);
  const known = new Set(current.evidence.map(keyOf));
  const evidence = precedent.evidence.filter((row) => !known.has(keyOf(row)));
  return {
    ...(current.verdict === null && verdict && { verdict: verdict.slug }),
    ...(isEmptyProse(current.rationale) && !isEmptyProse(precedent.rationale) && { rationale: precedent.rationale }),
    ...(evidence.length > 0 && { evidence: [...current.evidence, ...evidence].slice(0, 50).map(toInput) }),
    ...(current.claimant === "" && precedent.claimant !== "" && { claimant: precedent.claimant }),
  };
}

function keyOf({ stance, quote, source, passage }: Evidence): string {
  return JSON.stringify([stance, quote, source?.url, passage?.snapshotId, passage?.start, passage?.end]);
}

function toInput({ stance, quote, locator, source, passage }: Evidence): AnnotationFields["evidence"][number] {
  return { stance, quote, locator, source, passage: passage && { snapshotId: passage.snapshotId, start: passage.start, end: passage.end } };
}
