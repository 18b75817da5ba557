import { listAnnotations } from "#lib/db/annotations.ts";
import type { Transaction } from "#lib/db/client.ts";
import { countJudges, findSeen, isSecondVerdictAsked } from "#lib/db/openings.ts";
import type { Annotation } from "#lib/domain/claim/annotation.ts";
import { asShownTo, isOpenTo } from "#lib/domain/claim/assessment.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { type Result, refuse } from "#lib/domain/result.ts";
import { listSigners } from "./list-signers.ts";

/** Who reads: what they see of an annotation depends on nothing else. */
type Reader = Pick<Actor, "id">;

/**
 * Annotations of an article as this person may see them: whatever leaves the server goes through here. Where a second verdict is asked for,
 * what could sway whoever is still to give it is left out for everybody but its authors, admins included.
 */
export async function shownTo(db: Transaction, reader: Reader, articleId: string, annotations: Annotation[]): Promise<Annotation[]> {
  if (annotations.length === 0 || !(await isSecondVerdictAsked(db, articleId))) return annotations;
  return shownWhereAsked(db, reader, articleId, annotations);
}

/** The same where it is known that a second verdict is asked for. */
export async function shownWhereAsked(
  db: Transaction,
  reader: Reader,
  articleId: string,
  annotations: Annotation[],
): Promise<Annotation[]> {
  const seen = await findSeen(db, articleId, reader.id);
  return annotations.map((annotation) => asShownTo(annotation, reader.id, seen));
}

export async function annotationShownTo(db: Transaction, reader: Reader, annotation: Annotation): Promise<Annotation> {
  const [shown] = await shownTo(db, reader, annotation.articleId, [annotation]);
  return shown ?? annotation;
}

/**
 * The same annotations with how many people could still judge them, where a second verdict is asked for and not given. Before anything is hidden:
 * whoever it is hidden from is told whether there is a first verdict.
 */
export async function noteJudges(db: Transaction, articleId: string, annotations: Annotation[]): Promise<Annotation[]> {
  const waiting = annotations.filter(({ second }) => second === null).map(({ id }) => id);
  if (waiting.length === 0 || !(await isSecondVerdictAsked(db, articleId))) return annotations;
  const workers = (await listSigners(db, articleId)).map(({ id }) => id);
  const judges = await countJudges(db, waiting, workers);
  return annotations.map((annotation) =>
    annotation.second
      ? annotation
      : { ...annotation, waits: { first: annotation.verdict !== null, judges: judges.get(annotation.id) ?? 0 } },
  );
}

/** May this person read and hear all that is ever said of it? Of one that says nothing yet, only its authors may. */
export async function isOpenAnnotation(
  db: Transaction,
  reader: Reader,
  { id, articleId }: Pick<Annotation, "id" | "articleId">,
): Promise<boolean> {
  return !(await findUnseen(db, reader, articleId, [id])).has(id);
}

/** Those of these annotations, deleted ones too, of which this person may not read all that is said. */
export async function findUnseen(db: Transaction, reader: Reader, articleId: string, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0 || !(await isSecondVerdictAsked(db, articleId))) return new Set();
  const annotations = await listAnnotations(db, articleId, ids, { evenDeleted: true });
  const seen = await findSeen(db, articleId, reader.id);
  return new Set(annotations.filter((annotation) => !isOpenTo(annotation, reader.id, seen)).map(({ id }) => id));
}

export function refuseUnseen(): Result<never> {
  return refuse(
    "forbidden",
    "Two people judge this annotation independently, so what others wrote is hidden from you until you have given your verdict. What you typed is kept.",
  );
}
