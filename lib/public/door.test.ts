import { once } from "node:events";
import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from "node:http";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterEach, expect, test } from "vitest";
import { createDoor, type Door } from "./door.ts";

type Renderer = (request: IncomingMessage, response: ServerResponse) => Promise<void>;
const body = (version: number) => `<!doctype html><title>Version ${version}</title>${"<p>Words and more words.</p>".repeat(50)}`;

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A door on a real port, before a stand-in for Next that counts how often it is asked. */
async function open(more: Partial<Parameters<typeof createDoor>[0]> & { render?: Renderer } = {}) {
  const asked: { url: string; headers: IncomingMessage["headers"] }[] = [];
  const state = { version: 1 };
  let tell: (slug: string) => void = () => undefined;
  const render: Renderer =
    more.render ??
    (async (_request, response) => {
      response.writeHead(200, {
        "content-type": "text/html; charset=utf-8",
        "cache-control": "public, max-age=0",
        "set-cookie": "leak=1",
        "x-powered-by": "someone",
      });
      response.end(body(state.version));
    });
  const door: Door = createDoor({
    env: { url: "http://desk.example" },
    onPublication: async (heard) => {
      tell = heard;
      return { close: async () => undefined };
    },
    ...more,
    handleNext: async (incoming, response) => {
      asked.push({ url: incoming.url ?? "", headers: incoming.headers });
      await render(incoming, response);
    },
  });
  const server = createServer((incoming, response) => {
    door.handle(incoming, response).then(
      (done) => done || response.writeHead(599).end(),
      () => response.writeHead(500).end(),
    );
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  closing.push(async () => {
    await door.close();
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has a port.");
  const { port } = address;
  return {
    asked,
    state,
    door,
    tell: (slug: string) => tell(slug),
    get: (path: string, headers = {}, method = "GET") => get(port, path, headers, method),
  };
}

function get(port: number, path: string, headers: Record<string, string>, method: string) {
  return new Promise<{ status: number; headers: IncomingMessage["headers"]; bytes: Buffer }>((resolve, reject) => {
    const outgoing = httpRequest({ host: "127.0.0.1", port, path, headers, method }, async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk);
      resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes: Buffer.concat(chunks) });
    });
    outgoing.on("error", reject);
    outgoing.end();
  });
}

test("a page is rendered once and then served from memory, in the encoding asked for", async () => {
  const { asked, get } = await open();
  const plain = await get("/r/one");
  const br = await get("/r/one", { "accept-encoding": "gzip, deflate, br, zstd" });
  const gzip = await get("/r/one", { "accept-encoding": "gzip" });
  const refused = await get("/r/one", { "accept-encoding": "br;q=0, gzip;q=0" });
  expect(asked).toHaveLength(1);
  expect(plain.bytes.toString()).toBe(body(1));
  expect(brotliDecompressSync(br.bytes).toString()).toBe(body(1));
  expect(gunzipSync(gzip.bytes).toString()).toBe(body(1));
  expect(refused.headers["content-encoding"]).toBeUndefined();
  expect([br.headers["content-encoding"], gzip.headers["content-encoding"]]).toEqual(["br", "gzip"]);
  expect(new Set([plain, br, gzip].map((answer) => answer.headers.etag)).size).toBe(3);
  for (const answer of [plain, br, gzip]) {
    expect(answer.headers.vary).toBe("Accept-Encoding");
    expect(Number(answer.headers["content-length"])).toBe(answer.bytes.length);
  }
});

test("no cookie goes in or out, and nothing of Next's own headers", async () => {
  const { asked, get } = await open();
  const answer = await get("/r/one", { cookie: "session=secret", authorization: "Bearer secret" });
  expect(answer.headers["set-cookie"]).toBeUndefined();
  expect(answer.headers["x-powered-by"]).toBeUndefined();
  expect(answer.headers["x-content-type-options"]).toBe("nosniff");
  expect(answer.headers["content-security-policy"]).toContain("default-src 'none'");
  expect(asked[0]?.headers.cookie).toBeUndefined();
  expect(asked[0]?.headers.authorization).toBeUndefined();
});

test("who has it already gets 304 without a body, per encoding", async () => {
  const { get } = await open();
  const { headers } = await get("/r/one", { "accept-encoding": "br" });
  const etag = `${headers.etag}`;
  const again = await get("/r/one", { "accept-encoding": "br", "if-none-match": `"other", W/${etag}` });
  expect([again.status, again.bytes.length, again.headers.etag]).toEqual([304, 0, etag]);
  expect(again.headers["cache-control"]).toBe(headers["cache-control"]);
  expect((await get("/r/one", { "if-none-match": etag })).status).toBe(200);
  expect((await get("/r/one", { "if-none-match": "*" })).status).toBe(304);
});

test("HEAD says what GET would, without a body", async () => {
  const { get } = await open();
  const whole = await get("/r/one");
  const head = await get("/r/one", {}, "HEAD");
  expect([head.status, head.bytes.length, head.headers["content-length"]]).toEqual([200, 0, String(whole.bytes.length)]);
  expect(head.headers.etag).toBe(whole.headers.etag);
});

