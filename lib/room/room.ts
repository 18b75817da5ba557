import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type Connection, type Extension, Hocuspocus } from "@hocuspocus/server";
import nodeAdapter from "crossws/adapters/node";
import { sessionOfCookies } from "#lib/auth/session-cookie.ts";
import type { Actor } from "#lib/domain/permissions.ts";
import { clientMessage, closeCodes, longestMessage, otherPerson, parseRoomDocument, type RoomFigures } from "#lib/domain/room.ts";
import { clientAddress } from "#lib/http/client-address.ts";
import { log } from "#lib/log.ts";
import { appendProse } from "#lib/usecases/append-prose.ts";
import { enterRoom } from "#lib/usecases/enter-room.ts";
import { findSessionActor } from "#lib/usecases/find-session-actor.ts";
import { findUnstoredProse, storeProse } from "#lib/usecases/store-prose.ts";
import { createJournal } from "./journal.ts";
import { createLiveDocuments, say } from "./live-documents.ts";
import { createMessageLimit } from "./message-limit.ts";
import { createPeople, type Seat } from "./people.ts";
import { createProjector } from "./projector.ts";
import { connectRedis } from "./redis.ts";
import { replaySpilled, spill } from "./spill.ts";
import { stampPresence } from "./stamp-presence.ts";

type Listener = { close(): Promise<void> };
type Heard = (payload: string) => void;

export type RoomOptions = {
  /** The address people use: pages of other origins may not connect. */
  url: string;
  dataDir: string;
  redisUrl?: string | undefined;
  /** Wakes that come from the database, with what to do when some may have been missed. */
  listen: (channel: "events" | "prose" | "access", heard: Heard, missed: () => void) => Promise<Listener>;
};

/** What Hocuspocus carries along with each connection. */
type Context = { actor: Actor; sessionId: string; address: string };

export type Room = Awaited<ReturnType<typeof openRoom>>;

