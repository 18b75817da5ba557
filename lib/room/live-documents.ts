import type { Document, Hocuspocus } from "@hocuspocus/server";
import { applyUpdate, type Doc, encodeStateAsUpdate } from "yjs";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { openProseState } from "#lib/domain/prose/prose-document.ts";
import { largestDocument, parseRoomDocument } from "#lib/domain/prose/room.ts";
import type { ServerMessage } from "#lib/domain/prose/room-messages.ts";
import { log } from "#lib/log.ts";
import { openProse, readProse } from "#lib/usecases/room/open-prose.ts";
import type { Journal } from "./journal.ts";
import type { Projector } from "./projector.ts";

type Live = { documentId: string; articleId: string; document: Document; size: number; reading: Promise<void> | null; readAgain: boolean };

/** What is applied from the database is in the database. */
const fromDatabase = { source: "local", skipStoreHooks: true } as const;

export function say(message: ServerMessage): string {
  return JSON.stringify(message);
}

/** The shared documents open on this node: every change that arrives is put into the journal before anything else can happen to it. */
export function createLiveDocuments(hocuspocus: Hocuspocus, journal: Journal, projector: Projector) {
  const byName = new Map<string, Live>();
  const byId = new Map<string, Live>();

  /** Fills a document at its first opening on this node. Throws the refusal's code, which goes to the client. */
  async function load(name: string, document: Document, actor: Actor | null): Promise<void> {
    const wanted = parseRoomDocument(name);
    if (!wanted || wanted.kind === "review") return;
    const opened = await openProse(actor, { kind: wanted.kind, subjectId: wanted.subjectId });
    if (!opened.ok) throw { reason: opened.error.code };
    const { documentId, articleId, updates } = opened.value;
    document.transact(() => {
      for (const update of updates) applyUpdate(document, update, fromDatabase);
    }, fromDatabase);
    const size = updates.reduce((sum, update) => sum + update.byteLength, 0);
    const live: Live = { documentId, articleId, document, size, reading: null, readAgain: false };
    document.on("update", (update: Uint8Array, origin: unknown) => keep(live, update, origin));
    byName.set(name, live);
    byId.set(documentId, live);
  }

  /** What a document says, whether or not it is open on this node. */
  async function peek(name: string, actor: Actor): Promise<Doc | null> {
    const live = byName.get(name);
    const wanted = parseRoomDocument(name);
    if (live || !wanted || wanted.kind === "review") return live?.document ?? null;
    const opened = await openProse(actor, { kind: wanted.kind, subjectId: wanted.subjectId });
    return opened.ok ? openProseState(opened.value.updates) : null;
  }

  function keep(live: Live, update: Uint8Array, origin: unknown): void {
    live.size += update.byteLength;
    if (origin === fromDatabase) return;
    const { documentId } = live;
    const author = authorOf(origin);
    // What came by way of another node is stored there. It is kept here too, for when that node dies before it could, but without hurry.
    journal.add({ documentId, update, authorId: author?.id ?? null, at: new Date() }, author !== null);
    projector.plan(documentId);
  }

  /** All that came in on this document so far is committed. */
  async function settle(name: string): Promise<void> {
    const live = byName.get(name);
    if (!live) return;
    const { document, documentId } = live;
    // Changes that wait for others they build on raise no event: they would be promised without being kept.
    if (document.store.pendingStructs || document.store.pendingDs) {
      journal.add({ documentId, update: encodeStateAsUpdate(document), authorId: null, at: new Date() }, true);
    }
    await journal.settled(documentId);
  }

  /** Would this change make the document larger than it may be? */
  function isTooMuch(name: string, bytes: number): boolean {
    const live = byName.get(name);
    if (!live || live.size + bytes <= largestDocument) return false;
    live.size = encodeStateAsUpdate(live.document).byteLength;
    return live.size + bytes > largestDocument;
  }

  /** While something of it is in no database a document stays; it goes once that is stored. */
  function mayUnload(name: string): boolean {
    const live = byName.get(name);
    if (!live || !journal.isPending(live.documentId)) return true;
    void journal.settled(live.documentId).then(() => hocuspocus.unloadDocument(live.document));
    return false;
  }

  function unloaded(name: string): void {
    const live = byName.get(name);
    if (!live || hocuspocus.documents.has(name)) return;
    byName.delete(name);
    byId.delete(live.documentId);
  }

  /** Another node, or another door, has written to these documents. */
  function heard(documentIds: string[]): void {
    for (const documentId of documentIds) {
      const live = byId.get(documentId);
      if (live) catchUp(live);
    }
  }

  function catchUp(live: Live): void {
    if (live.reading) {
      live.readAgain = true;
      return;
    }
    live.reading = takeIn(live)
      .catch((error: unknown) => log.warn({ error }, "a shared text changed elsewhere and could not be read; the next change tries again"))
      .finally(() => {
        live.reading = null;
        if (live.readAgain) catchUp(live);
      });
    live.readAgain = false;
  }

  async function takeIn({ documentId, document }: Live): Promise<void> {
    const updates = await readProse(documentId);
    if (document.isDestroyed) return;
    document.transact(() => {
      for (const update of updates) applyUpdate(document, update, fromDatabase);
    }, fromDatabase);
  }

  /** The shared texts of an article that are open on this node; of every article where none is named. */
  function sharedTexts(articleId?: string): Document[] {
    const all = [...byId.values()];
    return all.flatMap((live) => (articleId === undefined || live.articleId === articleId ? live.document : []));
  }

  function missed(): void {
    for (const live of byId.values()) catchUp(live);
  }

  /** To everyone in documents of which something is not stored; when all is well again, to everyone. */
  function broadcastTrouble(trouble: boolean): void {
    for (const { documentId, document } of byId.values()) {
      if (!trouble || journal.isPending(documentId)) document.relayStateless(say({ trouble }));
    }
  }

  return { load, peek, settle, isTooMuch, mayUnload, unloaded, heard, missed, sharedTexts, broadcastTrouble, count: () => byName.size };
}

export type LiveDocuments = ReturnType<typeof createLiveDocuments>;

function authorOf(origin: unknown): Actor | null {
  if (typeof origin !== "object" || origin === null || !("connection" in origin)) return null;
  const { connection } = origin;
  if (typeof connection !== "object" || connection === null || !("context" in connection)) return null;
  return isSeated(connection.context) ? connection.context.actor : null;
}

function isSeated(context: unknown): context is { actor: Actor } {
  return typeof context === "object" && context !== null && "actor" in context;
}
