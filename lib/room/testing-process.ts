/**
 * A room in a process of its own, to be killed: `node lib/room/testing-process.ts PORT FOLDER`, with DATABASE_URL set. Beside the room it
 * takes new annotations by POST, as the desk does. Asked by its parent, it says how much memory it takes.
 */
import type { IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { sessionOfCookies } from "#lib/auth/session-cookie.ts";
import { createAnnotation } from "#lib/usecases/annotation/create-annotation.ts";
import { startRoom } from "./testing.ts";

async function annotate(request: IncomingMessage): Promise<{ status: number; body: unknown }> {
  const session = await sessionOfCookies(request.headers.cookie);
  const created = await createAnnotation(session?.actor ?? null, JSON.parse(await text(request)));
  return { status: created.ok ? 201 : 422, body: created };
}

const [port = "0", dataDir = ""] = process.argv.slice(2);
const server = await startRoom({
  ...{ port: Number(port), dataDir },
  answer: (request, response) =>
    void annotate(request).then(
      ({ status, body }) => response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body)),
      () => response.writeHead(500).end(),
    ),
});
process.on("SIGTERM", () => void server.close(4000).then(() => process.exit(0)));
process.on("message", () => {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc")();
  const { heapUsed, external } = process.memoryUsage();
  process.send?.({ memory: heapUsed + external, figures: server.room.figures() });
});
console.log(server.url);
