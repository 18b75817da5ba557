/** Hocuspocus as it comes, storing nothing and asking nobody who they are: what the room is measured against. */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { Server } from "@hocuspocus/server";

const server = new Server({ port: Number(process.argv[2] ?? 0), address: "127.0.0.1", quiet: true });
await server.listen();
console.log(`http://127.0.0.1:${server.address.port}`);
process.on("SIGTERM", () => void server.destroy().then(() => process.exit(0)));
process.on("message", () => {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc")();
  const { heapUsed, external } = process.memoryUsage();
  process.send?.({ memory: heapUsed + external });
});
