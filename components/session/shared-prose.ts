import { HocuspocusProvider, type HocuspocusProviderWebsocket } from "@hocuspocus/provider";
import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import type { DocumentJson } from "#lib/domain/article/article-schema.ts";
import { proseField, readProse } from "#lib/domain/prose/prose-reading.ts";
import { serverMessage } from "#lib/domain/prose/room-messages.ts";
import type { Keeper } from "./kept-prose.ts";
import { apart, isSameStatus, type ProseEffect, type ProseEvent, reduceProse, statusOf } from "./prose-protocol.ts";
import { createTimers, retryDelay } from "./timers.ts";

type Options = { name: string; meId: string; socket: HocuspocusProviderWebsocket; keeper: Keeper; onStatus: () => void };

/** Milliseconds after which a change shows where the text is only read. */
const showDelay = 120;
/** Milliseconds in which changes are gathered before the server is asked to confirm them. */
const askDelay = 30;
/** Milliseconds of quiet after which it is said that what was typed is kept. */
const keptDelay = 150;
/** Milliseconds of quiet after which what the server has is kept here too, to be opened without a connection. */
const keepDelay = 1000;

/** Origins of what comes from this browser's store: the server has had the first, and may never have seen the second. */
const fromKept = "kept";
const fromUnsaved = "kept, unsaved";

/** One text that several people write. Every change goes to the others at once and is kept in this browser; `prose-protocol.ts` says when it is saved. */
export function createSharedProse({ name, meId, socket, keeper, onStatus }: Options) {
  const document = new Y.Doc();
  /** Carets of everyone in the text. */
  const awareness = new Awareness(document);
  const timers = createTimers();
  let provider: HocuspocusProvider | null = null;
  let state = apart;
  let status = statusOf(state);
  let shown: DocumentJson | null = null;
  let savedWaiters: (() => void)[] = [];
  let joinedWaiters: (() => void)[] = [];

  function handle(event: ProseEvent, change?: Uint8Array): void {
    const next = reduceProse(state, event);
    state = next.state;
    for (const effect of next.effects) perform(effect, change);
    const now = statusOf(state);
    if (isSameStatus(now, status)) return;
    status = now;
    if (!status.unsaved) savedWaiters = callAll(savedWaiters);
    onStatus();
  }

  function perform(effect: ProseEffect, change?: Uint8Array): void {
    switch (effect.type) {
      case "store":
        storeChange(effect.what === "change" && change ? change : Y.encodeStateAsUpdate(document));
        break;
      case "keep":
        keeper.confirm(Y.encodeStateAsUpdate(document)).catch(warned("A text could not be kept"));
        break;
      case "forget":
        keeper.forget().catch(warned("Words that were let go are still in this browser"));
        break;
      case "send barrier":
        provider?.sendStateless(JSON.stringify({ barrier: effect.barrier }));
        break;
      case "ask soon":
        timers.start("ask", askDelay, () => handle({ type: "time to ask" }));
        break;
      case "keep soon":
        timers.start("keep", keepDelay, () => handle({ type: "time to keep" }));
        break;
      case "retry soon":
        timers.start("retry", retryDelay, () => askAgain(provider));
        break;
      case "arrived":
        joinedWaiters = callAll(joinedWaiters);
    }
  }

  function storeChange(update: Uint8Array): void {
    keeper
      .add(update)
      .catch((error: unknown) => {
        console.warn("This browser can't keep what is typed", error);
        handle({ type: "storing failed" });
      })
      .then(() => setTimeout(() => handle({ type: "storing ended" }), keptDelay));
  }

  document.on("update", (update: Uint8Array, origin: unknown) => {
    timers.ensure("show", showDelay, show);
    if (origin === fromKept) return;
    if (provider !== null && origin === provider) handle({ type: "received" });
    else handle({ type: origin === fromUnsaved ? "restored" : "typed" }, update);
  });

  keeper.load().then(
    ({ state: kept, changes }) => {
      if (document.isDestroyed) return;
      if (kept) Y.applyUpdate(document, kept, fromKept);
      document.transact(() => {
        for (const update of changes) Y.applyUpdate(document, update, fromUnsaved);
      }, fromUnsaved);
      handle({ type: "loaded", anything: kept !== null || changes.length > 0, unsaved: changes.length > 0 });
    },
    (error: unknown) => console.warn("Kept words could not be read", error),
  );

  function show(): void {
    shown = readProse(document);
    onStatus();
  }

  function hear(payload: string): void {
    const message = serverMessage.safeParse(JSON.parse(payload)).data;
    if (message && "trouble" in message) handle({ type: "trouble told", trouble: message.trouble });
    if (message && "durable" in message) handle({ type: "answered", barrier: message.durable });
  }

  /** Takes part in the room. Called once the server has what the text belongs to. */
  function join(): void {
    if (provider) return;
    handle({ type: "joined" });
    provider = new HocuspocusProvider({
      ...{ name, document, awareness, websocketProvider: socket, token: meId },
      onStateless: ({ payload }) => hear(payload),
      onAuthenticated: ({ scope }) => handle({ type: "let in", readOnly: scope === "readonly" }),
      onSynced: () => handle({ type: "synced" }),
      onClose: () => handle({ type: "closed" }),
      onAuthenticationFailed: ({ reason }) => handle({ type: "turned away", reason }),
    });
    provider.attach();
  }

  function leave(): void {
    timers.stopAll();
    handle({ type: "left" });
    provider?.destroy();
    awareness.destroy();
    document.destroy();
  }

  return {
    name,
    document,
    join,
    /** Plain words at the end of the text, written without an editor. */
    append(words: string): void {
      const blocks = words.split("\n").map((line) => {
        const block = new Y.XmlElement("paragraph");
        block.insert(0, [new Y.XmlText(line)]);
        return block;
      });
      document.getXmlFragment(proseField).push(blocks);
    },
    /** Says from now on what another text says, too. */
    add: (other: Y.Doc) => Y.applyUpdate(document, Y.encodeStateAsUpdate(other)),
    /** A text of which the server has nothing yet begins here. Words that were let go before come back. */
    begin: () => handle({ type: "begun" }),
    /** The words are not wanted: nothing waits for them any more. They are still here, should they be wanted again. */
    forsake: () => handle({ type: "forsaken" }),
    leave,
    isJoined: () => provider !== null,
    /** Resolves once the server has handed over the text, or won't for now. */
    joined: () => (state.connection === "synced" ? Promise.resolve() : new Promise<void>((done) => joinedWaiters.push(done))),
    awareness,
    status: () => status,
    /** Resolves once everything written here is saved. */
    saved: () => (status.unsaved ? new Promise<void>((done) => savedWaiters.push(done)) : Promise.resolve()),
    /** What the text says, or said a moment ago; null until there is something to read. */
    json: (): DocumentJson | null => (status.ready ? shown : null),
  };
}

export type SharedProse = ReturnType<typeof createSharedProse>;

/** A server in trouble, such as one without its database, can't say who may take part: that is no refusal. */
export function askAgain(provider: HocuspocusProvider | null): void {
  provider?.sendToken().then(
    () => provider.startSync(),
    (error: unknown) => console.warn("The server could not be asked again", error),
  );
}

/** Leaves none waiting. */
function callAll(waiting: (() => void)[]): (() => void)[] {
  for (const done of waiting) done();
  return [];
}

function warned(message: string): (error: unknown) => void {
  return (error) => console.warn(message, error);
}
