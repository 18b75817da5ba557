import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { Hocuspocus } from "@hocuspocus/server";
import nodeAdapter from "crossws/adapters/node";
import { sessionOfCookies } from "#lib/auth/session-cookie.ts";
import { closeCodes, longestMessage } from "#lib/domain/prose/room.ts";
import { clientAddress, clientNetwork } from "#lib/http/client-address.ts";
import { countRefusal } from "#lib/usecases/desk/count-refusals.ts";
import { createMessageLimit } from "./message-limit.ts";
import { by, type People, type Seat, type Visitor } from "./people.ts";

type Options = {
  /** The address people use: pages of other origins may not connect. */
  url: string;
  people: People;
  hocuspocus: Hocuspocus<Visitor>;
};

/** The windows' sockets: who is let in, how much each may send, and how one is put out. What passes goes to Hocuspocus. */
export function createSockets({ url, people, hocuspocus }: Options) {
  const origin = new URL(url).origin;
  let stopping = false;

  type Peer = { seat: Seat; client: ReturnType<typeof hocuspocus.handleConnection>; limit: ReturnType<typeof createMessageLimit> };
  const peers = new Map<string, Peer>();

  const sockets = nodeAdapter({
    serverOptions: { maxPayload: longestMessage, perMessageDeflate: false },
    hooks: {
      upgrade: (request) => ({ context: { session: admitted.get(request) } }),
      open(peer) {
        const { session } = peer.context;
        if (!isSession(session)) return peer.terminate();
        const seat: Seat = { ...session, close: (code, reason) => expel(peer.id, code, reason, peer) };
        if (!people.sit(seat)) {
          people.record({ verb: "refuse a connection", ...by(session), reason: "too many connections" });
          return peer.close(closeCodes.tooMany, "You have this desk open too many times.");
        }
        const socket = {
          send: (data: Parameters<WebSocket["send"]>[0]) => void peer.send(data, { compress: false }),
          close: (code?: number, reason?: string) => peer.close(code, reason),
          get readyState() {
            return peer.websocket.readyState ?? 3;
          },
        };
        const client = hocuspocus.handleConnection(socket, new Request(`${url}/room`), session);
        peers.set(peer.id, { seat, client, limit: createMessageLimit() });
      },
      message(peer, message) {
        const known = peers.get(peer.id);
        if (!known) return;
        if (known.limit.take()) return known.client.handleMessage(message.uint8Array());
        people.record({ verb: "refuse a message", ...by(known.seat), reason: "too many messages" });
        expel(peer.id, closeCodes.tooMany, "Too many changes at once. What you typed is kept in this browser.", peer);
      },
      close: (peer, event) => forget(peer.id, event),
      error(peer, error) {
        const known = peers.get(peer.id);
        const tooLarge = /max payload/i.test(String(error.cause ?? error));
        if (known && tooLarge) people.record({ verb: "refuse a message", ...by(known.seat), reason: "message too large" });
        forget(peer.id);
      },
    },
  });

  function forget(id: string, event: { code?: number; reason?: string } = {}): void {
    const known = peers.get(id);
    peers.delete(id);
    if (!known) return;
    people.leave(known.seat);
    known.client.handleClose({ code: event.code ?? 1006, reason: event.reason ?? "" });
  }

  /** Nothing more is taken from this socket from now on, whether or not it agrees to be closed. */
  function expel(id: string, code: number, reason: string, peer: { close(code: number, reason: string): void; terminate(): void }): void {
    forget(id, { code, reason });
    peer.close(code, reason);
    setTimeout(() => peer.terminate(), 500).unref();
  }

  /** Takes over connections to /room. Anything it does not want is told so and closed. */
  async function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<boolean> {
    if (request.url?.split("?")[0] !== "/room") return false;
    if (stopping) return turnAway(socket, "503 Service Unavailable");
    const address = clientAddress(request.headers);
    if (request.headers.origin !== origin) {
      countRefusal("foreign origin", clientNetwork(request.headers));
      return turnAway(socket, "403 Forbidden");
    }
    const session = await sessionOfCookies(request.headers.cookie);
    if (!session) return turnAway(socket, "401 Unauthorized");
    const asked = new Request(`${url}/room`);
    const knowsTables = new URL(request.url, url).searchParams.has("tables");
    admitted.set(asked, { ...session, address, knowsTables });
    await sockets.handleUpgrade(request, socket, head, asked);
    return true;
  }

  /** Lets nobody in any more, and puts everybody out. */
  function close(): void {
    stopping = true;
    for (const seat of people.all()) seat.close(closeCodes.stopping, "Assay is restarting.");
  }

  return { upgrade, close, count: () => peers.size };
}

const admitted = new WeakMap<Request, Visitor>();

function isSession(value: unknown): value is Visitor {
  return typeof value === "object" && value !== null && "actor" in value && "sessionId" in value;
}

function turnAway(socket: Duplex, status: string): true {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => socket.destroy());
  return true;
}
