import { z } from "zod";
import { getAnnotation } from "#lib/db/annotations.ts";
import { database, type Transaction } from "#lib/db/client.ts";
import { type CommentPlace, findComment, insertComment } from "#lib/db/comments.ts";
import { getReview } from "#lib/db/reviews.ts";
import { listUsers } from "#lib/db/users.ts";
import type { Annotation } from "#lib/domain/claim/annotation.ts";
import type { Said } from "#lib/domain/claim/comment-input.ts";
import type { Comment } from "#lib/domain/claim/discussion.ts";
import { withReferences } from "#lib/domain/claim/mention.ts";
import type { EventVerb, Review } from "#lib/domain/claim/review.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import type { Person } from "#lib/domain/people/person.ts";
import { worksHere } from "#lib/domain/people/user.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { changeAnnotation, changeArticle, type Deed } from "../change-article.ts";
import { noteMentions } from "./note-mentions.ts";

/** What is discussed, with all that is said of it. */
export type Discussed = Annotation | Review;

const deeds = { comment: "commented", resolve: "resolved", reopen: "reopened" } as const;

/** Puts a comment into a discussion. Null where it stands there already, as it was asked for a second time. */
export async function say(
  db: Transaction,
  author: Actor,
  about: { place: CommentPlace; articleId: string; comments: Comment[] },
  { id, kind, text, replyTo = null, meant }: Said,
): Promise<Result<Deed | null>> {
  const { place, articleId, comments } = about;
  const made = await findComment(db, id);
  if (made) {
    const isSame = made.comment.by.id === author.id && idOf(made.place) === idOf(place);
    return isSame ? ok(null) : refuse("conflict", "There is a comment of that name already.");
  }
  if (replyTo !== null && !comments.some((comment) => comment.id === replyTo)) {
    const message = `The comment that this one answers is not on this ${"annotationId" in place ? "annotation" : "review"} any more. What you wrote is kept.`;
    return refuse("invalid", message, { field: "replyTo" });
  }
  const written = withReferences(text, await callable(db), meant);
  await insertComment(db, { id, kind, text: written.text, replyTo, place, userId: author.id });
  await noteMentions(db, { commentId: id, byId: author.id, articleId, annotationId: annotationOf(place) }, written.mentioned);
  return ok(deedOf(place, deeds[kind], id));
}

/** Whom a comment can call: everybody who works at the desk, and whom it called before. */
export async function callable(db: Transaction, before: Person[] = []): Promise<Person[]> {
  const here = (await listUsers(db)).filter(worksHere);
  return [...here, ...before.filter(({ id }) => !here.some((person) => person.id === id))];
}

type Own = { comment: Comment; place: CommentPlace; articleId: string; deleted: boolean };

/** One's own comment is changed; a colleague's is theirs. Answers with what it is about. */
export async function changeOwnComment(
  author: Actor,
  id: string,
  change: (db: Transaction, own: Own) => Promise<Result<EventVerb>>,
): Promise<Result<Discussed>> {
  const known = z.uuid().safeParse(id).success ? await findComment(database(), id) : null;
  if (!known) return commentNotFound();
  if (known.comment.by.id !== author.id)
    return refuse("forbidden", "This comment is a colleague’s: only they can change it or take it back.");
  const { place } = known;

  async function write(db: Transaction, articleId: string): Promise<Result<Deed>> {
    const now = await findComment(db, id);
    if (!now) return commentNotFound();
    const verb = await change(db, { ...now, articleId });
    return verb.ok ? ok(deedOf(place, verb.value, id)) : verb;
  }

  if ("annotationId" in place) {
    return changeAnnotation(
      author,
      place.annotationId,
      async (db, annotation) => {
        const deed = await write(db, annotation.articleId);
        return deed.ok ? ok({ value: await getAnnotation(db, place.annotationId), deed: deed.value }) : deed;
      },
      { by: "readers" },
    );
  }
  return changeArticle(author, place.articleId, async (db) => {
    const deed = await write(db, place.articleId);
    if (!deed.ok) return deed;
    const { id: _, ...value } = await getReview(db, place.articleId);
    return ok({ value, deed: deed.value });
  });
}

export function annotationOf(place: CommentPlace): string | null {
  return "annotationId" in place ? place.annotationId : null;
}

const idOf = (place: CommentPlace) => ("annotationId" in place ? place.annotationId : place.reviewId);

function deedOf(place: CommentPlace, verb: EventVerb, comment: string): Deed {
  return { verb, subject: "annotationId" in place ? "annotation" : "review", subjectId: idOf(place), data: { comment } };
}

export function commentNotFound(): Result<never> {
  return refuse("not_found", "There is no such comment. It may have been deleted.");
}
