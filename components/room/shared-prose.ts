import { HocuspocusProvider, type HocuspocusProviderWebsocket } from "@hocuspocus/provider";
import { IndexeddbPersistence } from "y-indexeddb";
import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import type { DocumentJson } from "#lib/domain/article-schema.ts";
import { projectProse } from "#lib/domain/prose-document.ts";
import { serverMessage } from "#lib/domain/room.ts";
import type { KeptText } from "./kept-prose.ts";

export type ProseStatus = {
  /** There is something to write in: the server's text, or what this browser kept of it. */
  ready: boolean;
  /** The server has not confirmed everything written here. */
  unsaved: boolean;
  trouble: boolean;
  /** Why the server does not take part, if it doesn't. */
  refused: string | null;
};

type Options = { name: string; socket: HocuspocusProviderWebsocket; storageKey: string; onStatus: () => void };

/** Milliseconds after which a change shows where the text is only read. */
const showDelay = 120;
/** Milliseconds in which changes are gathered before the server is asked to confirm them. */
const askDelay = 30;

/**
 * One text that several people write. Every change goes to the others at once and is kept in this browser; it counts as saved only when
 * the server has said that it is committed: after the changes a numbered barrier is sent, and the server answers with its number.
 */
export function createSharedProse({ name, socket, storageKey, onStatus }: Options) {
  const document = new Y.Doc();
  /** Carets of everyone in the text. */
  const awareness = new Awareness(document);
  const kept = new IndexeddbPersistence(storageKey, document);
  let provider: HocuspocusProvider | null = null;
  let status: ProseStatus = { ready: false, unsaved: false, trouble: false, refused: null };
  let changes = 0;
  let confirmed = 0;
  let barrier = 0;
  const asked = new Map<number, number>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let showing: ReturnType<typeof setTimeout> | undefined;
  let shown: DocumentJson | null = null;
  let waiting: (() => void)[] = [];
  const adopted: (() => Promise<void>)[] = [];

  function set(change: Partial<ProseStatus>): void {
    const next = { ...status, ...change, unsaved: changes > confirmed };
    if (JSON.stringify(next) === JSON.stringify(status)) return;
    status = next;
    if (!next.unsaved) {
      for (const done of waiting) done();
      waiting = [];
      tidy().catch((error: unknown) => console.warn("Could not tidy up kept words", error));
    }
    onStatus();
  }

  document.on("update", (_update: Uint8Array, origin: unknown) => {
    showing ??= setTimeout(show, showDelay);
    if (origin === provider && provider !== null) return;
    // What this browser kept may never have reached the server: it is confirmed like anything new.
    changes += 1;
    set({});
    askSoon();
  });

  function show(): void {
    showing = undefined;
    shown = projectProse(document);
    onStatus();
  }

  function askSoon(): void {
    clearTimeout(timer);
    timer = setTimeout(ask, askDelay);
  }

  /** Only on a connection that has everything from before: a barrier vouches for what was sent on its own connection. */
  function ask(): void {
    if (!provider?.isSynced || changes === confirmed) return;
    barrier += 1;
    asked.set(barrier, changes);
    provider.sendStateless(JSON.stringify({ barrier }));
  }

  function hear(payload: string): void {
    const message = serverMessage.safeParse(JSON.parse(payload)).data;
    if (!message) return;
    if ("trouble" in message) set({ trouble: message.trouble });
    if (!("durable" in message)) return;
    // A barrier of an earlier connection says nothing about this one.
    confirmed = Math.max(confirmed, asked.get(message.durable) ?? 0);
    asked.delete(message.durable);
    set({ trouble: false });
  }

  async function tidy(): Promise<void> {
    for (const clear of adopted.splice(0)) await clear();
  }

  /** Takes part in the room. Called once the server has what the text belongs to. */
  function join(): void {
    if (provider) return;
    provider = new HocuspocusProvider({
      ...{ name, document, awareness, websocketProvider: socket },
      onStateless: ({ payload }) => hear(payload),
      onSynced: () => {
        set({ ready: true, refused: null });
        ask();
      },
      onClose: () => asked.clear(),
      onAuthenticationFailed: ({ reason }) => set({ refused: reason }),
    });
    provider.attach();
  }

  /** A text of which the server has nothing yet begins here. */
  function begin(): void {
    set({ ready: true });
  }

  /** Takes in what another window left behind, and clears that away once it is saved. */
  async function adopt({ storageKey: from, forget }: KeptText): Promise<void> {
    const left = new IndexeddbPersistence(from, document);
    adopted.push(async () => {
      await left.clearData();
      forget();
    });
    await left.whenSynced;
    set({ ready: true });
    if (!status.unsaved) await tidy();
  }

  /** What is saved, or not wanted any more, need not lie about in this browser. */
  function leave(unwanted = false): void {
    clearTimeout(timer);
    clearTimeout(showing);
    provider?.destroy();
    awareness.destroy();
    const isKept = status.unsaved && !unwanted;
    const gone = isKept ? kept.destroy() : Promise.all([kept.clearData(), tidy()]);
    gone.catch((error: unknown) => console.warn("Could not tidy up kept words", error)).finally(() => document.destroy());
  }

  return {
    name,
    document,
    join,
    begin,
    leave,
    adopt,
    isJoined: () => provider !== null,
    awareness,
    status: () => status,
    /** Resolves once everything written here is saved. */
    saved: () => (status.unsaved ? new Promise<void>((done) => waiting.push(done)) : Promise.resolve()),
    /** What the text says, or said a moment ago; null until there is something to read. */
    json: (): DocumentJson | null => (status.ready ? shown : null),
  };
}

export type SharedProse = ReturnType<typeof createSharedProse>;
