import type { Annotation } from "#lib/domain/claim/annotation.ts";
import type { ContactFields } from "#lib/domain/claim/contact.ts";
import type { Refusal, Result } from "#lib/domain/result.ts";
import type { RoomStore } from "./room-store.ts";
import type { Saver } from "./saver.ts";
import type { RoomApi } from "./server-api.ts";
import { asked } from "./sign-off-commands.ts";
import type { Tell } from "./undos.ts";

/** A contact as its form has it; version 0: the server has nothing of it yet. */
export type ContactDraft = ContactFields & { id: string; version: number };

type Means = { saver: Pick<Saver, "settled">; mayChange(): boolean; tell: Tell };

/** Whom a person asked for comment. What the server doesn't take is told to the form, which keeps what was typed. */
export function createContactCommands({ dispatch }: RoomStore, api: RoomApi, { saver, mayChange, tell }: Means) {
  async function saveContact(annotationId: string, { version, ...fields }: ContactDraft): Promise<Refusal | null> {
    if (!mayChange()) return { code: "forbidden", message: "You may read along here, and change nothing." };
    // It makes a new version of the card: what is typed there goes first.
    await saver.settled(annotationId);
    const answer = await asked(() =>
      version === 0 ? api.addContact({ ...fields, annotationId }) : api.updateContact({ ...fields, version }),
    );
    if (!answer.ok) return answer.error;
    dispatch({ type: "refreshed", annotation: answer.value });
    return null;
  }

  async function removeContact(annotationId: string, id: string): Promise<void> {
    if (!mayChange()) return;
    await saver.settled(annotationId);
    if (!shown(await asked(() => api.removeContact({ id })))) return;
    tell("Contact removed.", { undo: () => void asked(() => api.restoreContact({ id })).then(shown) });
  }

  function shown(answer: Result<Annotation>): boolean {
    if (answer.ok) dispatch({ type: "refreshed", annotation: answer.value });
    else tell(answer.error.message, { problem: true });
    return answer.ok;
  }

  return { saveContact, removeContact };
}
