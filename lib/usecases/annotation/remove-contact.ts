import { z } from "zod";
import { getAnnotation } from "#lib/db/annotations.ts";
import { listContactHands } from "#lib/db/audit.ts";
import { findContactPlace, setContactRemoved } from "#lib/db/contacts.ts";
import type { Annotation } from "#lib/domain/claim/annotation.ts";
import { saidIn } from "#lib/domain/claim/authors.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { changeAnnotation } from "../change-article.ts";
import { noteCoAuthors } from "../steps/note-authors.ts";
import { annotationOf, contactNotFound, contactWritten } from "../steps/write-contact.ts";

const which = z.object({
  id: z.string().max(100),
  /** Where it is named, of the contact as it was read. */
  version: z.number().int().optional(),
});

/** Takes a contact out of an annotation. It can be brought back. */
export function removeContact(actor: Actor | null, input: z.input<typeof which>): Promise<Result<Annotation>> {
  return setRemoved(actor, input, true);
}

/** Brings a contact back as it was. Whoever wrote some of what comes back is an author again. */
export function restoreContact(actor: Actor | null, input: z.input<typeof which>): Promise<Result<Annotation>> {
  return setRemoved(actor, input, false);
}

async function setRemoved(actor: Actor | null, input: z.input<typeof which>, removed: boolean): Promise<Result<Annotation>> {
  const admitted = admit(actor, "note a contact", which, input);
  if (!admitted.ok) return admitted;
  const { actor: editor, input: asked } = admitted.value;
  const annotationId = await annotationOf(asked.id);
  if (!annotationId) return contactNotFound();

  return changeAnnotation(editor, annotationId, async (db, annotation) => {
    const now = await findContactPlace(db, asked.id);
    if (now?.removed !== !removed) return contactNotFound();
    const current = annotation.contacts.find(({ id }) => id === asked.id);
    if (removed && asked.version !== undefined && current?.version !== asked.version) {
      return refuse("conflict", "This contact was changed since you looked at it. Look again before you take it out.", {
        details: { current },
      });
    }
    await setContactRemoved(db, asked.id, removed);
    const done = { verb: removed ? "contact-removed" : "contact-restored", contact: asked.id } as const;
    const written = await contactWritten(db, annotation, editor.id, done);
    if (removed || !written.ok) return written;
    const { value, deed } = written.value;
    const hands = [now.userId, ...(await listContactHands(db, annotationId, asked.id))];
    await noteCoAuthors(db, { kind: "annotation", id: annotationId }, saidIn(value), hands);
    return ok({ value: await getAnnotation(db, annotationId), deed });
  });
}
