import { z } from "zod";
import { listHands } from "#lib/db/audit.ts";
import { findAuditRow } from "#lib/db/audit-list.ts";
import { database, type Transaction } from "#lib/db/client.ts";
import { findProse } from "#lib/db/prose.ts";
import { findReview, saveReview } from "#lib/db/reviews.ts";
import type { Annotation } from "#lib/domain/claim/annotation.ts";
import type { AnnotationFields } from "#lib/domain/claim/annotation-input.ts";
import { saidIn, saidOnTheWhole } from "#lib/domain/claim/authors.ts";
import { changeOfReview, evidenceRow, type RecordedSide, recordedChange } from "#lib/domain/claim/recorded-change.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { articleNotFound, changeAnnotation, changeArticle } from "../change-article.ts";
import { gate } from "../gate.ts";
import { findVerdict } from "../steps/annotation-input.ts";
import { isSaidAlready } from "../steps/as-it-stands.ts";
import { replaceSharedProse } from "../steps/fold-prose.ts";
import { noteCoAuthors, noteWholeAuthor } from "../steps/note-authors.ts";
import { rewriteAnnotation } from "../steps/write-annotation.ts";

const asked = z.object({
  /** Number of an event of the audit log. */
  event: z.string().regex(/^\d{1,18}$/, "Give the number of an event."),
});

/**
 * Brings back what stood before a change of an annotation or of a review as a whole: the values that it replaced, and of lists the rows that it
 * took out. What came since stays beside them. It is a change like any other: a sign-off before it no longer counts, and it can be taken back.
 * Whoever may have written what comes back is an author again.
 */
export async function restoreBefore(actor: Actor | null, input: z.input<typeof asked>): Promise<Result<null>> {
  const admitted = admit(actor, "read the desk", asked, input);
  if (!admitted.ok) return admitted;
  const { event } = admitted.value.input;
  const row = await findAuditRow(database(), BigInt(event));
  const before = row && recordedChange(row.data)?.from;
  if (!row || row.articleId === null || !before) {
    return refuse("not_found", "Nothing is known of what stood before this. Nothing was changed.");
  }
  const verb = row.subject === "annotation" ? "edit an annotation" : "edit the review";
  const gated = gate(admitted.value.actor, verb);
  if (!gated.ok) return gated;
  return row.subject === "annotation"
    ? restoreAnnotation(gated.value, row.subjectId, before, event)
    : restoreReview(gated.value, row.articleId, before, event);
}

function restoreAnnotation(editor: Actor, id: string, before: RecordedSide, event: string): Promise<Result<null>> {
  return changeAnnotation(editor, id, async (db, current) => {
    const found = await findReview(db, current.articleId);
    if (!found) return articleNotFound();
    const change = fieldsBefore(current, before, found.snapshot.id);
    const written = await rewriteAnnotation(db, editor, current, { ...change, id, version: current.version });
    if (!written.ok) return written;
    const { deed, value } = written.value;
    if (!deed) return ok({ value: null, deed });
    const of = { kind: "annotation", id } as const;
    await noteCoAuthors(db, of, saidIn(value), await listHands(db, of, BigInt(event)));
    return ok({ value: null, deed: { ...deed, data: { ...deed.data, restored: event } } });
  });
}

/** Passages come back on the text they stood on alone. */
function fieldsBefore(current: Annotation, before: RecordedSide, snapshotId: string): Partial<AnnotationFields> {
  const { claim, claimant, claimedOn, verdict, excluded, rationale, evidence, passages } = before;
  const known = new Set(current.evidence.map((row) => JSON.stringify(evidenceRow(row))));
  const rows = (evidence ?? []).filter((row) => !known.has(JSON.stringify(row)));
  const isHere = (passage: { snapshotId: string }) => passage.snapshotId === snapshotId;
  // One that is lost waits for a person: it would be let go.
  const places = current.passages.every(isHere) ? (passages ?? []).filter(isHere) : [];
  return {
    ...(claim !== undefined && { claim }),
    ...(claimant !== undefined && { claimant }),
    ...(claimedOn !== undefined && { claimedOn }),
    ...(verdict !== undefined && { verdict }),
    ...(excluded !== undefined && { excluded }),
    ...(rationale !== undefined && { rationale }),
    ...(rows.length > 0 && { evidence: [...current.evidence.map(evidenceRow), ...rows].slice(0, 50) }),
    ...(places.length > 0 && {
      passages: [...current.passages, ...places].map(({ start, end, exact }) => ({ start, end, exact })),
    }),
  };
}

function restoreReview(editor: Actor, articleId: string, before: RecordedSide, event: string): Promise<Result<null>> {
  return changeArticle(editor, articleId, async (db) => {
    const found = await findReview(db, articleId);
    if (!found) return articleNotFound();
    const { review } = found;
    const { overallVerdict, summary } = before;
    const verdict = overallVerdict === undefined ? undefined : await findVerdict(db, overallVerdict, review.overallVerdict);
    if (verdict?.ok === false) return verdict;
    const said = { ...(summary && { summary }), ...(verdict && { verdict: verdict.value }) };
    if (isSaidAlready(review, said)) return ok({ value: null, deed: null });
    if (summary) await replaceSharedProse(db, { kind: "summary", subjectId: articleId, json: summary, authorId: editor.id });
    await saveReview(db, articleId, {
      ...(summary && { summary }),
      ...(verdict && { overallVerdictId: verdict.value?.id ?? null }),
    });
    const after = await noteWholeAuthor(db, articleId, review, editor.id);
    const of = { kind: "review", id: review.id } as const;
    await noteCoAuthors(db, of, saidOnTheWhole(after), await listHands(db, of, BigInt(event)));
    const changed = [...(summary ? ["summary"] : []), ...(verdict ? ["overallVerdict"] : [])];
    const told = changeOfReview(review, after, { prose: await isWrittenAlone(db, articleId) });
    const data = { version: after.version, changed, ...told, restored: event };
    return ok({ value: null, deed: { verb: "updated", subject: "review", subjectId: review.id, data } });
  });
}

async function isWrittenAlone(db: Transaction, articleId: string): Promise<boolean> {
  return (await findProse(db, "summary", articleId)) === null;
}
