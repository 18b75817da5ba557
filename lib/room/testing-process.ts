/** A room in a process of its own, to be killed: `node lib/room/testing-process.ts PORT FOLDER`, with DATABASE_URL set. */
import { startRoom } from "./testing.ts";

const [port = "0", dataDir = ""] = process.argv.slice(2);
const server = await startRoom({ port: Number(port), dataDir });
process.on("SIGTERM", () => void server.close(4000).then(() => process.exit(0)));
console.log(server.url);
