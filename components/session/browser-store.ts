import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Annotation } from "#lib/domain/claim/annotation.ts";
import type { CardFields } from "./card-fields.ts";
import type { Draft } from "./draft.ts";
import type { ReviewFields } from "./room-state.ts";

/** What a shared text said when the server last had all of it. */
export type KeptText = { person: string; name: string; article: string; state: Uint8Array; keptAt: number };

/** One change to a shared text, typed in this browser, that the server has not confirmed. */
export type KeptChange = { person: string; name: string; article: string; update: Uint8Array };

/** A card, or the review as a whole, with what was typed there and not saved, on the snapshot it was typed at. */
export type KeptDraft = { person: string; article: string; window: string; subject: string; snapshotId: string; keptAt: number } & (
  | { kind: "card"; annotation: Annotation; draft: Draft<CardFields> }
  | { kind: "review"; draft: Draft<ReviewFields> }
);

interface Schema extends DBSchema {
  texts: { key: [person: string, name: string]; value: KeptText; indexes: { keptAt: number } };
  changes: {
    key: number;
    value: KeptChange;
    indexes: { text: [person: string, name: string]; article: [person: string, article: string] };
  };
  drafts: { key: [string, string, string, string]; value: KeptDraft; indexes: { article: [person: string, article: string] } };
}

export type BrowserStore = Promise<IDBPDatabase<Schema>>;

const newest = 1;

/**
 * What this browser keeps for people until the server has it. Every row names whose it is, and nobody else's window reads it: one machine
 * may serve several people. All windows of a browser share it, so that what one leaves behind another finds.
 */
export async function openBrowserStore(name = "assay"): BrowserStore {
  return openDB<Schema>(name, newest, {
    upgrade(database) {
      database.createObjectStore("texts", { keyPath: ["person", "name"] }).createIndex("keptAt", "keptAt");
      const changes = database.createObjectStore("changes", { autoIncrement: true });
      changes.createIndex("text", ["person", "name"]);
      changes.createIndex("article", ["person", "article"]);
      const drafts = database.createObjectStore("drafts", { keyPath: ["person", "article", "window", "subject"] });
      drafts.createIndex("article", ["person", "article"]);
    },
    // A window of a newer version of Assay wants to change what is kept: it goes first.
    blocking: (_now, _wanted, event) => event.target instanceof IDBDatabase && event.target.close(),
  });
}

/** Words come before what is only convenient: where there is no room for them, texts that are saved make way. */
export async function withRoom<T>(store: BrowserStore, write: (database: Awaited<BrowserStore>) => Promise<T>): Promise<T> {
  const database = await store;
  try {
    return await write(database);
  } catch {
    await database.clear("texts");
    return write(database);
  }
}

/** Whoever signs out leaves behind only what the server has not got. */
export async function forgetSavedTexts(store: BrowserStore = openBrowserStore()): Promise<void> {
  try {
    await (await store).clear("texts");
  } catch (error) {
    console.warn("Texts that are kept in this browser could not be removed", error);
  }
}
