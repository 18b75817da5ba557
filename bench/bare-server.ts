import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";

const folder = process.argv[2] ?? "";
const body = readFileSync(join(folder, "body"));
const headers = JSON.parse(readFileSync(join(folder, "headers.json"), "utf8")) as Record<string, string>;
const { date: _date, connection: _connection, "keep-alive": _keepAlive, ...kept } = headers;
const { "content-length": _length, ...unsized } = kept;

const server = createServer((request, response) => {
  if (request.headers["if-none-match"] === kept.etag) response.writeHead(304, unsized).end();
  else response.writeHead(200, kept).end(body);
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (address !== null && typeof address !== "string") console.log(`http://127.0.0.1:${address.port}/`);
});
