import { type RoomAction, roomReducer } from "./room-reducer.ts";
import type { RoomState } from "./room-state.ts";

export type RoomStore = {
  getState: () => RoomState;
  /** As the server drew it: parts of the page come to life one after the other, and something may have happened before. */
  getServerState: () => RoomState;
  dispatch: (action: RoomAction) => void;
  subscribe: (listener: () => void) => () => void;
};

export function createRoomStore(initial: RoomState): RoomStore {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    getState: () => state,
    getServerState: () => initial,
    dispatch(action) {
      const next = roomReducer(state, action);
      if (next === state) return;
      state = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
