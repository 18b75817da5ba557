import type { Connection, Extension } from "@hocuspocus/server";
import { clientMessage } from "#lib/domain/prose/room-messages.ts";
import type { createAccess } from "./access.ts";
import type { Journal } from "./journal.ts";
import { type LiveDocuments, say } from "./live-documents.ts";
import { refuseOlderWindow, watchForTables } from "./older-windows.ts";
import { by, type People, type Visitor } from "./people.ts";
import { stampPresence } from "./stamp-presence.ts";

type Parts = { people: People; journal: Journal; access: ReturnType<typeof createAccess>; documents: LiveDocuments };

/** What happens to each document and each message on the way through Hocuspocus. */
export function createDocumentHooks({ people, journal, access, documents }: Parts): Extension<Visitor> {
  /** Answers a barrier once all that came before it is committed. Hooks of stateless messages must not throw: nobody would catch it. */
  async function confirm(connection: Connection<Visitor>, name: string, barrier: number): Promise<void> {
    // What a reader sent was dropped: there is nothing to confirm.
    if (connection.readOnly) return;
    people.notePresent(connection.context);
    if (journal.hasTrouble()) connection.sendStateless(say({ trouble: true }));
    await documents.settle(name);
    connection.sendStateless(say({ durable: barrier }));
  }

  return {
    async onAuthenticate(payload) {
      await access.enter(payload);
      await payload.instance.unloadingDocuments.get(payload.documentName);
      const { context, documentName } = payload;
      if (!context.knowsTables) refuseOlderWindow(context, await documents.peek(documentName, context.actor));
    },
    async connected({ connection, connectionConfig }) {
      await access.entered(connection, connectionConfig);
    },
    async onLoadDocument({ documentName, document, context }) {
      await documents.load(documentName, document, context.actor);
      watchForTables(document);
    },
    async beforeSync({ document, documentName, connection, payload, type }) {
      refuseOlderWindow(connection.context, document);
      if (type === 0 || !documents.isTooMuch(documentName, payload.byteLength)) return;
      const reason = "document too large";
      people.record({ verb: "refuse a message", ...by(connection.context), reason, document: documentName });
      throw { code: 1009, reason: "too-large" };
    },
    async beforeHandleAwareness({ states, document, connection, context }) {
      // What comes from another node was stamped there.
      if (!connection || !context) return;
      const wrong = stampPresence(states, { document, connection, actor: context.actor });
      if (wrong) people.record({ verb: "refuse a message", ...by(context), reason: wrong, document: document.name });
    },
    async onStateless({ payload, connection, documentName }) {
      const asked = readMessage(payload);
      if (asked) await confirm(connection, documentName, asked.barrier);
    },
    async beforeUnloadDocument({ documentName }) {
      // An empty message keeps the veto out of the log.
      if (!documents.mayUnload(documentName)) throw new Error("");
    },
    async afterUnloadDocument({ documentName }) {
      documents.unloaded(documentName);
    },
  };
}

function readMessage(payload: string): { barrier: number } | null {
  try {
    return clientMessage.safeParse(JSON.parse(payload)).data ?? null;
  } catch {
    return null; // Not ours: nothing to answer.
  }
}
