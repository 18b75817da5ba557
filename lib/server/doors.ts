import { createServer, type Server } from "node:http";
import next from "next";
import { database } from "#lib/db/client.ts";
import { listen } from "#lib/db/listen.ts";
import { eventsChannel, publicationsChannel } from "#lib/db/outbox.ts";
import { proseChannel } from "#lib/db/prose.ts";
import { accessChannel } from "#lib/db/users.ts";
import type { RoomFigures } from "#lib/domain/prose/room-messages.ts";
import { env } from "#lib/env.ts";
import { watchPages } from "#lib/public/bundle-pages.ts";
import { createDoor } from "#lib/public/door.ts";
import { openPages, type Pages } from "#lib/public/pages.ts";
import { answerWindow } from "#lib/room/answer-window.ts";
import { openRoom } from "#lib/room/room.ts";
import { readUpkeep } from "#lib/usecases/backup/read-upkeep.ts";
import type { Handlers } from "./front-door.ts";
import { measureRoom, measureUpkeep } from "./metrics.ts";
import { packedAssets } from "./packed-assets.ts";
import { countMiss, limitRender, limitSearch } from "./public-limits.ts";
import { root, staticFolder } from "./sources.ts";
import { visitorsInTurn } from "./visitors.ts";

export type Doors = Handlers & { figures(): RoomFigures; close(): Promise<void> };

const wakes = { events: eventsChannel, prose: proseChannel, access: accessChannel };
/** Milliseconds the room may take to store what was typed. */
const roomPatience = 8000;

/** Makes ready what needs no database: Next, and the worker that renders the public pages. */
export async function prepareDoors(): Promise<{ openDoors(): Promise<Doors> }> {
  let pages: Pages | undefined;
  const watched = env.dev ? await watchPages(root, () => pages?.reload()) : null;
  const opened = openPages();
  pages = opened;
  // Next would take every upgrade of the server it is given: it gets one that nobody connects to, and hears what we pass on.
  const nextUpgrades = createServer();
  const app = next({ dev: env.dev, dir: root, port: env.port, httpServer: nextUpgrades });
  await app.prepare();
  return { openDoors: () => openDoors({ app, nextUpgrades, pages: opened, watched }) };
}

type Prepared = {
  app: ReturnType<typeof next>;
  nextUpgrades: Server;
  pages: Pages;
  watched: Awaited<ReturnType<typeof watchPages>> | null;
};

/** Opens the doors behind the front one: the public pages, the desk and the room. */
async function openDoors({ app, nextUpgrades, pages, watched }: Prepared): Promise<Doors> {
  const publicDoor = createDoor({
    ...{ pages, dev: env.dev, limitSearch, limitRender, countMiss },
    onPublication: (heard) => listen(publicationsChannel, heard, () => heard("")),
  });
  const desk = app.getRequestHandler();
  const packed = env.dev ? async () => false : packedAssets(staticFolder);
  const opening = openRoom({
    ...{ url: env.url, dataDir: env.dataDir, redisUrl: env.redisUrl },
    listen: (wake, heard, missed) => listen(wakes[wake], heard, missed),
  });
  // Side by side: the pages are rendered in a worker.
  const [room] = await Promise.all([opening, publicDoor.warm(["/"])]);

  measureRoom(room.figures);
  measureUpkeep(() => readUpkeep(database()));

  return {
    publicDoor: (request, response) => publicDoor.handle(request, response),
    desk: visitorsInTurn(async (request, response) => {
      if (await packed(request, response)) return;
      if (await answerWindow(request, response)) return;
      // What the health check, which Next answers, can't see from there.
      request.headers["x-assay-room"] = JSON.stringify(room.figures());
      await desk(request, response);
    }),
    async upgrade(request, socket, head) {
      if (await room.upgrade(request, socket, head)) return true;
      if (!env.dev || !request.url?.startsWith("/_next/")) return false;
      return nextUpgrades.emit("upgrade", request, socket, head);
    },
    figures: room.figures,
    async close() {
      await room.close(roomPatience);
      await publicDoor.close();
      await watched?.close();
      await pages.close();
      await app.close();
    },
  };
}
