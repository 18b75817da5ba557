import type { z } from "zod";
import { findContactPlace, insertContact } from "#lib/db/contacts.ts";
import type { Annotation } from "#lib/domain/claim/annotation.ts";
import { newContact } from "#lib/domain/claim/contact-input.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { changeAnnotation } from "../change-article.ts";
import { checkContact, contactWritten } from "../steps/write-contact.ts";

/** Notes that its claimant, or the outlet, was asked for comment. Unless it is said, that is who the annotation or the article names, and today. */
export async function addContact(actor: Actor | null, input: z.input<typeof newContact>): Promise<Result<Annotation>> {
  const admitted = admit(actor, "note a contact", newContact, input);
  if (!admitted.ok) return admitted;
  const { actor: asker, input: given } = admitted.value;
  const { id, annotationId, party, channel } = given;

  return changeAnnotation(asker, annotationId, async (db, annotation, article) => {
    const made = await findContactPlace(db, id);
    if (made) {
      // Asked a second time, as after an answer that got lost.
      const isSame = made.userId === asker.id && made.annotationId === annotationId && !made.removed;
      return isSame ? ok({ value: annotation, deed: null }) : refuse("conflict", "There is a contact of that name already.");
    }
    const fields = checkContact({
      party,
      channel,
      name: given.name ?? (party === "claimant" ? annotation.claimant : (article.outlet ?? "")),
      askedOn: given.askedOn ?? new Date().toISOString().slice(0, 10),
      outcome: given.outcome ?? "waiting",
      outcomeOn: given.outcomeOn ?? null,
      answer: given.answer ?? "",
      notes: given.notes ?? "",
    });
    if (!fields.ok) return fields;
    if (annotation.contacts.length >= mostContacts) {
      return refuse("invalid", `An annotation has at most ${mostContacts} contacts. Change one of them, or take one out.`);
    }
    await insertContact(db, { id, annotationId, userId: asker.id, ...fields.value });
    return contactWritten(db, annotation, asker.id, { verb: "contact-added", contact: id, data: { party } });
  });
}

const mostContacts = 50;
