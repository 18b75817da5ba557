import { createServer } from "node:http";
import next from "next";
import { listen } from "#lib/db/listen.ts";
import { publicationsChannel } from "#lib/db/outbox.ts";
import { env } from "#lib/env.ts";
import { createDoor } from "#lib/public/door.ts";
import type { Handlers } from "./front-door.ts";
import { root } from "./sources.ts";

export type Doors = Handlers & { warm(): Promise<void>; close(): Promise<void> };

/** Opens the doors behind the front one: the public pages and the desk. */
export async function openDoors(): Promise<Doors> {
  // Next would take every upgrade of the server it is given: it gets one that nobody connects to, and hears what we pass on.
  const nextUpgrades = createServer();
  const app = next({ dev: env.dev, dir: root, port: env.port, httpServer: nextUpgrades });
  await app.prepare();
  const desk = app.getRequestHandler();
  const publicDoor = createDoor({
    handleNext: desk,
    env,
    onPublication: (heard) => listen(publicationsChannel, heard, () => heard("")),
  });

  return {
    publicDoor: (request, response) => publicDoor.handle(request, response),
    desk: (request, response) => desk(request, response),
    async upgrade(request, socket, head) {
      if (!env.dev || !request.url?.startsWith("/_next/")) return false;
      return nextUpgrades.emit("upgrade", request, socket, head);
    },
    warm: () => publicDoor.warm(["/"]),
    async close() {
      await publicDoor.close();
      await app.close();
    },
  };
}
