import { closeReasons, isLasting, otherPerson } from "#lib/domain/prose/room.ts";
import type { Presence } from "#lib/domain/prose/room-messages.ts";
import { alone, type Colleague, type LiveStatus } from "./live-status.ts";
import { newcomer } from "./newcomer.ts";

const otherPersonHere = "Somebody else is signed in on this browser now.";

/** What a window says of itself; the server stamps whose it is. */
export type OwnPresence = Omit<Presence, "user" | "cursor">;

/** How the texts that are open here are kept. */
export type TextsStatus = Pick<LiveStatus, "unsaved" | "unkept" | "keeping" | "trouble" | "orphans">;

/** One window's connection to an article's room, as a pure function: what happens, and what is to be done about it. `live-room.ts` drives it. */
export type LiveState = {
  status: LiveStatus;
  /** The server closed the connection because this person may do more or less now: why, in its words, until they are back. */
  changedAccess: string | null;
  /** This browser has no room for what is typed in cards, or in texts. */
  draftsUnkept: boolean;
  textsUnkept: boolean;
  /** In milliseconds: whoever came before is no news. */
  joinedAt: number;
  mine: OwnPresence;
};

export type LiveEvent =
  | { type: "connected" }
  /** `online`: the browser thinks that it has a network. */
  | { type: "connection lost"; online: boolean }
  | { type: "time to say so" }
  | { type: "entered"; at: number }
  | { type: "turned away"; reason: string }
  | { type: "closed over access"; reason: string }
  /** What the server said over HTTP. The room's own reason, where it gave one, says more. */
  | { type: "access heard"; mayEnter: boolean }
  | { type: "drafts kept"; unkept: boolean }
  | { type: "texts changed"; texts: TextsStatus }
  | { type: "met"; colleagues: Colleague[]; at: number }
  | { type: "news"; news: string | null }
  | { type: "presence"; mine: OwnPresence }
  | { type: "stopped" };

export type LiveEffect =
  /** Unless it is running: a lost connection may come back before it is talked about. */
  | { type: "say so soon" }
  | { type: "don’t say so" }
  | { type: "retry soon" }
  | { type: "announce"; news: string }
  | { type: "tell others"; mine: OwnPresence }
  /** Some events of the article may have been missed. */
  | { type: "look for events" }
  /** This person is back, and may do more or less than before. */
  | { type: "access changed" };

type Step = { state: LiveState; effects: LiveEffect[] };

export function beforeJoining(at: number): LiveState {
  return { status: alone, changedAccess: null, draftsUnkept: false, textsUnkept: false, joinedAt: at, mine: {} };
}

/** What follows from an event. */
export function reduceLive(state: LiveState, event: LiveEvent): Step {
  switch (event.type) {
    case "connected":
      return { state: withStatus(state, { connected: true, offline: false }), effects: [{ type: "don’t say so" }] };
    case "connection lost":
      return event.online ? { state, effects: [{ type: "say so soon" }] } : still(away(state));
    case "time to say so":
      return still(away(state));
    case "entered":
      return enter(state, event.at);
    case "turned away":
      if (!isLasting(event.reason)) return { state, effects: [{ type: "retry soon" }] };
      return still(shutOut(state, event.reason === otherPerson ? otherPersonHere : closeReasons.signedOut));
    case "closed over access": {
      // Whoever may do more or less than before is let in again at once, as what they are now.
      const isBackAtOnce = event.reason === closeReasons.roleChanged || event.reason === closeReasons.assignmentChanged;
      return still(isBackAtOnce ? { ...state, changedAccess: event.reason } : shutOut(state, event.reason || closeReasons.signedOut));
    }
    case "access heard":
      return hearAccess(state, event.mayEnter);
    case "drafts kept":
      return still(withStatus({ ...state, draftsUnkept: event.unkept }, { unkept: event.unkept || state.textsUnkept }));
    case "texts changed": {
      const { unkept, ...texts } = event.texts;
      return still(withStatus({ ...state, textsUnkept: unkept }, { ...texts, unkept: unkept || state.draftsUnkept }));
    }
    case "met": {
      const came = newcomer(state.status.colleagues, event.colleagues, event.at - state.joinedAt);
      const effects: LiveEffect[] = came ? [{ type: "announce", news: `${came.name} is here` }] : [];
      return { state: withStatus(state, { colleagues: event.colleagues }), effects };
    }
    case "news":
      return still(withStatus(state, { news: event.news }));
    case "presence": {
      const mine = { ...state.mine, ...event.mine };
      return { state: { ...state, mine }, effects: [{ type: "tell others", mine }] };
    }
    case "stopped":
      return { state: { ...state, status: alone }, effects: [{ type: "don’t say so" }] };
  }
}

function still(state: LiveState): Step {
  return { state, effects: [] };
}

function withStatus(state: LiveState, change: Partial<LiveStatus>): LiveState {
  return { ...state, status: { ...state.status, ...change } };
}

function away(state: LiveState): LiveState {
  return withStatus(state, { connected: false, offline: true, colleagues: [] });
}

function shutOut(state: LiveState, reason: string): LiveState {
  return withStatus(state, { shutOut: reason });
}

function enter(before: LiveState, at: number): Step {
  const { status, changedAccess, mine } = before;
  const state = withStatus({ ...before, changedAccess: null, joinedAt: at }, { connected: true, offline: false, shutOut: null });
  const effects: LiveEffect[] = [
    { type: "don’t say so" },
    ...(status.shutOut || changedAccess ? [{ type: "access changed" } as const] : []),
    ...(changedAccess === closeReasons.roleChanged ? [{ type: "announce", news: "Your role has changed" } as const] : []),
    { type: "tell others", mine },
    { type: "look for events" },
  ];
  return { state, effects };
}

function hearAccess(state: LiveState, mayEnter: boolean): Step {
  if (!mayEnter) return still(state.status.shutOut ? state : shutOut(state, closeReasons.signedOut));
  return { state: withStatus(state, { shutOut: null }), effects: state.status.shutOut ? [{ type: "access changed" }] : [] };
}
