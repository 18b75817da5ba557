import { HocuspocusProvider, type HocuspocusProviderWebsocket } from "@hocuspocus/provider";
import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import type { DocumentJson } from "#lib/domain/article/article-schema.ts";
import { projectProse } from "#lib/domain/prose/prose-document.ts";
import { isLasting, serverMessage } from "#lib/domain/prose/room.ts";
import type { Keeper } from "./kept-prose.ts";

export type ProseStatus = {
  /** There is something to write in: the server's text, or what this browser kept of it. */
  ready: boolean;
  /** The server has not confirmed everything written here. */
  unsaved: boolean;
  /** This browser has no room for what the server has not confirmed: it is in this window only. */
  unkept: boolean;
  /** The last of it is on its way into this browser's store. */
  keeping: boolean;
  trouble: boolean;
  /** Why the server takes nothing from this window, if it doesn't. */
  refused: string | null;
};

type Options = { name: string; meId: string; socket: HocuspocusProviderWebsocket; keeper: Keeper; onStatus: () => void };

/** Milliseconds after which a change shows where the text is only read. */
const showDelay = 120;
/** Milliseconds in which changes are gathered before the server is asked to confirm them. */
const askDelay = 30;
/** Milliseconds of quiet after which it is said that what was typed is kept. */
const keptDelay = 150;
/** Milliseconds of quiet after which what the server has is kept here too, to be opened without a connection. */
const keepDelay = 1000;
/** Milliseconds until a server that could not say yes or no is asked again. */
const retryDelay = 2000;

/** Origins of what comes from this browser's store: the server has had the first, and may never have seen the second. */
const fromKept = "kept";
const fromUnsaved = "kept, unsaved";

/**
 * One text that several people write. Every change goes to the others at once and is kept in this browser; it counts as saved only when
 * the server has said that it is committed: after the changes a numbered barrier is sent, and the server answers with its number.
 */
