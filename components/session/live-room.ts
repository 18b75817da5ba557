import { isEmptyProse, proseText } from "#lib/domain/prose/prose.ts";
import { whenIdle } from "../ui/when-idle.ts";
import type { BrowserStore } from "./browser-store.ts";
import type { KeptProse } from "./kept-prose.ts";
import { beforeJoining, type LiveEffect, type LiveEvent, type OwnPresence, reduceLive, type TextsStatus } from "./live-protocol.ts";
import type { enterRoom, Socket } from "./live-wire.ts";
import { createNewsBoard } from "./news-board.ts";
import type { SharedProse } from "./shared-prose.ts";
import { createTimers, retryDelay } from "./timers.ts";

/** Texts nobody here is writing in that stay open, so that they can be written in without a connection. */
const mostIdle = 12;
/** Milliseconds after which the connection is loaded, however busy the page is. */
const patience = 500;
/** Milliseconds a lost connection may take to come back before it is talked about. */
const blink = 2500;
/** How many texts nobody has opened here are fetched, so that they can be written in without a connection. */
const mostAhead = 60;

/**
 * `prose` is null until there is something to write it with; what it is `asked` to do waits until then. `ahead` is what somebody types before
 * they can write in it, `left` what they left behind so.
 */
type Text = { prose: SharedProse | null; asked: Set<"begin" | "join">; users: number; ahead: string; left: string };

/** With what has been loaded since: the scripts, what this browser keeps, and the one socket that texts and room share. */
type Wired = { wire: typeof import("./live-wire.ts"); kept: KeptProse; socket: Socket; room: ReturnType<typeof enterRoom> };

