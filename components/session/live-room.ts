import { HocuspocusProvider, HocuspocusProviderWebsocket, WebSocketStatus } from "@hocuspocus/provider";
import * as Y from "yjs";
import { isEmptyProse, proseText } from "#lib/domain/prose/prose.ts";
import { closeCodes, closeReasons, isLasting, otherPerson, type Presence, serverMessage } from "#lib/domain/prose/room.ts";
import type { BrowserStore } from "./browser-store.ts";
import { colleaguesIn, newcomer } from "./colleagues.ts";
import { createKeptProse } from "./kept-prose.ts";
import { alone, type Colleague, type LiveStatus } from "./live-status.ts";
import { createNewsBoard } from "./news-board.ts";
import { askAgain, createSharedProse, type SharedProse } from "./shared-prose.ts";

const otherPersonHere = "Somebody else is signed in on this browser now.";
/** Texts nobody here is writing in that stay open, so that they can be written in without a connection. */
const mostIdle = 12;
/** Milliseconds a lost connection may take to come back before it is talked about. */
const blink = 2500;
/** How many texts nobody has opened here are fetched, so that they can be written in without a connection. */
const mostAhead = 60;

/** The live side of one article's room: one socket, who is here, and the texts that are written together. */
export function createLiveRoom({ articleId, meId, store }: { articleId: string; meId: string; store: BrowserStore }) {
  const texts = new Map<string, { prose: SharedProse; users: number }>();
  const listeners = new Set<() => void>();
  let status = alone;
  let socket: HocuspocusProviderWebsocket | null = null;
  let room: HocuspocusProvider | null = null;
  let heardSequence: (sequence: number | null) => void = () => undefined;
  let lost: ReturnType<typeof setTimeout> | undefined;
  const kept = createKeptProse(store, meId, articleId);
  let asking: ReturnType<typeof setTimeout> | undefined;
  let accessChanged: () => void = () => undefined;
  /** The server closed the connection because this person may do more or less now: why, in its words, until they are back. */
  let changedAccess: string | null = null;
  let draftsUnkept = false;
  let joinedAt = Date.now();
  const setNews = createNewsBoard((news) => set({ news }));
  let mine: Omit<Presence, "user" | "cursor"> = {};

  function set(change: Partial<LiveStatus>): void {
    const next = { ...status, ...change };
    if (JSON.stringify(next) === JSON.stringify(status)) return;
    status = next;
    for (const listener of listeners) listener();
  }

  /** Whoever needs it first, the texts on screen or the room itself, opens the one socket they share. */
  function connect(): HocuspocusProviderWebsocket {
    const url = `${location.origin.replace(/^http/, "ws")}/room`;
    socket ??= new HocuspocusProviderWebsocket({
      ...{ url, delay: 500, minDelay: 500, maxDelay: 8000 },
      onStatus: ({ status: now }) => told(now),
      onClose: ({ event }) => event.code === closeCodes.accessChanged && accessClosed(event.reason),
    });
    return socket;
  }

  function start(): void {
    told(WebSocketStatus.Connecting);
    room = new HocuspocusProvider({
      ...{ name: `review:${articleId}`, document: new Y.Doc(), websocketProvider: connect(), token: meId },
      onStateless: ({ payload }) => {
        const message = serverMessage.safeParse(JSON.parse(payload)).data;
        if (message && "sequence" in message) heardSequence(message.sequence);
      },
      onSynced: () => {
        told(WebSocketStatus.Connected);
        if (status.shutOut || changedAccess) accessChanged();
        if (changedAccess === closeReasons.roleChanged) setNews("Your role has changed");
        changedAccess = null;
        set({ shutOut: null });
        joinedAt = Date.now();
        tell(mine);
        heardSequence(null);
      },
      onAuthenticationFailed: ({ reason }) => {
        if (isLasting(reason)) shutOut(reason === otherPerson ? otherPersonHere : undefined);
        else asking = askAgain(room);
      },
      onAwarenessChange: ({ states }) => meet(colleaguesIn(states, room?.document.clientID ?? 0, meId)),
    });
    room.attach();
    // A connection whose network is gone stays open, and silent, until it times out: the browser knows at once.
    addEventListener("offline", hangUp);
    addEventListener("online", callBack);
    kept.tidy().catch((error: unknown) => console.warn("Kept texts could not be tidied up", error));
  }

  /** Whoever may do more or less than before is let in again at once, as what they are now. */
  function accessClosed(reason: string): void {
    if (reason === closeReasons.roleChanged || reason === closeReasons.assignmentChanged) changedAccess = reason;
    else shutOut(reason || undefined);
  }

  function shutOut(reason: string = closeReasons.signedOut): void {
    set({ shutOut: reason });
  }

  /** What the server said over HTTP. The room's own reason, where it gave one, says more. */
  function hearAccess(mayEnter: boolean): void {
    if (mayEnter && status.shutOut) accessChanged();
    if (mayEnter || !status.shutOut) set({ shutOut: mayEnter ? null : closeReasons.signedOut });
  }

  /** Whether this browser has no room for what is typed in cards. */
  function cantKeepDrafts(unkept: boolean): void {
    if (draftsUnkept === unkept) return;
    draftsUnkept = unkept;
    gather();
  }

  function meet(colleagues: Colleague[]): void {
    const came = newcomer(status.colleagues, colleagues, joinedAt);
    set({ colleagues });
    if (came) setNews(`${came.name} is here`);
  }

  function told(now: WebSocketStatus): void {
    if (now !== WebSocketStatus.Connected) {
      if (navigator.onLine) lost ??= setTimeout(away, blink);
      else away();
      return;
    }
    clearTimeout(lost);
    lost = undefined;
    set({ connected: true, offline: false });
  }

  function away(): void {
    set({ connected: false, offline: true, colleagues: [] });
  }

  /** Not `disconnect`, which waits for the other side to agree: for that long, nothing could connect again. */
  function hangUp(): void {
    const gone = socket?.webSocket;
    socket?.disconnect();
    gone?.dispatchEvent(new CloseEvent("close", { code: 1006, reason: "offline" }));
  }

  function callBack(): void {
    socket?.connect()?.catch((error: unknown) => console.warn("The room could not be reached again yet", error));
  }

  function stop(): void {
    removeEventListener("offline", hangUp);
    removeEventListener("online", callBack);
    clearTimeout(lost);
    lost = undefined;
    clearTimeout(asking);
    for (const { prose } of texts.values()) prose.leave();
    texts.clear();
    room?.destroy();
    socket?.destroy();
    room = null;
    socket = null;
    set(alone);
  }

  /** What the others may know of this window. */
  function tell(change: Omit<Presence, "user" | "cursor">): void {
    mine = { ...mine, ...change };
    for (const [field, value] of Object.entries(mine)) room?.setAwarenessField(field, value);
  }

  /** Opens a text for someone who reads or writes it, until they `close` it. `isNew`: the server has nothing it could belong to yet. */
  function open(name: string, isNew: boolean): SharedProse {
    const known = texts.get(name);
    const text = known ?? {
      users: 0,
      prose: createSharedProse({ name, meId, socket: connect(), keeper: kept.keeper(name), onStatus: gather }),
    };
    texts.set(name, text);
    text.users += 1;
    if (isNew) text.prose.begin();
    else text.prose.join();
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
    const names = (await kept.unsaved()).filter((name) => !texts.has(name));
    const placed = names.map(async (name) => {
      const isNew = isPending(name);
      const prose = open(name, isNew);
      close(name);
      if (!isNew) await prose.joined();
      return prose.status().refused === null;
    });
    return (await Promise.all(placed)).filter(Boolean).length;
  }

  /** Fetches texts that nobody opened here lately, one after the other, while there is a connection. */
  async function fetchAhead(subjects: { name: string; changedAt: number }[]): Promise<void> {
    const ages = await kept.ages();
    const stale = subjects.filter(({ name, changedAt }) => !texts.has(name) && (ages.get(name) ?? 0) < changedAt);
    for (const { name } of stale.slice(0, mostAhead)) {
      if (!status.connected) return;
      const prose = open(name, false);
      await prose.joined();
      close(name);
    }
  }

  /** The server has what these texts belong to, whoever still looks at them. */
  function joinAll(isThere: (name: string) => boolean): void {
    for (const [name, { prose }] of texts) if (!prose.isJoined() && isThere(name)) prose.join();
  }

  function gather(): void {
    const all = [...texts.entries()];
    const unsaved = all.filter(([, { prose }]) => prose.status().unsaved);
    const refused = unsaved.filter(([, { prose }]) => {
      const { refused: reason } = prose.status();
      return prose.isJoined() && (reason === "not_found" || reason === "forbidden");
    });
    const orphans = refused.flatMap(([name, { prose }]) => {
      const json = prose.json();
      return json && !isEmptyProse(json) ? [{ name, text: proseText(json) }] : [];
    });
    const before = status;
    const some = (is: "trouble" | "unkept" | "keeping") => all.some(([, { prose }]) => prose.status()[is]);
    set({ unsaved: unsaved.length, unkept: draftsUnkept || some("unkept"), keeping: some("keeping"), trouble: some("trouble"), orphans });
    if (status === before) for (const listener of listeners) listener();
    const idle = all.filter(([, { prose, users }]) => users === 0 && !prose.status().unsaved);
    for (const [name] of idle.slice(0, -mostIdle)) drop(name);
  }

  function drop(name: string): void {
    texts.get(name)?.prose.leave();
    texts.delete(name);
    gather();
  }

  /** Lets words go that were offered back, or whose place was taken back. */
  function letGo(name: string): void {
    const prose = texts.get(name)?.prose;
    prose?.forsake();
    // Should this person be let in again, what they let go must not be sent after all.
    if (prose?.isJoined()) drop(name);
  }

  return {
    start,
    stop,
    tell,
    open,
    close,
    joinAll,
    textStatus: (name: string) => texts.get(name)?.prose.status() ?? null,
    textOf: (name: string) => texts.get(name)?.prose.json() ?? null,
    letGo,
    bringBack,
    fetchAhead,
    hearAccess,
    cantKeepDrafts,
    getStatus: () => status,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    setNews,
    /** Hears the article's newest event number; null: look for yourself, some may have been missed. */
    onSequence(heard: typeof heardSequence) {
      heardSequence = heard;
    },
    /** Hears that this person is back after the server closed the connection over who they are or what they may do. */
    onAccessChanged(heard: typeof accessChanged) {
      accessChanged = heard;
    },
    /** Resolves once all shared texts written here are saved. */
    saved: async () => void (await Promise.all([...texts.values()].map(({ prose }) => prose.saved()))),
  };
}

export type LiveRoom = ReturnType<typeof createLiveRoom>;
