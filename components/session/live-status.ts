import type { Presence } from "#lib/domain/prose/room-messages.ts";

/** A colleague in the room: one of the windows they have open, the one they used last. */
export type Colleague = Presence["user"] & Omit<Presence, "user" | "cursor">;

export type LiveStatus = {
  connected: boolean;
  /** The connection has been gone, or has not come, for long enough to say so. */
  offline: boolean;
  colleagues: Colleague[];
  /** Shared texts with words that the server has not confirmed. */
  unsaved: number;
  /** Some of them are in this window only: the browser has no room for them. */
  unkept: boolean;
  /** The last of them are on their way into this browser's store. */
  keeping: boolean;
  trouble: boolean;
  /** Words that can't be put where they were written: offered back. */
  orphans: { name: string; text: string }[];
  /** What a colleague has just done. */
  news: string | null;
  /** Why the server takes nothing more from this window, in its words. */
  shutOut: string | null;
};

export const alone: LiveStatus = {
  ...{ connected: false, offline: false, colleagues: [], unsaved: 0, unkept: false, keeping: false, trouble: false, orphans: [] },
  ...{ news: null, shutOut: null },
};
