/** A real room on a port of its own, people signed in to it, and a database that can be taken away. For tests and benches. */
import { once } from "node:events";
import { mkdtemp } from "node:fs/promises";
import { createServer, type RequestListener } from "node:http";
import { connect, createServer as createRelay, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { encode } from "next-auth/jwt";
import { sessionCookieName } from "#lib/auth/session-cookie.ts";
import { database } from "#lib/db/client.ts";
import { listen } from "#lib/db/listen.ts";
import { eventsChannel } from "#lib/db/outbox.ts";
import { proseChannel } from "#lib/db/prose.ts";
import { accessChannel } from "#lib/db/users.ts";
import { openProseState } from "#lib/domain/prose/prose-document.ts";
import { env } from "#lib/env.ts";
import { stampAddress } from "#lib/http/client-address.ts";
import { openRoom, type Room } from "./room.ts";
import { textOf } from "./testing-window.ts";

export type RoomServer = { url: string; room: Room; dataDir: string; close(patience?: number): Promise<void> };

type Options = { redisUrl?: string; dataDir?: string; port?: number; answer?: RequestListener };

export async function startRoom(options: Options = {}): Promise<RoomServer> {
  const server = createServer(options.answer);
  let room: Room | undefined;
  server.on("upgrade", (request, socket, head) => {
    socket.on("error", () => socket.destroy());
    stampAddress(request);
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
