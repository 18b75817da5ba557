import type { z } from "zod";
import {
  type AnnotationColumns,
  getAnnotation,
  insertAnnotations,
  insertAssessments,
  listAnnotations,
  saveAnnotation,
  saveAssessment,
} from "#lib/db/annotations.ts";
import type { Transaction } from "#lib/db/client.ts";
import { type NewEvidence, replaceEvidence } from "#lib/db/evidence.ts";
import { insertPassages, type NewPassage, replacePassages } from "#lib/db/passages.ts";
import { findProse } from "#lib/db/prose.ts";
import { findReview } from "#lib/db/reviews.ts";
import { noteWordsChanged } from "#lib/db/second-verdicts.ts";
import { findUser } from "#lib/db/users.ts";
import type { DocumentJson } from "#lib/domain/article/article-schema.ts";
import { type Annotation, isSuspended, type Passage } from "#lib/domain/claim/annotation.ts";
import type { annotationChange, newAnnotation } from "#lib/domain/claim/annotation-input.ts";
import { mayTakeAway } from "#lib/domain/claim/assessment.ts";
import { claimFromWords } from "#lib/domain/claim/claim.ts";
import { changeOfAnnotation } from "#lib/domain/claim/recorded-change.ts";
import type { Verdict } from "#lib/domain/claim/scale.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { emptyProse } from "#lib/domain/prose/prose.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { articleNotFound, type Change, type Changes, type Deed, refuseToTakeAway } from "../change-article.ts";
import { checkEvidence, checkPassages, checkRationale, findVerdict } from "./annotation-input.ts";
import { isAsItStands } from "./as-it-stands.ts";
import { replaceSharedProse } from "./fold-prose.ts";
import { noteAuthor, noteMakers } from "./note-authors.ts";
import { reopenCiting } from "./reopen-annotations.ts";

type Fields = z.infer<typeof newAnnotation>;
export type CheckedAnnotation = Omit<Fields, "passages" | "verdict" | "rationale" | "evidence"> & {
  id: string;
  passages: NewPassage[];
  verdict: Verdict | null;
  rationale: DocumentJson;
  evidence: NewEvidence[];
};

/** Writes a new annotation, as its maker gave it. With the article locked. */
export async function writeAnnotation(db: Transaction, author: Actor, id: string, fields: Fields): Promise<Result<Changes<Annotation>>> {
  const found = await findReview(db, fields.articleId);
  if (!found) return articleNotFound();
  const checked = await checkAnnotation(db, found.snapshot.text, id, fields);
  if (!checked.ok) return checked;
  const written = await writeAnnotations(db, author, found.snapshot.id, [checked.value]);
  return written.ok ? ok({ value: await getAnnotation(db, id), deeds: written.value }) : written;
}

/** Holds what is to be written of a new annotation against the text under review, the scale and the desk's documents. */
export async function checkAnnotation(db: Transaction, text: string, id: string, fields: Fields): Promise<Result<CheckedAnnotation>> {
  const passages = checkPassages(text, fields.passages);
  if (!passages.ok) return passages;
  const verdict = await findVerdict(db, fields.verdict ?? null, null);
  if (!verdict.ok) return verdict;
  const rationale = checkRationale(fields.rationale ?? emptyProse);
  if (!rationale.ok) return rationale;
  const evidence = await checkEvidence(db, fields.evidence ?? []);
  if (!evidence.ok) return evidence;
  const parts = { passages: passages.value, verdict: verdict.value, rationale: rationale.value, evidence: evidence.value };
  return ok({ ...fields, ...parts, id });
}

/** Writes new annotations of one article, checked against this snapshot, and says what was done. With the article locked. */
export async function writeAnnotations(
  db: Transaction,
  author: Actor,
  snapshotId: string,
  checked: CheckedAnnotation[],
): Promise<Result<Deed[]>> {
  const articleId = checked[0]?.articleId;
  if (articleId === undefined) return ok([]);
  const sample = (await findUser(db, author.id))?.sample ?? false;
  const areInserted = await insertAnnotations(
    db,
    checked.map(({ id, claim, claimant = "", claimedOn = "", verdict, rationale, excluded = false, passages }) => ({
      ...{ id, articleId, claimant, claimedOn, rationale, excluded, sample },
      claim: claim || claimFromWords(passages[0]?.exact ?? ""),
      verdictId: verdict?.id ?? null,
      authorId: author.id,
    })),
  );
  if (!areInserted) return idTaken();
  await insertPassages(
    db,
    snapshotId,
    checked.flatMap(({ id, passages }) => passages.map((passage) => ({ ...passage, annotationId: id }))),
  );
  for (const { id, evidence } of checked) {
    if (evidence.length > 0) await reopenCiting(db, author, await replaceEvidence(db, id, evidence), id);
  }
  await insertAssessments(
    db,
    checked.flatMap(({ id, verdict }) => (verdict ? [{ annotationId: id, userId: author.id, verdictId: verdict.id }] : [])),
  );
  const ids = checked.map(({ id }) => id);
  await noteMakers(db, await listAnnotations(db, articleId, ids));
  return ok(
    checked.map(({ id, verdict }) => ({
      verb: "created",
      subject: "annotation",
      subjectId: id,
      data: { verdict: verdict?.slug ?? null },
    })),
  );
}

