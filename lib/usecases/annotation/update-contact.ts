import type { z } from "zod";
import { saveContact } from "#lib/db/contacts.ts";
import type { Annotation } from "#lib/domain/claim/annotation.ts";
import { contactChange } from "#lib/domain/claim/contact-input.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { type Result, refuse } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { changeAnnotation } from "../change-article.ts";
import { annotationOf, checkContact, contactNotFound, contactWritten } from "../steps/write-contact.ts";

/** Writes what is given of a contact and leaves the rest: what was answered, mostly. Whoever works on the article may. */
export async function updateContact(actor: Actor | null, input: z.input<typeof contactChange>): Promise<Result<Annotation>> {
  const admitted = admit(actor, "note a contact", contactChange, input);
  if (!admitted.ok) return admitted;
  const { actor: editor, input: given } = admitted.value;
  const { id, version, ...change } = given;
  const annotationId = await annotationOf(id);
  if (!annotationId) return contactNotFound();

  return changeAnnotation(editor, annotationId, async (db, annotation) => {
    const current = annotation.contacts.find((contact) => contact.id === id);
    if (!current) return contactNotFound();
    if (current.version !== version) {
      return refuse("conflict", "This contact was changed while you were working on it. What you typed is kept: compare the two.", {
        details: { current },
      });
    }
    const { party, name, channel, askedOn, outcome, outcomeOn, answer, notes } = current;
    const fields = checkContact({ party, name, channel, askedOn, outcome, outcomeOn, answer, notes, ...change });
    if (!fields.ok) return fields;
    await saveContact(db, id, fields.value);
    const data = { version: version + 1, changed: Object.keys(change) };
    return contactWritten(db, annotation, editor.id, { verb: "contact-changed", contact: id, data });
  });
}
