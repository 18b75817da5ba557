/** A real room on a port of its own, and browsers' windows that connect to it as a person would. For tests and benches. */
import { once } from "node:events";
import { mkdtemp } from "node:fs/promises";
import { createServer } from "node:http";
import { connect, createServer as createRelay, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { HocuspocusProvider, HocuspocusProviderWebsocket } from "@hocuspocus/provider";
import { encode } from "next-auth/jwt";
import { WebSocket as ClientSocket } from "undici";
import * as Y from "yjs";
import { sessionCookieName } from "#lib/auth/session-cookie.ts";
import { database } from "#lib/db/client.ts";
import { listen } from "#lib/db/listen.ts";
import { eventsChannel } from "#lib/db/outbox.ts";
import { proseChannel } from "#lib/db/prose.ts";
import { accessChannel } from "#lib/db/users.ts";
import { openProseState, proseField } from "#lib/domain/prose-document.ts";
import { serverMessage } from "#lib/domain/room.ts";
import { env } from "#lib/env.ts";
import { openRoom, type Room } from "./room.ts";

export type RoomServer = { url: string; room: Room; dataDir: string; close(patience?: number): Promise<void> };

export async function startRoom(options: { redisUrl?: string; dataDir?: string; port?: number } = {}): Promise<RoomServer> {
  const server = createServer();
  let room: Room | undefined;
  server.on("upgrade", (request, socket, head) => {
    socket.on("error", () => socket.destroy());
    const taken = room?.upgrade(request, socket, head) ?? Promise.resolve(false);
    taken.then(
      (isTaken) => isTaken || socket.destroy(),
      () => socket.destroy(),
    );
  });
  server.listen(options.port ?? 0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const url = `http://127.0.0.1:${address.port}`;
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), "assay-room-")));
  const channels = { events: eventsChannel, prose: proseChannel, access: accessChannel };
  const opened = await openRoom({
    ...{ url, dataDir, redisUrl: options.redisUrl },
    listen: (wake, heard, missed) => listen(channels[wake], heard, missed),
  });
  room = opened;
  let closing: Promise<void> | undefined;
  return {
    ...{ url, room: opened, dataDir },
    close(patience = 4000) {
      closing ??= opened.close(patience).then(() => {
        server.close();
        server.closeAllConnections();
      });
      return closing;
    },
  };
}

/** A session of this person, as the cookie their browser would send. */
export async function signedIn(userId: string): Promise<{ sessionId: string; cookie: string }> {
  const session = await database().session.create({ data: { userId, expiresAt: new Date(Date.now() + 3_600_000) } });
  const token = await encode({ token: { sessionId: session.id }, secret: env.authSecret });
  return { sessionId: session.id, cookie: `${sessionCookieName()}=${token}` };
}

/** A WebSocket as a browser on this origin opens it, with this cookie. */
export function browserSocket(cookie: string, origin: string): typeof WebSocket {
  class BrowserSocket extends ClientSocket {
    constructor(address: string | URL) {
      super(address, { headers: { cookie, origin } });
    }
  }
  // undici's class is the one behind the global, with types of its own.
  return BrowserSocket as unknown as typeof WebSocket;
}

/** One browser window's connection to one shared document, which knows what has been confirmed to it as durable. */
export class Window {
  readonly document = new Y.Doc();
  readonly socket: HocuspocusProviderWebsocket;
  readonly provider: HocuspocusProvider;
  readonly heard: string[] = [];
  readonly closed: string[] = [];
  refused: string | null = null;
  #barrier = 0;
  #sent = new Map<number, () => void>();

  constructor(server: { url: string }, name: string, cookie: string, origin = server.url) {
    this.socket = new HocuspocusProviderWebsocket({
      url: `${server.url.replace("http", "ws")}/room`,
      WebSocketPolyfill: browserSocket(cookie, origin),
      ...{ delay: 50, minDelay: 50, maxDelay: 300 },
    });
    this.provider = new HocuspocusProvider({
      websocketProvider: this.socket,
      ...{ name, document: this.document },
      onStateless: ({ payload }) => this.#hear(payload),
      onAuthenticationFailed: ({ reason }) => {
        this.refused = reason;
      },
      onClose: ({ event }) => {
        this.closed.push(`${event.code} ${event.reason}`);
        this.#sent.clear();
      },
    });
    this.provider.attach();
  }

  #hear(payload: string): void {
    this.heard.push(payload);
    const message = serverMessage.parse(JSON.parse(payload));
    if ("durable" in message) this.#sent.get(message.durable)?.();
  }

  get paragraphs(): Y.XmlFragment {
    return this.document.getXmlFragment(proseField);
  }

  /** Adds a paragraph at the end. */
  write(text: string): void {
    const paragraph = new Y.XmlElement("paragraph");
    paragraph.insert(0, [new Y.XmlText(text)]);
    this.paragraphs.push([paragraph]);
  }

  get text(): string {
    return textOf(this.document);
  }

  async synced(): Promise<void> {
    await until(() => this.provider.isSynced);
  }

  /** Resolves when the server says that all written until now is durable, over however many connections that takes. */
  async saved(): Promise<void> {
    for (;;) {
      await this.synced();
      this.#barrier += 1;
      const number = this.#barrier;
      const answered = new Promise<void>((resolve) => this.#sent.set(number, resolve));
      this.provider.sendStateless(JSON.stringify({ barrier: number }));
      const lost = until(() => !this.#sent.has(number) || !this.provider.isSynced).then(() => "lost" as const);
      if ((await Promise.race([answered, lost])) !== "lost") {
        this.#sent.delete(number);
        return;
      }
    }
  }

  close(): void {
    this.provider.destroy();
    this.socket.destroy();
  }
}

/** What the database holds of a document right now, projected or not. */
export async function storedText(subjectId: string): Promise<string> {
  const [document, updates] = await database().$transaction(
    [
      database().proseDocument.findFirstOrThrow({ where: { subjectId } }),
      database().proseUpdate.findMany({ where: { document: { subjectId } } }),
    ],
    { isolationLevel: "RepeatableRead" },
  );
  return textOf(openProseState([document.state, ...updates.map(({ update }) => update)]));
}

export function textOf(document: Y.Doc): string {
  return document
    .getXmlFragment(proseField)
    .toArray()
    .map((paragraph) => (paragraph instanceof Y.XmlElement ? paragraph.toArray().join("") : ""))
    .join("\n");
}

/** A database that can be taken away and given back: a relay before the real one. */
export async function databaseRelay(databaseUrl: string) {
  const target = new URL(databaseUrl);
  const open = new Set<Socket>();
  let isThere = true;
  const relay = createRelay((client) => {
    if (!isThere) return client.destroy();
    const upstream = connect(Number(target.port), target.hostname);
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on("error", () => socket.destroy()).on("close", () => open.delete(socket));
    }
    client.pipe(upstream).pipe(client);
    client.on("close", () => upstream.destroy());
    upstream.on("close", () => client.destroy());
  });
  relay.listen(0, "127.0.0.1");
  await once(relay, "listening");
  const address = relay.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const url = new URL(databaseUrl);
  url.hostname = "127.0.0.1";
  url.port = String(address.port);
  return {
    url: url.href,
    takeAway(): void {
      isThere = false;
      for (const socket of open) socket.destroy();
    },
    giveBack(): void {
      isThere = true;
    },
    close(): void {
      this.takeAway();
      relay.close();
    },
  };
}

/** Waits for something that is bound to happen. The test's own time limit is the only clock. */
export async function until(happened: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await happened())) await new Promise((resolve) => setTimeout(resolve, 10));
}
