import { getAnnotation } from "#lib/db/annotations.ts";
import { type Authored, findAuthorship, insertAuthorships, saveAuthorship } from "#lib/db/authors.ts";
import type { Transaction } from "#lib/db/client.ts";
import { noteOpenings } from "#lib/db/openings.ts";
import { getReview } from "#lib/db/reviews.ts";
import type { Annotation } from "#lib/domain/claim/annotation.ts";
import {
  type Authorship,
  authorsOf,
  beginAuthorship,
  changeAuthorship,
  type Said,
  saidIn,
  saidOnTheWhole,
} from "#lib/domain/claim/authors.ts";
import type { Review } from "#lib/domain/claim/review.ts";

/** One change of what is said: by whom (several: one of them, it isn't known who), and what it says since. */
export type SaidStep = { by: string[]; said: Said };

/** New annotations: all of each is its maker's, until somebody else signs it off. */
export async function noteMakers(db: Transaction, annotations: Annotation[]): Promise<void> {
  await insertAuthorships(
    db,
    annotations.map((annotation) => {
      const { id: annotationId, createdBy } = annotation;
      return { annotationId, userId: createdBy.id, known: beginAuthorship(saidIn(annotation), [createdBy.id]) };
    }),
  );
}

/** Writes down whose change it was, once the rest is written; gives the annotation as it stands now. */
export async function noteAuthor(db: Transaction, before: Annotation, by: string): Promise<Annotation> {
  const after = await getAnnotation(db, before.id);
  await noteSteps(db, { kind: "annotation", id: before.id }, saidIn(before), [{ by: [by], said: saidIn(after) }]);
  return getAnnotation(db, before.id);
}

/** These people stand by what it says, whatever they take back: somebody else signs it off. */
export async function noteCoAuthors(db: Transaction, of: Authored, said: Said, by: string[]): Promise<void> {
  await note(db, of, (known, held) => {
    const state = known ?? beginAuthorship(said, held);
    return { ...state, held: [...new Set([...state.held, ...by])] };
  });
}

/** The same of a review's summary or verdict on the whole. */
export async function noteWholeAuthor(db: Transaction, articleId: string, before: Review & { id: string }, by: string): Promise<Review> {
  const after = await getReview(db, articleId);
  await noteSteps(db, { kind: "review", id: before.id }, saidOnTheWhole(before), [{ by: [by], said: saidOnTheWhole(after) }]);
  const { id: _, ...review } = await getReview(db, articleId);
  return review;
}

/** The same of several changes one after the other, of an annotation or a review as a whole. */
export async function noteSteps(db: Transaction, of: Authored, before: Said, steps: SaidStep[]): Promise<void> {
  await note(db, of, (known, held) => {
    let said = before;
    let state = known ?? beginAuthorship(before, held);
    for (const step of steps) {
      state = changeAuthorship(state, said, step.said, step.by);
      said = step.said;
    }
    return state;
  });
}

/** Who is an author whatever they take back; of what isn't kept track of yet, all of them. */
export async function listHeld(db: Transaction, of: Authored): Promise<string[]> {
  const { known, authors } = await findAuthorship(db, of);
  return known?.held ?? authors.map(({ userId }) => userId);
}

/** Somebody who wrote none of it has approved it: from now on its authors are those who change something. */
export async function noteSigned(db: Transaction, of: Authored, said: Said): Promise<void> {
  const { authors } = await findAuthorship(db, of);
  await saveAuthorship(
    db,
    of,
    beginAuthorship(said),
    authors.map(({ userId }) => ({ userId, unsigned: false, signed: true })),
  );
}

/** What was approved is returned after all: nobody who ever wrote in it signs it off. */
export async function noteReturned(db: Transaction, of: Authored, said: Said): Promise<void> {
  const { authors } = await findAuthorship(db, of);
  const held = authors.map(({ userId }) => userId);
  await saveAuthorship(
    db,
    of,
    beginAuthorship(said, held),
    held.map((userId) => ({ userId, unsigned: true, signed: false })),
  );
}

/** `held`: the authors of what isn't kept track of yet. What they changed isn't known, so nothing they change back frees them. */
async function note(db: Transaction, of: Authored, change: (known: Authorship | null, held: string[]) => Authorship): Promise<void> {
  const { known, authors } = await findAuthorship(db, of);
  const state = change(
    known,
    authors.filter(({ unsigned }) => unsigned).map(({ userId }) => userId),
  );
  const unsigned = new Set(authorsOf(state));
  const signed = authors.filter((row) => row.signed).map(({ userId }) => userId);
  const everybody = [...new Set([...signed, ...unsigned])];
  const left = authors.filter(({ userId }) => !everybody.includes(userId)).map(({ userId }) => userId);
  if (of.kind === "annotation") await noteOpenings(db, of.id, left);
  await saveAuthorship(
    db,
    of,
    state,
    everybody.map((userId) => ({ userId, unsigned: unsigned.has(userId), signed: signed.includes(userId) })),
  );
}