/** The live side of one article's room: one socket, who is here (`live-protocol.ts`), and the texts that are written together. */
export function createLiveRoom({ articleId, meId, store }: { articleId: string; meId: string; store: BrowserStore }) {
  const texts = new Map<string, Text>();
  const listeners = new Set<() => void>();
  const timers = createTimers();
  const setNews = createNewsBoard((news) => handle({ type: "news", news }));
  const heard = { sequence: (_sequence: number | null): void => undefined, accessChanged: (): void => undefined };
  let state = beforeJoining(Date.now());
  const serverStatus = state.status;
  let isOpen = false;
  let stopWaiting = () => {};
  let wired: Wired | null = null;
  let waiting: ((wired: Wired) => void)[] = [];

  function handle(event: LiveEvent): void {
    const { status } = state;
    const next = reduceLive(state, event);
    // The same status stays the same object: what is on screen is drawn anew only when something has changed.
    const isSame = JSON.stringify(next.state.status) === JSON.stringify(status);
    state = isSame ? { ...next.state, status } : next.state;
    if (!isSame) notify();
    for (const effect of next.effects) perform(effect);
  }

  function notify(): void {
    for (const listener of listeners) listener();
  }

  function perform(effect: LiveEffect): void {
    switch (effect.type) {
      case "say so soon":
        timers.ensure("say so", blink, () => handle({ type: "time to say so" }));
        break;
      case "don’t say so":
        timers.stop("say so");
        break;
      case "retry soon":
        timers.start("retry", retryDelay, () => wired?.room.askAgain());
        break;
      case "announce":
        setNews(effect.news);
        break;
      case "tell others":
        wired?.room.tell(effect.mine);
        break;
      case "look for events":
        heard.sequence(null);
        break;
      case "access changed":
        heard.accessChanged();
        break;
    }
  }

  function start(): void {
    isOpen = true;
    handle({ type: "connection lost", online: navigator.onLine });
    stopWaiting = whenIdle(() => void load(), patience);
    // A connection whose network is gone stays open, and silent, until it times out: the browser knows at once.
    addEventListener("offline", dropConnection);
    addEventListener("online", reconnect);
  }

  /** A script that doesn't come is asked for again, as a connection is. */
  async function load(): Promise<void> {
    const wire = await import("./live-wire.ts").catch((error: unknown) => console.warn("The room’s connection could not be loaded", error));
    if (!isOpen || wired) return;
    if (!wire) return timers.start("load", retryDelay, () => void load());
    const socket = wire.openSocket(handle);
    const room = wire.enterRoom({ articleId, meId, socket, handle, onSequence: (sequence) => heard.sequence(sequence) });
    wired = { wire, socket, room, kept: wire.createKeptProse(store, meId, articleId) };
    wired.kept.tidy().catch((error: unknown) => console.warn("Kept texts could not be tidied up", error));
    for (const [name, text] of texts) connect(wired, name, text);
    for (const done of waiting) done(wired);
    waiting = [];
    notify();
  }

  function loaded(): Promise<Wired> {
    return wired ? Promise.resolve(wired) : new Promise((done) => waiting.push(done));
  }

  function connect({ wire, kept, socket }: Wired, name: string, text: Text): void {
    text.prose ??= wire.createSharedProse({ name, meId, socket: socket.socket, keeper: kept.keeper(name), onStatus: gather });
    for (const what of text.asked) text.prose[what]();
    text.asked.clear();
    putIn(text);
  }

  function putIn(text: Text): void {
    if (text.prose && text.left !== "") text.prose.append(text.left);
    if (text.prose) text.left = "";
  }

  /** What is typed before there is an editor: it is nowhere else yet. */
  function typeAhead(name: string, words: string): void {
    const text = texts.get(name);
    if (!text || text.ahead === words) return;
    text.ahead = words;
    gather();
  }

  /** Whoever typed has gone: their words go to the text's end, at once or when that can be written. */
  function leaveAhead(name: string): void {
    const text = texts.get(name);
    if (!text || text.ahead === "") return;
    Object.assign(text, { ahead: "", left: text.left + text.ahead });
    putIn(text);
    gather();
  }

  function ask({ prose, asked }: Text, what: "begin" | "join"): void {
    if (prose) prose[what]();
    else asked.add(what);
  }

  const dropConnection = () => wired?.socket.drop();
  const reconnect = () => wired?.socket.reconnect();

  function stop(): void {
    isOpen = false;
    stopWaiting();
    removeEventListener("offline", dropConnection);
    removeEventListener("online", reconnect);
    timers.stopAll();
    for (const { prose } of texts.values()) prose?.leave();
    texts.clear();
    wired?.room.leave();
    wired?.socket.close();
    wired = null;
    handle({ type: "stopped" });
  }

  /**
   * Opens a text for someone who reads or writes it, until they `close` it. `isNew`: the server has nothing it could belong to yet. Null: there
   * is nothing to write it with yet.
   */
  function open(name: string, isNew: boolean): SharedProse | null {
    const text = texts.get(name) ?? { prose: null, asked: new Set(), users: 0, ahead: "", left: "" };
    texts.set(name, text);
    text.users += 1;
    ask(text, isNew ? "begin" : "join");
    if (wired) connect(wired, name, text);
    return text.prose;
  }

  function close(name: string): void {
    const text = texts.get(name);
    if (!text) return;
    text.users -= 1;
    gather();
  }

  /**
   * Opens what earlier windows left unsaved, so that it is merged and saved. `isPending`: what a text belongs to is not saved yet either.
   * Answers with how many the server, once it is asked, has a place for.
   */
  async function bringBack(isPending: (name: string) => boolean): Promise<number> {
    const { kept } = await loaded();
    const names = (await kept.unsaved()).filter((name) => !texts.has(name));
    const placed = names.map(async (name) => {
      const isNew = isPending(name);
      const prose = open(name, isNew);
      close(name);
      if (!isNew) await prose?.joined();
      return prose?.status().refused === null;
    });
    return (await Promise.all(placed)).filter(Boolean).length;
  }

  /** Fetches texts that nobody opened here lately, one after the other, while there is a connection. */
  async function fetchAhead(subjects: { name: string; changedAt: number }[]): Promise<void> {
    const { kept } = await loaded();
    const ages = await kept.ages();
    const stale = subjects.filter(({ name, changedAt }) => !texts.has(name) && (ages.get(name) ?? 0) < changedAt);
    for (const { name } of stale.slice(0, mostAhead)) {
      if (!state.status.connected) return;
      const prose = open(name, false);
      await prose?.joined();
      close(name);
    }
  }

  /** The server has what these texts belong to, whoever still looks at them. */
  function joinAll(isThere: (name: string) => boolean): void {
    for (const [name, text] of texts) if (!text.prose?.isJoined() && isThere(name)) ask(text, "join");
  }

  function gather(): void {
    const { status } = state;
    handle({ type: "texts changed", texts: textsStatus(texts) });
    // What a text says or how it is kept has changed, though the sum of all hasn't.
    if (state.status === status) notify();
    const idle = [...texts].filter(([, text]) => text.users === 0 && !isUnsaved(text));
    for (const [name] of idle.slice(0, -mostIdle)) drop(name);
  }

  function drop(name: string): void {
    texts.get(name)?.prose?.leave();
    texts.delete(name);
    gather();
  }

  /** Lets words go that were offered back, or whose place was taken back. */
  function discard(name: string): void {
    const prose = texts.get(name)?.prose;
    prose?.forsake();
    // Should this person be let in again, what they let go must not be sent after all.
    if (prose?.isJoined()) drop(name);
  }

  return {
    start,
    stop,
    /** What the others may know of this window. */
    tell: (mine: OwnPresence) => handle({ type: "presence", mine }),
    open,
    /** As `open` answered, or would by now. */
    proseOf: (name: string) => texts.get(name)?.prose ?? null,
    close,
    joinAll,
    typeAhead,
    leaveAhead,
    textStatus: (name: string) => texts.get(name)?.prose?.status() ?? null,
    textOf: (name: string) => texts.get(name)?.prose?.json() ?? null,
    discard,
    bringBack,
    fetchAhead,
    hearAccess: (mayEnter: boolean) => handle({ type: "access heard", mayEnter }),
    /** Whether this browser has no room for what is typed in cards. */
    cantKeepDrafts: (unkept: boolean) => handle({ type: "drafts kept", unkept }),
    getStatus: () => state.status,
    /** As the server drew it. */
    serverStatus,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    setNews,
    /** Hears the article's newest event number; null: look for yourself, some may have been missed. */
    onSequence(listener: typeof heard.sequence) {
      heard.sequence = listener;
    },
    /** Hears that this person is back after the server closed the connection over who they are or what they may do. */
    onAccessChanged(listener: typeof heard.accessChanged) {
      heard.accessChanged = listener;
    },
    /** Resolves once all shared texts written here are saved. */
    saved: async () => void (await Promise.all([...texts.values()].map(({ prose }) => prose?.saved()))),
  };
}

export type LiveRoom = ReturnType<typeof createLiveRoom>;

function isUnsaved({ prose, ahead, left }: Text): boolean {
  return ahead !== "" || left !== "" || prose?.status().unsaved === true;
}

function textsStatus(texts: ReadonlyMap<string, Text>): TextsStatus {
  const all = [...texts].flatMap(([name, { prose }]) => (prose ? [{ name, prose, ...prose.status() }] : []));
  const unsaved = [...texts.values()].filter(isUnsaved).length;
  const orphans = all
    .filter((text) => text.unsaved)
    .flatMap(({ name, prose, refused }) => {
      const json = prose.isJoined() && (refused === "not_found" || refused === "forbidden") ? prose.json() : null;
      return json && !isEmptyProse(json) ? [{ name, text: proseText(json) }] : [];
    });
  const some = (is: "trouble" | "unkept" | "keeping") => all.some((text) => text[is]);
  return { unsaved, unkept: some("unkept"), keeping: some("keeping"), trouble: some("trouble"), orphans };
}