test("one range is served, of the plain bytes", async () => {
  const { get } = await open();
  const whole = (await get("/r/one")).bytes;
  const size = whole.length;
  const cases: [string, number, Buffer, string | undefined][] = [
    ["bytes=0-9", 206, whole.subarray(0, 10), `bytes 0-9/${size}`],
    ["bytes=-5", 206, whole.subarray(size - 5), `bytes ${size - 5}-${size - 1}/${size}`],
    [`bytes=${size - 3}-`, 206, whole.subarray(size - 3), `bytes ${size - 3}-${size - 1}/${size}`],
    ["bytes=0-999999", 206, whole, `bytes 0-${size - 1}/${size}`],
    [`bytes=${size}-`, 416, Buffer.alloc(0), `bytes */${size}`],
    ["bytes=0-1,5-6", 200, whole, undefined],
    ["bytes=5-1", 200, whole, undefined],
    ["lines=1-2", 200, whole, undefined],
  ];
  for (const [range, status, expected, contentRange] of cases) {
    const answer = await get("/r/one", { range, "accept-encoding": "br" });
    expect([range, answer.status, answer.headers["content-range"]]).toEqual([range, status, contentRange]);
    expect(answer.bytes.equals(expected)).toBe(true);
  }
  expect((await get("/r/one", { range: "bytes=0-9", "if-range": '"old"' })).status).toBe(200);
});

test("readers who come at once share one rendering", async () => {
  const { promise, resolve: go } = Promise.withResolvers<void>();
  const { asked, get } = await open({
    render: async (_request, response) => {
      await promise;
      response.writeHead(200, { "content-type": "text/html" }).end("<p>Done</p>");
    },
  });
  const answers = Promise.all([1, 2, 3, 4].map(() => get("/r/one")));
  await expect.poll(() => asked.length).toBe(1);
  go();
  expect((await answers).map(({ bytes }) => bytes.toString())).toEqual(Array(4).fill("<p>Done</p>"));
  expect(asked).toHaveLength(1);
});

test("a publication swaps the pages it touches and leaves the others", async () => {
  const { asked, state, tell, get } = await open();
  for (const path of ["/", "/r/one", "/r/one/history", "/r/one/v/1", "/r/one-more", "/feed.json"]) await get(path);
  state.version = 2;
  tell("one");
  expect((await get("/r/one")).bytes.toString()).toBe(body(2));
  expect((await get("/")).bytes.toString()).toBe(body(2));
  expect((await get("/feed.json")).bytes.toString()).toBe(body(2));
  expect((await get("/r/one/history")).bytes.toString()).toBe(body(2));
  expect((await get("/r/one-more")).bytes.toString()).toBe(body(1));
  await expect.poll(() => asked.some(({ url }) => url === "/feed.atom")).toBe(true);
});

test("what was rendered while something was published is not kept", async () => {
  const gates: (() => void)[] = [];
  const { state, tell, get } = await open({
    render: async (incoming, response) => {
      const { version } = state;
      if (incoming.url === "/r/one" && gates.length === 0) await new Promise<void>((resolve) => gates.push(resolve));
      response.writeHead(200, { "content-type": "text/html" }).end(body(version));
    },
  });
  const early = get("/r/one");
  await expect.poll(() => gates.length).toBe(1);
  state.version = 2;
  tell("one");
  gates[0]?.();
  expect((await early).bytes.toString()).toBe(body(1));
  expect((await get("/r/one")).bytes.toString()).toBe(body(2));
});

test("unknown parameters lead to the same kept page; those that matter do not", async () => {
  const { asked, get } = await open();
  for (const path of [
    "/r/one",
    "/r/one?utm_source=mail",
    "/r/one?verdict=",
    "/r/one?verdict=inaccurate&fbclid=1",
    "/r/one?fbclid=2&verdict=inaccurate",
  ]) {
    await get(path);
  }
  expect(asked.map(({ url }) => url)).toEqual(["/r/one", "/r/one?verdict=inaccurate"]);
});

test("refusals and what must not be stored are not kept", async () => {
  const { asked, get } = await open({
    render: async (incoming, response) => {
      const missing = incoming.url === "/r/missing";
      response
        .writeHead(missing ? 404 : 200, { "content-type": "text/html", "cache-control": missing ? "public" : "no-store" })
        .end("<p>…</p>");
    },
  });
  for (const path of ["/r/missing", "/r/missing", "/?q=1", "/?q=1"]) await get(path);
  expect(asked).toHaveLength(4);
});

test("a rendering that fails is answered as a failure and tried anew", async () => {
  let fails = true;
  const { get } = await open({
    render: async (_request, response) => {
      if (fails) throw new Error("The database is away.");
      response.writeHead(200, { "content-type": "text/html" }).end("<p>Back</p>");
    },
  });
  expect((await get("/r/one")).status).toBe(500);
  fails = false;
  expect((await get("/r/one")).bytes.toString()).toBe("<p>Back</p>");
});

