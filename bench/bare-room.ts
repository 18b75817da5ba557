/** Hocuspocus as it comes, storing nothing and asking nobody who they are: what the room is measured against. */
import { Server } from "@hocuspocus/server";

const server = new Server({ port: Number(process.argv[2] ?? 0), address: "127.0.0.1", quiet: true });
await server.listen();
console.log(`http://127.0.0.1:${server.address.port}`);
process.on("SIGTERM", () => void server.destroy().then(() => process.exit(0)));
