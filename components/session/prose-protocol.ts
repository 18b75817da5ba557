import { isLasting } from "#lib/domain/prose/room.ts";

/**
 * How one shared text is saved, as a pure function: what happens, and what is to be done about it. A change counts as saved only when the
 * server has said that it is committed: after changes a numbered barrier is sent, and the server answers with its number. `shared-prose.ts`
 * drives it.
 */
export type ProseState = {
  /** `apart`: not part of the room. `joining`: not on a connection that has everything from before. */
  connection: "apart" | "joining" | "synced";
  /** There is something to write in: the server's text, or what this browser kept of it. */
  ready: boolean;
  /** Changes made here, and how many of them the server has confirmed. */
  written: number;
  confirmed: number;
  lastBarrier: number;
  /** Barriers sent on this connection, with how many changes went before each. One of an earlier connection says nothing about this one. */
  barriers: ReadonlyMap<number, number>;
  /** The words are not wanted: nothing waits for them any more. */
  forsaken: boolean;
  /** What this browser keeps can be read by itself: further changes need not bring along what they build on. */
  based: boolean;
  /** Changes on their way into this browser's store. */
  storing: number;
  unkept: boolean;
  trouble: boolean;
  refused: string | null;
};

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

export type ProseEvent =
  | { type: "typed" }
  /** A change that this browser kept, which may never have reached the server: it is confirmed like anything new. */
  | { type: "restored" }
  | { type: "received" }
  /** This browser has told what it kept: `anything` to read, and changes that are not saved. */
  | { type: "loaded"; anything: boolean; unsaved: boolean }
  | { type: "storing failed" }
  | { type: "storing ended" }
  | { type: "joined" }
  | { type: "let in"; readOnly: boolean }
  | { type: "synced" }
  | { type: "closed" }
  | { type: "turned away"; reason: string }
  | { type: "answered"; barrier: number }
  | { type: "trouble told"; trouble: boolean }
  /** A text of which the server has nothing yet begins here. */
  | { type: "begun" }
  | { type: "forsaken" }
  | { type: "left" }
  | { type: "time to ask" }
  | { type: "time to keep" };

export type ProseEffect =
  /** Puts the change, or the whole text, into this browser's store. */
  | { type: "store"; what: "change" | "whole" }
  /** Notes in this browser's store that the server has all of the text. */
  | { type: "keep" }
  | { type: "forget" }
  | { type: "send barrier"; barrier: number }
  /** After a while, anew with each: `time to ask`, `time to keep`, and asking the server once more who may take part. */
  | { type: "ask soon" }
  | { type: "keep soon" }
  | { type: "retry soon" }
  /** Whoever waits for the server's text has waited long enough. */
  | { type: "arrived" };

type Step = { state: ProseState; effects: ProseEffect[] };

export const apart: ProseState = {
  ...{ connection: "apart", ready: false, written: 0, confirmed: 0, lastBarrier: 0, barriers: new Map() },
  ...{ forsaken: false, based: false, storing: 0, unkept: false, trouble: false, refused: null },
};

export function statusOf({ ready, written, confirmed, forsaken, unkept, storing, trouble, refused }: ProseState): ProseStatus {
  const unsaved = written > confirmed && !forsaken;
  return { ready, unsaved, unkept: unsaved && unkept, keeping: storing > 0, trouble, refused };
}

export function isSameStatus(one: ProseStatus, other: ProseStatus): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** What follows from an event. */
export function reduceProse(before: ProseState, event: ProseEvent): Step {
  const { state, effects } = follow(before, event);
  const next = statusOf(state).unsaved ? state : { ...state, unkept: false };
  const isNews = !isSameStatus(statusOf(before), statusOf(next));
  // What the server has in full is kept in full, some time after the last that happened to it.
  const keepSoon = (isNews || event.type === "received" || event.type === "synced") && next.connection === "synced" && isAllSaved(next);
  return { state: next, effects: keepSoon ? [...effects, { type: "keep soon" }] : effects };
}

function follow(state: ProseState, event: ProseEvent): Step {
  switch (event.type) {
    case "typed":
      return store(state);
    case "restored":
      return write(state);
    case "received":
      return still(state);
    case "loaded": {
      const { state: next, effects } = event.unsaved ? write(state) : still(state);
      return { state: { ...next, ready: next.ready || event.anything }, effects };
    }
    case "storing failed":
      return still({ ...state, based: false, unkept: true });
    case "storing ended":
      return still({ ...state, storing: state.storing - 1 });
    case "joined":
      return still({ ...state, connection: "joining" });
    case "let in":
      return still({ ...state, refused: event.readOnly ? "forbidden" : null });
    case "synced": {
      const { state: next, effects } = ask({ ...state, connection: "synced", ready: true });
      return { state: next, effects: [...effects, { type: "arrived" }] };
    }
    case "closed":
      return { state: { ...state, connection: "joining", barriers: new Map() }, effects: [{ type: "arrived" }] };
    case "turned away":
      return isLasting(event.reason)
        ? { state: { ...state, refused: event.reason }, effects: [{ type: "arrived" }] }
        : { state: { ...state, trouble: statusOf(state).unsaved }, effects: [{ type: "retry soon" }, { type: "arrived" }] };
    case "answered":
      return still(answer(state, event.barrier));
    case "trouble told":
      return still({ ...state, trouble: event.trouble });
    case "begun": {
      // Words that were let go before come back, with all that they build on.
      const { state: next, effects } = state.forsaken ? store({ ...state, based: false }) : still(state);
      return { state: { ...next, ready: true }, effects };
    }
    case "forsaken":
      return { state: { ...state, forsaken: true }, effects: [{ type: "forget" }] };
    case "left":
      return { state, effects: state.connection === "synced" && !state.refused && isAllSaved(state) ? [{ type: "keep" }] : [] };
    case "time to ask":
      return ask(state);
    case "time to keep":
      return { state, effects: isAllSaved(state) ? [{ type: "keep" }] : [] };
  }
}

function still(state: ProseState): Step {
  return { state, effects: [] };
}

/** The first brings along what it builds on, so that it can be read, and offered back, whatever becomes of the server's text. */
function store(state: ProseState): Step {
  const { state: next, effects } = write({ ...state, based: true, storing: state.storing + 1 });
  return { state: next, effects: [{ type: "store", what: state.based ? "change" : "whole" }, ...effects] };
}

function write(state: ProseState): Step {
  return { state: { ...state, written: state.written + 1, forsaken: false }, effects: [{ type: "ask soon" }] };
}

/** Only on a connection that has everything from before: a barrier vouches for what was sent on its own connection. */
function ask(state: ProseState): Step {
  if (state.connection !== "synced" || state.refused || state.written === state.confirmed) return still(state);
  const barrier = state.lastBarrier + 1;
  const barriers = new Map([...state.barriers, [barrier, state.written]]);
  return { state: { ...state, lastBarrier: barrier, barriers }, effects: [{ type: "send barrier", barrier }] };
}

function answer(state: ProseState, barrier: number): ProseState {
  const barriers = new Map([...state.barriers].filter(([number]) => number !== barrier));
  return { ...state, barriers, confirmed: Math.max(state.confirmed, state.barriers.get(barrier) ?? 0), trouble: false };
}

function isAllSaved({ written, confirmed, forsaken }: ProseState): boolean {
  return written <= confirmed && !forsaken;
}
