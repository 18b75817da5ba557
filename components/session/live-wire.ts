import { HocuspocusProvider, HocuspocusProviderWebsocket, WebSocketStatus } from "@hocuspocus/provider";
import * as Y from "yjs";
import { closeCodes, roomPath } from "#lib/domain/prose/room.ts";
import { serverMessage } from "#lib/domain/prose/room-messages.ts";
import { colleaguesIn } from "./colleagues.ts";
import type { LiveEvent, OwnPresence } from "./live-protocol.ts";
import { askAgain } from "./shared-prose.ts";

export { createKeptProse } from "./kept-prose.ts";
export { createSharedProse } from "./shared-prose.ts";

/*
 * What the live side of a room speaks with: Yjs and Hocuspocus. `live-room.ts` loads it once the room is on screen, so that reading,
 * marking and judging don't wait for it.
 */

export type Socket = ReturnType<typeof openSocket>;

export function openSocket(handle: (event: LiveEvent) => void) {
  const url = `${location.origin.replace(/^http/, "ws")}${roomPath}`;
  const socket = new HocuspocusProviderWebsocket({
    ...{ url, delay: 500, minDelay: 500, maxDelay: 8000 },
    onStatus: ({ status }) =>
      handle(status === WebSocketStatus.Connected ? { type: "connected" } : { type: "connection lost", online: navigator.onLine }),
    onClose: ({ event }) => {
      if (event.code === closeCodes.accessChanged) handle({ type: "closed over access", reason: event.reason });
    },
  });

  return {
    /** As the providers of texts take it. */
    socket,
    /** Not `disconnect` alone, which waits for the other side to agree: for that long, nothing could connect again. */
    drop(): void {
      const gone = socket.webSocket;
      socket.disconnect();
      gone?.dispatchEvent(new CloseEvent("close", { code: 1006, reason: "offline" }));
    },
    reconnect(): void {
      socket.connect()?.catch((error: unknown) => console.warn("The room could not be reached again yet", error));
    },
    close: () => socket.destroy(),
  };
}

type Entry = {
  articleId: string;
  meId: string;
  socket: Socket;
  handle: (event: LiveEvent) => void;
  onSequence: (sequence: number | null) => void;
};

/** Enters the room itself: who is here, and word of what happens. */
export function enterRoom({ articleId, meId, socket, handle, onSequence }: Entry) {
  const room = new HocuspocusProvider({
    ...{ name: `review:${articleId}`, document: new Y.Doc(), websocketProvider: socket.socket, token: meId },
    onStateless: ({ payload }) => {
      const message = serverMessage.safeParse(JSON.parse(payload)).data;
      if (message && "sequence" in message) onSequence(message.sequence);
    },
    onSynced: () => handle({ type: "entered", at: Date.now() }),
    onAuthenticationFailed: ({ reason }) => handle({ type: "turned away", reason }),
    onAwarenessChange: ({ states }) =>
      handle({ type: "met", colleagues: colleaguesIn(states, room.document.clientID, meId), at: Date.now() }),
  });
  room.attach();
  return {
    tell(mine: OwnPresence): void {
      for (const [field, value] of Object.entries(mine)) room.setAwarenessField(field, value);
    },
    askAgain: () => askAgain(room),
    leave: () => room.destroy(),
  };
}
