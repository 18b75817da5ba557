"use client";

import { createContext, useContext, useSyncExternalStore } from "react";
import type { LiveRoom } from "./live-room.ts";
import type { RoomCommands } from "./room-commands.ts";
import { mayWork, type RoomState } from "./room-state.ts";
import type { RoomStore } from "./room-store.ts";
import type { RoomApi } from "./server-api.ts";

export type Room = {
  store: RoomStore;
  api: RoomApi;
  commands: RoomCommands;
  live: LiveRoom;
  saveNow: () => void;
  saveEverything: () => Promise<void>;
};

export const RoomContext = createContext<Room | null>(null);

export function useRoom(): Room {
  const room = useContext(RoomContext);
  if (!room) throw new Error("This belongs inside a review room.");
  return room;
}

/** A part of the room's state. `select` must answer with the same object while that part is the same. */
export function useRoomState<T>(select: (state: RoomState) => T): T {
  const { store } = useRoom();
  return useSyncExternalStore(
    store.subscribe,
    () => select(store.getState()),
    () => select(store.getServerState()),
  );
}

/** Whether this person works on the article, or reads along as it is assigned to others. */
export function useMayWork(): boolean {
  return useRoomState(mayWork);
}
