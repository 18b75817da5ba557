import { once } from "node:events";
import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { packAssets, packedAssets } from "./packed-assets.ts";

const script = "console.log('ready');\n".repeat(50);
const server = createServer();

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), "assay-assets-"));
  await mkdir(join(folder, "static", "chunks"), { recursive: true });
  await writeFile(join(folder, "static", "chunks", "a-1~.js"), script);
  await writeFile(join(folder, "secret.js.br"), "not for anybody");
  await packAssets(join(folder, "static"));
  const answer = packedAssets(join(folder, "static"));
  server.on("request", async (asked, response) => (await answer(asked, response)) || response.end("Next"));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(() => void server.close());

/** As the bytes come: `fetch` would unpack them, and tidy the address. */
async function ask(path: string, encodings: string, method = "GET") {
  const { port } = server.address() as AddressInfo;
  const asked = request({ port, host: "127.0.0.1", path, method, headers: { "accept-encoding": encodings } }).end();
  const [response] = await once(asked, "response");
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  return { headers: response.headers, body: Buffer.concat(chunks) };
}

test("a browser that takes brotli gets it, to be kept for ever", async () => {
  const { headers, body } = await ask("/_next/static/chunks/a-1~.js", "gzip, deflate, br, zstd");
  expect(brotliDecompressSync(body).toString()).toBe(script);
  expect(headers).toMatchObject({
    "content-type": "text/javascript; charset=utf-8",
    "content-encoding": "br",
    "content-length": String(body.length),
    vary: "Accept-Encoding",
    "cache-control": "public, max-age=31536000, immutable",
  });
  expect((await ask("/_next/static/chunks/a-1~.js", "br", "HEAD")).body.length).toBe(0);
});

test.each([
  ["/_next/static/chunks/a-1~.js", "gzip"],
  ["/_next/static/chunks/a-1~.js", "br;q=0, gzip"],
  ["/_next/static/chunks/other.js", "br"],
  ["/_next/static/../secret.js", "br"],
  ["/_next/static/chunks/%2e%2e/%2e%2e/secret.js", "br"],
  ["/_next/static/chunks/a-1~.js?x=1", "br"],
  ["/desk", "br"],
])("anything else is Next's to answer: %s for %s", async (path, encodings) => {
  expect((await ask(path, encodings)).body.toString()).toBe("Next");
});
