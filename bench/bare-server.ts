import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { z } from "zod";

const folder = process.argv[2] ?? "";
const index = z
  .record(z.string(), z.object({ file: z.string(), headers: z.record(z.string(), z.string()) }))
  .parse(JSON.parse(readFileSync(join(folder, "index.json"), "utf8")));
const answers = new Map(
  Object.entries(index).map(([path, { file, headers }]) => {
    const { date: _date, connection: _connection, "keep-alive": _keepAlive, ...whole } = headers;
    const { "content-length": _length, ...unchanged } = whole;
    return [path, { body: readFileSync(join(folder, file)), whole, unchanged, etag: whole.etag }];
  }),
);

const server = createServer((request, response) => {
  const answer = answers.get(request.url ?? "");
  if (!answer) response.writeHead(404).end();
  else if (request.headers["if-none-match"] === answer.etag) response.writeHead(304, answer.unchanged).end();
  else response.writeHead(200, answer.whole).end(answer.body);
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (address !== null && typeof address !== "string") console.log(`http://127.0.0.1:${address.port}`);
});
