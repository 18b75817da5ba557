import { z } from "zod";
import { getAnnotation, saveAnnotation } from "#lib/db/annotations.ts";
import { database, type Transaction } from "#lib/db/client.ts";
import { findContactPlace } from "#lib/db/contacts.ts";
import type { Annotation } from "#lib/domain/claim/annotation.ts";
import { type ContactFields, contactProblem, latestDay, publicWords } from "#lib/domain/claim/contact.ts";
import type { EventVerb } from "#lib/domain/claim/review.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import type { Change } from "../change-article.ts";
import { noteAuthor } from "./note-authors.ts";

export function checkContact(fields: ContactFields): Result<ContactFields> {
  const problem = contactProblem(fields, latestDay(new Date()));
  return problem ? refuse("invalid", problem.message, { field: problem.field }) : ok(fields);
}

/**
 * The annotation once one of its contacts has been written. What readers get of them is signed off with the rest, so a change of it is one
 * of the annotation; notes are the desk's own and change nothing.
 */
export async function contactWritten(
  db: Transaction,
  before: Annotation,
  by: string,
  done: { verb: EventVerb; contact: string; data?: Record<string, unknown> },
): Promise<Result<Change<Annotation>>> {
  const after = await getAnnotation(db, before.id);
  const isPublic = JSON.stringify(before.contacts.map(publicWords)) !== JSON.stringify(after.contacts.map(publicWords));
  if (isPublic) await saveAnnotation(db, before.id, {}, by);
  const value = isPublic ? await noteAuthor(db, before, by) : after;
  const data = { contact: done.contact, ...done.data };
  return ok({ value, deed: { verb: done.verb, subject: "annotation", subjectId: before.id, data } });
}

/** The annotation that a contact is of; null where there is none of that name, as of a name that none could have. */
export async function annotationOf(contactId: string): Promise<string | null> {
  const place = z.uuid().safeParse(contactId).success ? await findContactPlace(database(), contactId) : null;
  return place?.annotationId ?? null;
}

export function contactNotFound(): Result<never> {
  return refuse("not_found", "There is no such contact. It may have been removed; whoever removed it can bring it back.");
}