export function createSharedProse({ name, meId, socket, keeper, onStatus }: Options) {
  const document = new Y.Doc();
  /** Carets of everyone in the text. */
  const awareness = new Awareness(document);
  let provider: HocuspocusProvider | null = null;
  let status: ProseStatus = { ready: false, unsaved: false, unkept: false, keeping: false, trouble: false, refused: null };
  let changes = 0;
  let confirmed = 0;
  let barrier = 0;
  let forsaken = false;
  let pending = 0;
  let based = false;
  const asked = new Map<number, number>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let showing: ReturnType<typeof setTimeout> | undefined;
  let keeping: ReturnType<typeof setTimeout> | undefined;
  let retrying: ReturnType<typeof setTimeout> | undefined;
  let shown: DocumentJson | null = null;
  let waiting: (() => void)[] = [];
  const joining: (() => void)[] = [];

  function set(change: Partial<ProseStatus>): void {
    const next = { ...status, ...change, unsaved: changes > confirmed && !forsaken };
    if (!next.unsaved) next.unkept = false;
    if (JSON.stringify(next) === JSON.stringify(status)) return;
    status = next;
    if (!next.unsaved) {
      for (const done of waiting) done();
      waiting = [];
      keepSoon();
    }
    onStatus();
  }

  document.on("update", (update: Uint8Array, origin: unknown) => {
    showing ??= setTimeout(show, showDelay);
    if (origin === fromKept) return;
    if (origin === provider && provider !== null) return keepSoon();
    if (origin !== fromUnsaved) keepChange(update);
    written();
  });

  /** The first brings along what it builds on, so that it can be read, and offered back, whatever becomes of the server's text. */
  function keepChange(update: Uint8Array): void {
    const kept = keeper.add(based ? update : Y.encodeStateAsUpdate(document));
    based = true;
    pending += 1;
    set({ keeping: true });
    kept
      .catch((error: unknown) => {
        based = false;
        console.warn("This browser can't keep what is typed", error);
        set({ unkept: true });
      })
      .then(() => setTimeout(isKept, keptDelay));
  }

  function isKept(): void {
    pending -= 1;
    set({ keeping: pending > 0 });
  }

  /** What this browser kept may never have reached the server: it is confirmed like anything new. */
  function written(): void {
    changes += 1;
    forsaken = false;
    set({});
    askSoon();
  }

  keeper.load().then(
    ({ state, changes: unsaved }) => {
      if (document.isDestroyed) return;
      if (state) Y.applyUpdate(document, state, fromKept);
      document.transact(() => {
        for (const update of unsaved) Y.applyUpdate(document, update, fromUnsaved);
      }, fromUnsaved);
      if (unsaved.length > 0) written();
      if (state || unsaved.length > 0) set({ ready: true });
    },
    (error: unknown) => console.warn("Kept words could not be read", error),
  );

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
    if (!provider?.isSynced || status.refused || changes === confirmed) return;
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

  function keepSoon(): void {
    if (changes > confirmed || forsaken || !provider?.isSynced) return;
    clearTimeout(keeping);
    keeping = setTimeout(keep, keepDelay);
  }

  function keep(): void {
    if (changes > confirmed || forsaken) return;
    keeper.confirm(Y.encodeStateAsUpdate(document)).catch((error: unknown) => console.warn("A text could not be kept", error));
  }

  /** Takes part in the room. Called once the server has what the text belongs to. */
  function join(): void {
    if (provider) return;
    provider = new HocuspocusProvider({
      ...{ name, document, awareness, websocketProvider: socket, token: meId },
      onStateless: ({ payload }) => hear(payload),
      onAuthenticated: ({ scope }) => set({ refused: scope === "readonly" ? "forbidden" : null }),
      onSynced: () => {
        set({ ready: true });
        ask();
        keepSoon();
        arrived();
      },
      onClose: () => {
        asked.clear();
        arrived();
      },
      onAuthenticationFailed: ({ reason }) => {
        if (isLasting(reason)) set({ refused: reason });
        else retry();
        arrived();
      },
    });
    provider.attach();
  }

  function arrived(): void {
    for (const done of joining.splice(0)) done();
  }

  function retry(): void {
    set({ trouble: status.unsaved });
    clearTimeout(retrying);
    retrying = askAgain(provider);
  }

  /** A text of which the server has nothing yet begins here. Words that were let go before come back. */
  function begin(): void {
    if (forsaken) {
      based = false;
      keepChange(new Uint8Array());
      written();
    }
    set({ ready: true });
  }

  /** The words are not wanted: nothing waits for them any more. They are still here, should they be wanted again. */
  function forsake(): void {
    forsaken = true;
    clearTimeout(keeping);
    keeper.forget().catch((error: unknown) => console.warn("Words that were let go are still in this browser", error));
    set({});
  }

  function leave(): void {
    for (const each of [timer, showing, keeping, retrying]) clearTimeout(each);
    if (provider?.isSynced && !status.refused) keep();
    provider?.destroy();
    awareness.destroy();
    document.destroy();
  }

  return {
    name,
    document,
    join,
    begin,
    forsake,
    leave,
    isJoined: () => provider !== null,
    /** Resolves once the server has handed over the text, or won't for now. */
    joined: () => (provider?.isSynced ? Promise.resolve() : new Promise<void>((done) => joining.push(done))),
    awareness,
    status: () => status,
    /** Resolves once everything written here is saved. */
    saved: () => (status.unsaved ? new Promise<void>((done) => waiting.push(done)) : Promise.resolve()),
    /** What the text says, or said a moment ago; null until there is something to read. */
    json: (): DocumentJson | null => (status.ready ? shown : null),
  };
}

export type SharedProse = ReturnType<typeof createSharedProse>;

/** A server in trouble, such as one without its database, can't say who may take part: that is no refusal. */
export function askAgain(provider: HocuspocusProvider | null): ReturnType<typeof setTimeout> {
  return setTimeout(() => {
    provider?.sendToken().then(
      () => provider.startSync(),
      (error: unknown) => console.warn("The server could not be asked again", error),
    );
  }, retryDelay);
}
