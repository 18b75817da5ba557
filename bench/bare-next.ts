import { createServer } from "node:http";
import { join } from "node:path";
import next from "next";

// The same build, served by Next alone: no database, no room, no public door.
const server = createServer();
const app = next({ dev: false, dir: join(import.meta.dirname, ".."), httpServer: createServer() });
await app.prepare();
const answer = app.getRequestHandler();
server.on("request", (request, response) => void answer(request, response));
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (address !== null && typeof address !== "string") console.log(`http://127.0.0.1:${address.port}`);
});