/** Whose it is, and where, is not told. */
export function idTaken() {
  return refuse("conflict", "There is an annotation with that id already. Send it with another one.");
}

/** Writes what is given and leaves the rest: the next version, unless all of it stands there already. With the article locked. */
export async function rewriteAnnotation(
  db: Transaction,
  editor: Actor,
  current: Annotation,
  change: z.infer<typeof annotationChange>,
): Promise<Result<Change<Annotation>>> {
  const found = await findReview(db, current.articleId);
  if (!found) return articleNotFound();
  const { claim, claimant, claimedOn, excluded } = change;
  if (excluded && !current.excluded && !mayTakeAway(current, editor.id)) return refuseToTakeAway(current);
  const columns: AnnotationColumns = { claim, claimant, claimedOn, excluded };

  const passages = change.passages && checkPassages(found.snapshot.text, change.passages);
  if (passages?.ok === false) return passages;
  const verdict = change.verdict === undefined ? undefined : await findVerdict(db, change.verdict, current.verdict);
  if (verdict?.ok === false) return verdict;
  if (verdict) columns.verdictId = verdict.value?.id ?? null;
  const rationale = change.rationale && checkRationale(change.rationale);
  if (rationale?.ok === false) return rationale;
  if (rationale) columns.rationale = rationale.value;
  const evidence = change.evidence && (await checkEvidence(db, change.evidence));
  if (evidence?.ok === false) return evidence;
  const said = { ...columns, ...(passages && { passages: passages.value }), ...(evidence && { evidence: evidence.value }) };
  if (isAsItStands(current, said)) return ok({ value: current, deed: null });

  if (rationale) {
    await replaceSharedProse(db, { kind: "rationale", subjectId: current.id, json: rationale.value, authorId: editor.id });
  }
  await saveAnnotation(db, current.id, columns, editor.id);
  if (passages) {
    await replacePassages(db, current.id, found.snapshot.id, passages.value);
    if (!isSameWords(current.passages, passages.value)) await noteWordsChanged(db, current.id);
  }
  if (evidence) await reopenCiting(db, editor, await replaceEvidence(db, current.id, evidence.value), current.id);
  if (verdict && verdict.value?.id !== current.verdict?.id) await saveAssessment(db, current.id, editor.id, verdict.value?.id ?? null);

  const after = await noteAuthor(db, current, editor.id);
  const { id: _id, version: _version, ...given } = change;
  const dropped = passages ? current.passages.filter(({ anchoring }) => anchoring === "lost").map(({ exact }) => exact) : [];
  // What is written together keeps its own versions.
  const told = changeOfAnnotation(current, after, { prose: (await findProse(db, "rationale", current.id)) === null });
  const isSaidAgain = (field: string) => single.has(field) && !(field in told.from);
  const data = {
    version: current.version + 1,
    changed: Object.keys(given).filter((field) => !isSaidAgain(field)),
    ...(dropped.length > 0 && { dropped }),
    ...told,
  };
  const deed = { verb: "updated", subject: "annotation", subjectId: current.id, data } as const;
  return ok({ value: after, deed });
}

/** Stand they where the others stood, in the same words? Those whose verdict waits for a person don’t. */
function isSameWords(before: Passage[], after: NewPassage[]): boolean {
  const places = (passages: Pick<Passage, "start" | "end" | "exact">[]) =>
    JSON.stringify(passages.map(({ start, end, exact }) => [start, end, exact]).sort());
  return !before.some(isSuspended) && places(before) === places(after);
}

/** Fields of one value: sent along as they are, they are no change, and whoever sends them has not given them. */
const single: ReadonlySet<string> = new Set(["claim", "claimant", "claimedOn", "verdict", "excluded"]);