test("an old page is served at once and renewed behind the reader's back", async () => {
  const { state, get } = await open({ freshFor: -1 });
  await get("/r/one");
  state.version = 2;
  expect((await get("/r/one")).bytes.toString()).toBe(body(1));
  await expect.poll(async () => (await get("/r/one")).bytes.toString()).toBe(body(2));
});

test("exports stream past the door, without the reader's cookie", async () => {
  const { asked, get } = await open({
    render: async (_request, response) => {
      response.writeHead(200, { "content-type": "text/csv" });
      for (const line of ["a\n", "b\n"]) response.write(line);
      response.end();
    },
  });
  for (const path of ["/r/one.csv", "/r/one/v/1/csv"]) {
    const answer = await get(path, { cookie: "session=secret" });
    expect(answer.bytes.toString()).toBe("a\nb\n");
    expect(answer.headers["x-content-type-options"]).toBe("nosniff");
  }
  expect(asked.map(({ headers }) => headers.cookie)).toEqual([undefined, undefined]);
});

test("a short export is kept once it was read, under its own tag; a long one streams each time; a publication is heard by both", async () => {
  const { asked, state, tell, get } = await open({
    render: async (incoming, response) => {
      response.writeHead(200, { "content-type": "text/csv", etag: `W/"one-${state.version}"`, "content-disposition": "attachment" });
      response.end(incoming.url === "/r/one.csv" ? `revision ${state.version}\n`.repeat(50) : Buffer.alloc(300_000, "long "));
    },
  });
  const first = await get("/r/one.csv");
  const again = await get("/r/one.csv?utm_source=mail", { "accept-encoding": "br" });
  expect(brotliDecompressSync((await get("/r/one.csv", { "accept-encoding": "br" })).bytes).equals(first.bytes)).toBe(true);
  expect(asked).toHaveLength(2);
  expect([again.headers.etag, again.headers["content-disposition"]]).toEqual([first.headers.etag, "attachment"]);
  expect((await get("/r/one.csv", { "if-none-match": `${first.headers.etag}` })).status).toBe(304);
  expect((await get("/r/one.csv", { range: "bytes=0-7" })).bytes.toString()).toBe("revision");
  expect((await get("/r/one.csv", { range: "bytes=0-7", "if-range": `${first.headers.etag}` })).status).toBe(200);
  expect((await get("/r/one.csv", {}, "HEAD")).headers["content-length"]).toBe(String(first.bytes.length));
  expect(asked).toHaveLength(2);
  state.version = 2;
  tell("one");
  expect((await get("/r/one.csv")).bytes.toString()).toContain("revision 2");

  for (let reader = 0; reader < 3; reader += 1) expect((await get("/r/one.md")).bytes.length).toBe(300_000);
  expect(asked.filter(({ url }) => url === "/r/one.md")).toHaveLength(3);
});

test("only GET and HEAD; other paths are the desk's; what can't be read is refused", async () => {
  const { asked, get } = await open();
  const post = await get("/r/one", {}, "POST");
  expect([post.status, post.headers.allow]).toEqual([405, "GET, HEAD"]);
  expect((await get("/r/%E0%A4%A")).status).toBe(400);
  expect((await get(`/r/${"x".repeat(5000)}`)).status).toBe(414);
  for (const path of ["/desk", "/api/v1/articles", "/_next/static/x.js", "/random"]) expect((await get(path)).status).toBe(599);
  expect(asked).toHaveLength(0);
});

test("memory is bounded: the least recently read page goes first", async () => {
  const { asked, get } = await open({ limit: 17_000 });
  await get("/r/a");
  await get("/r/b");
  await get("/r/a");
  for (const slug of ["c", "d", "e"]) {
    await get(`/r/${slug}`);
    await get("/r/a");
  }
  expect(asked.filter(({ url }) => url === "/r/a")).toHaveLength(1);
  await get("/r/b");
  expect(asked.filter(({ url }) => url === "/r/b")).toHaveLength(2);
});

test("warming renders before anyone asks", async () => {
  const { asked, door, get } = await open();
  await door.warm(["/", "/r/one"]);
  await get("/r/one");
  expect(asked.map(({ url }) => url)).toEqual(["/", "/r/one"]);
});

test("searches are counted against whoever sends them, and never kept", async () => {
  let left = 1;
  const render: Renderer = async (_request, response) => {
    response.writeHead(200, { "content-type": "text/html", "cache-control": "no-store" });
    response.end(body(1));
  };
  const { asked, get } = await open({ render, limitSearch: async () => (left-- > 0 ? null : 60) });
  expect((await get("/?verdict=accurate&q=boats&utm_source=x")).status).toBe(200);
  const refused = await get("/?q=boats");
  expect(refused.status).toBe(429);
  expect(refused.headers["retry-after"]).toBe("60");
  expect((await get("/")).status).toBe(200);
  expect(asked.map(({ url }) => url)).toEqual(["/?q=boats&verdict=accurate", "/"]);
});