/** The room: live work on articles, over one WebSocket a browser window. */
export async function openRoom({ url, dataDir, redisUrl, listen }: RoomOptions) {
  const node = randomUUID();
  const origin = new URL(url).origin;
  const people = createPeople();
  const append = (updates: Parameters<typeof appendProse>[0]) => appendProse(updates, node);
  let stopping = false;

  const journal = createJournal({
    append,
    onTrouble(trouble, cause) {
      if (trouble) log.error({ error: cause }, "shared texts can't be stored; they are kept in memory and it is tried again");
      else log.info("shared texts are stored again");
      documents.tellTrouble(trouble);
    },
  });
  const projector = createProjector({
    async store(documentId) {
      await journal.settled(documentId);
      const { tooLong } = await storeProse(documentId);
      if (tooLong) log.warn({ documentId }, "a shared text is longer than it may be: the review keeps what it said before");
    },
  });

  const extension: Extension<Context> = {
    async onAuthenticate({ context, documentName, connectionConfig, instance, token }) {
      // A window says whose it is: what one person typed must not go out in the name of the next who signs in on the same machine.
      if (token && token !== context.actor.id) throw { reason: otherPerson };
      const wanted = parseRoomDocument(documentName);
      const now = await findSessionActor(context.sessionId);
      const entered = wanted && (await enterRoom(now, wanted));
      if (!entered?.ok) {
        people.record({ verb: "refuse a connection", ...by(context), reason: entered?.error.code ?? "no such document" });
        throw { reason: entered?.error.code ?? "not_found" };
      }
      connectionConfig.readOnly = !entered.value.mayWrite;
      await instance.unloadingDocuments.get(documentName);
    },
    async onLoadDocument({ documentName, document, context }) {
      await documents.load(documentName, document, context.actor);
    },
    async beforeSync({ documentName, connection, payload, type }) {
      if (type === 0 || !documents.isTooMuch(documentName, payload.byteLength)) return;
      people.record({
        verb: "refuse a message",
        ...by(connection.context),
        reason: "document too large",
        document: documentName,
      });
      throw { code: 1009, reason: "too-large" };
    },
    async beforeHandleAwareness({ states, document, connection, context }) {
      // What comes from another node was stamped there.
      if (!connection || !context) return;
      const wrong = stampPresence(states, { document, connection, actor: context.actor });
      if (wrong) people.record({ verb: "refuse a message", ...by(context), reason: wrong, document: document.name });
    },
    async onStateless({ payload, connection, documentName }) {
      const asked = readMessage(payload);
      if (asked) await confirm(connection, documentName, asked.barrier);
    },
    async beforeUnloadDocument({ documentName }) {
      // An empty message keeps the veto out of the log.
      if (!documents.mayUnload(documentName)) throw new Error("");
    },
    async afterUnloadDocument({ documentName }) {
      documents.unloaded(documentName);
    },
  };

  const hocuspocus = new Hocuspocus<Context>({
    quiet: true,
    // Storing is the journal's: nothing to wait for here.
    debounce: 0,
    extensions: [...(redisUrl ? [connectRedis(redisUrl)] : []), extension],
  });
  const documents = createLiveDocuments(hocuspocus, journal, projector);

  /** Answers a barrier once all that came before it is committed. Hooks of stateless messages must not throw: nobody would catch it. */
  async function confirm(connection: Connection<Context>, name: string, barrier: number): Promise<void> {
    // What a reader sent was dropped: there is nothing to confirm.
    if (connection.readOnly) return;
    if (journal.hasTrouble()) connection.sendStateless(say({ trouble: true }));
    await documents.settle(name);
    connection.sendStateless(say({ durable: barrier }));
  }

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
      people.record({ verb: "refuse a connection", actorId: null, address, reason: "foreign origin" });
      return turnAway(socket, "403 Forbidden");
    }
    const session = await sessionOfCookies(request.headers.cookie);
    if (!session) return turnAway(socket, "401 Unauthorized");
    const asked = new Request(`${url}/room`);
    admitted.set(asked, { ...session, address });
    await sockets.handleUpgrade(request, socket, head, asked);
    return true;
  }

  const listeners = await Promise.all([
    listen("events", hearEvent, () => tellSequence(null)),
    listen("prose", hearProse, () => documents.missed()),
    listen(
      "access",
      (userId) => void people.recheck(userId),
      () => void people.recheckAll(),
    ),
  ]);

  function hearEvent(payload: string): void {
    const [articleId = "", sequence] = payload.split(":");
    hocuspocus.documents.get(`review:${articleId}`)?.relayStateless(say({ sequence: Number(sequence) }));
  }

  function tellSequence(sequence: number | null): void {
    for (const [name, document] of hocuspocus.documents) {
      if (name.startsWith("review:")) document.relayStateless(say({ sequence }));
    }
  }

  function hearProse(payload: string): void {
    const [by, ids = ""] = payload.split(":");
    if (by !== node) documents.heard(ids.split(","));
  }

  /** What an earlier process left: changes in a file, and changes not yet in their review. */
  async function recover(): Promise<void> {
    // The first statement of its kind takes longest, and nobody should wait for it with unsaved words.
    await append([]);
    const replayed = await replaySpilled(dataDir, append);
    if (replayed > 0) log.info({ changes: replayed }, "changes that an earlier process could not store are stored now");
    for (const documentId of await findUnstoredProse()) projector.plan(documentId);
  }
  await recover();
  const sessionsEnd = setInterval(() => void people.recheckAll(), 60_000).unref();

  /** Refuses new work, closes what is open, and stores everything, or writes down what no database takes. `patience` in milliseconds. */
  async function close(patience: number): Promise<void> {
    stopping = true;
    clearInterval(sessionsEnd);
    for (const seat of people.all()) seat.close(closeCodes.stopping, "Assay is restarting.");
    const unstored = await journal.stop(patience * 0.6);
    if (unstored.length > 0) await writeDown(unstored);
    else await Promise.race([projector.stop(), new Promise((resolve) => setTimeout(resolve, patience * 0.3).unref())]);
    await Promise.all(listeners.map((listener) => listener.close().catch(() => undefined)));
    await hocuspocus.hooks("onDestroy", { instance: hocuspocus });
  }

  /** The last that can be done for words that no database takes: the browsers they were typed in keep them too. */
  async function writeDown(unstored: Parameters<typeof spill>[1]): Promise<void> {
    const what = `The database could not be reached: ${unstored.length} changes to shared texts`;
    await spill(dataDir, unstored).then(
      (path) => console.error(`${what} are in ${path} and are stored at the next start.`),
      (error: unknown) => {
        const reason = error instanceof Error ? error.message : error;
        console.error(`${what} are not stored, and could not be written to ${dataDir} either (${reason}). Make room there. They are still`);
        console.error("in the browsers they were typed in, which send them again when Assay is back: do not close those.");
      },
    );
  }

  function figures(): RoomFigures {
    const unsaved = journal.figures();
    return {
      state: stopping ? "closing" : journal.hasTrouble() ? "failing" : "open",
      connections: peers.size,
      documents: documents.count(),
      unsavedDocuments: unsaved.documents,
      oldestUnsavedMilliseconds: unsaved.oldest,
      storeFailures: unsaved.failures,
    };
  }

  return { upgrade, close, hocuspocus, figures };
}

const admitted = new WeakMap<Request, Context>();

/** Whom an incident is about, for the audit log. */
function by({ actor, address }: Pick<Context, "actor" | "address">): { actorId: string; address: string } {
  return { actorId: actor.id, address };
}

function isSession(value: unknown): value is Context {
  return typeof value === "object" && value !== null && "actor" in value && "sessionId" in value;
}

function turnAway(socket: Duplex, status: string): true {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => socket.destroy());
  return true;
}

function readMessage(payload: string): { barrier: number } | null {
  try {
    return clientMessage.safeParse(JSON.parse(payload)).data ?? null;
  } catch {
    return null; // Not ours: nothing to answer.
  }
}
