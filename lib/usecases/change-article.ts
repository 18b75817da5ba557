import { findAnnotationPlace, getAnnotation } from "#lib/db/annotations.ts";
import { type LockedArticle, lockArticle } from "#lib/db/articles.ts";
import { listAssignees } from "#lib/db/assignments.ts";
import { type AuditEntry, appendDeeds } from "#lib/db/audit.ts";
import { database, inTransaction, type Transaction } from "#lib/db/client.ts";
import { appendEvents } from "#lib/db/outbox.ts";
import type { Annotation } from "#lib/domain/claim/annotation.ts";
import type { EventSubject, EventVerb } from "#lib/domain/claim/review.ts";
import { readingOnly } from "#lib/domain/people/assignment.ts";
import { type Actor, can, canWorkOn } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { noteSearch } from "./note-search.ts";
import { annotationShownTo, isOpenAnnotation, refuseUnseen } from "./show-annotations.ts";

export type Deed = { verb: EventVerb; subject: EventSubject; subjectId: string; data?: AuditEntry["data"] };
/** `deed` is null where it was done before, as by a request that is sent again: nothing is written down twice. */
export type Change<T> = { value: T; deed: Deed | null };
/** Several things at once. */
export type Changes<T> = { value: T; deeds: Deed[] };

/**
 * One write to an article or anything of its review: its row is locked, `change` decides and writes, then what was done goes into the
 * audit log and the outbox, and all of it is committed at once. A refusal takes back what it wrote. Who isn't assigned to the article
 * where others are is refused here, whatever the change.
 */
export function changeArticle<T>(
  actor: Actor,
  articleId: string,
  change: (db: Transaction, article: LockedArticle) => Promise<Result<Change<T> | Changes<T>>>,
  { evenIfRemoved = false } = {},
): Promise<Result<T>> {
  return inTransaction(async (db) => {
    const article = await lockArticle(db, articleId);
    if (article === null || (article.deleted && !evenIfRemoved)) return articleNotFound();
    const others = await refuseUnassigned(db, actor, articleId);
    if (others) return others;
    const changed = await change(db, article);
    if (!changed.ok) return changed;
    await recordDeed(db, actor.id, articleId, ...deedsOf(changed.value));
    return ok(changed.value.value);
  });
}

function deedsOf(change: Change<unknown> | Changes<unknown>): Deed[] {
  if ("deeds" in change) return change.deeds;
  return change.deed === null ? [] : [change.deed];
}

/** In the audit log and the outbox. `actorId` is null where nobody can be named. The article must be locked. */
export async function recordDeed(db: Transaction, actorId: string | null, articleId: string, ...deeds: Deed[]): Promise<void> {
  if (deeds.length === 0) return;
  await noteSearch(db, articleId, deeds);
  await appendDeeds(
    db,
    deeds.map((deed) => ({ ...deed, articleId, actorId })),
  );
  await appendEvents(db, { articleId, actorId }, deeds);
}

/** The refusal of someone who may read this article but not change it, as it is assigned to others; null for everybody else. */
export async function refuseUnassigned(db: Transaction, actor: Actor, articleId: string): Promise<Result<never> | null> {
  if (can(actor, "work on any article")) return null;
  const assignees = await listAssignees(db, articleId);
  const mayWork = canWorkOn(
    actor,
    assignees.map(({ id }) => id),
  );
  return mayWork ? null : refuse("forbidden", `${readingOnly(assignees)} What you typed is kept.`);
}

export function articleNotFound(): Result<never> {
  return refuse("not_found", "There is no such article at this desk. It may have been removed.");
}

/**
 * The same for one annotation, as it stands once its article is locked. Whoever is still to judge it independently can't change what is hidden
 * from them. `by`: who else can't; `readers`: whoever couldn't read what is said of it from now on; `anybody`: nobody.
 */
export async function changeAnnotation<T>(
  actor: Actor,
  annotationId: string,
  change: (db: Transaction, annotation: Annotation, article: LockedArticle) => Promise<Result<Change<T>>>,
  { deleted = false, by = "writers" }: { deleted?: boolean; by?: "writers" | "readers" | "anybody" } = {},
): Promise<Result<T>> {
  const known = await findAnnotationPlace(database(), annotationId);
  if (known === null) return annotationNotFound();
  return changeArticle(actor, known.articleId, async (db, article) => {
    const place = await findAnnotationPlace(db, annotationId);
    if (place === null || place.deleted !== deleted) return annotationNotFound();
    const annotation = await getAnnotation(db, annotationId);
    const sees =
      by === "anybody" ||
      (by === "readers" ? await isOpenAnnotation(db, actor, annotation) : !(await annotationShownTo(db, actor, annotation)).hidden);
    return sees ? change(db, annotation, article) : refuseUnseen();
  });
}

export function annotationNotFound(): Result<never> {
  return refuse("not_found", "There is no such annotation. It may have been deleted; whoever deleted it can bring it back.");
}

/** Whoever wrote it would take a colleague's dissent away with it. */
export function refuseToTakeAway({ second }: Pick<Annotation, "second">): Result<never> {
  const who = second?.by.name ?? "A second person";
  return refuse(
    "forbidden",
    `${who} judged this otherwise, and readers are to know: you wrote some of it, so ${who} or somebody who didn’t takes it away. Nothing was changed.`,
  );
}

/** Says who got there first, and hands over what they wrote. */
export function staleAnnotation(actor: Actor, current: Annotation): Result<never> {
  const who =
    current.updatedBy.id === actor.id ? "You changed this annotation elsewhere" : `${current.updatedBy.name} changed this annotation`;
  return refuse("conflict", `${who} while you were working on it. Nothing of yours is lost: compare the two and save again.`, {
    details: { current },
  });
}
