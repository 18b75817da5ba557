import { z } from "zod";
import { getAnnotation, saveAnnotation, setAnnotationDeleted } from "#lib/db/annotations.ts";
import type { Transaction } from "#lib/db/client.ts";
import { dropCarriedPassage, leaveBehind, reattachPassage, settlePassage as settleRow } from "#lib/db/passages.ts";
import { findReview } from "#lib/db/reviews.ts";
import { noteWordsChanged } from "#lib/db/second-verdicts.ts";
import type { Snapshot } from "#lib/domain/article/article.ts";
import { type Annotation, isSure, isUnsettledPassage, type Passage } from "#lib/domain/claim/annotation.ts";
import { passageInput } from "#lib/domain/claim/annotation-input.ts";
import { mayTakeAway } from "#lib/domain/claim/assessment.ts";
import type { Anchor } from "#lib/domain/claim/passages.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { articleNotFound, changeAnnotation, refuseToTakeAway, staleAnnotation } from "../change-article.ts";
import { checkPassages } from "../steps/annotation-input.ts";
import { confirmSentence } from "../steps/confirm-sentence.ts";
import { noteAuthor } from "../steps/note-authors.ts";

const settlement = z.object({
  annotationId: z.uuid(),
  version: z.number().int(),
  passageId: z.uuid(),
  decision: z.enum(["confirm", "adjust", "drop", "reattach"]),
  /** Where the passage stands from now on, for adjust and reattach. */
  span: passageInput.optional(),
});
type Settlement = z.infer<typeof settlement>;

/**
 * A person's word on a passage that changed or was lost, or whose sentence changed. `confirm`: the verdict holds for what stands there now. `adjust` and `reattach`: it holds
 * for these words. `drop`: nobody looks for it any more; with its only passage the annotation is deleted, and can be restored.
 */
export async function settlePassage(actor: Actor | null, input: z.input<typeof settlement>): Promise<Result<Annotation>> {
  const admitted = admit(actor, "edit an annotation", settlement, input);
  if (!admitted.ok) return admitted;
  const { actor: editor, input: given } = admitted.value;

  return changeAnnotation(editor, given.annotationId, async (db, current, article) => {
    if (given.version !== current.version) return staleAnnotation(editor, current);
    const found = await findReview(db, article.id);
    if (!found) return articleNotFound();
    const passage = current.passages.find(({ id }) => id === given.passageId);
    if (!passage || !isUnsettledPassage(passage)) {
      return refuse("not_found", "This passage doesn’t wait for anyone: it was settled before.", { field: "passageId" });
    }
    if (given.decision === "confirm" && isSure(passage.anchoring)) {
      await confirmSentence(db, editor, current, [passage.id]);
      return ok({ value: await getAnnotation(db, current.id), deed: null });
    }
    const data = { decision: given.decision, words: passage.exact, from: passage.snapshotId, version: current.version + 1 };
    if (given.decision === "drop" && current.passages.length === 1) {
      if (!mayTakeAway(current, editor.id)) return refuseToTakeAway(current);
      await setAnnotationDeleted(db, current.id, true);
      return ok({ value: current, deed: { verb: "deleted", subject: "annotation", subjectId: current.id, data } });
    }
    const written = await write(db, { given, current, passage, snapshot: found.snapshot });
    if (!written.ok) return written;
    await saveAnnotation(db, current.id, {}, editor.id);
    if (given.decision !== "drop") await noteWordsChanged(db, current.id);
    const deed = { verb: "updated", subject: "annotation", subjectId: current.id, data } as const;
    return ok({ value: await noteAuthor(db, current, editor.id), deed });
  });
}

type Case = { given: Settlement; current: Annotation; passage: Passage; snapshot: Snapshot };

async function write(db: Transaction, { given, current, passage, snapshot }: Case): Promise<Result<null>> {
  const lost = passage.anchoring === "lost";
  if (given.decision === "drop") {
    await (lost ? leaveBehind : dropCarriedPassage)(db, passage.id);
    return ok(null);
  }
  const anchor = given.decision === "confirm" ? confirmed(passage) : placed(snapshot.text, given.span);
  if (!anchor.ok) return anchor;
  const taken = current.passages.some(
    (other) => other.id !== passage.id && other.snapshotId === snapshot.id && isSame(other, anchor.value),
  );
  if (taken)
    return refuse("invalid", "The annotation has these words as another passage already. Drop this one instead.", { field: "span" });
  if (lost) await reattachPassage(db, { id: passage.id, annotationId: current.id }, snapshot.id, anchor.value);
  else await settleRow(db, passage.id, anchor.value);
  return ok(null);
}

function confirmed(passage: Passage): Result<Anchor> {
  if (passage.anchoring === "changed") return ok(passageWords(passage));
  return refuse("invalid", "These words are no longer in the article. Select where they stand now, or drop the passage.", {
    field: "decision",
  });
}

function placed(text: string, span: Settlement["span"]): Result<Anchor> {
  if (!span) return refuse("invalid", "Say where the passage stands now: select its words in the article.", { field: "span" });
  const checked = checkPassages(text, [span]);
  if (!checked.ok) return { ok: false, error: { ...checked.error, field: "span" } };
  const [anchor] = checked.value;
  return anchor ? ok(anchor) : refuse("invalid", "Select at least one character.", { field: "span" });
}

function passageWords({ start, end, exact, prefix, suffix }: Passage): Anchor {
  return { start, end, exact, prefix, suffix };
}

function isSame(one: Anchor, other: Anchor): boolean {
  return one.start === other.start && one.end === other.end;
}
