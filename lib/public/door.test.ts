import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { body, html, openDoor } from "./testing-door.ts";

test("a page is rendered once and then served from memory, in the encoding asked for", async () => {
  const { asked, get } = await openDoor();
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
  const { asked, get } = await openDoor();
  const answer = await get("/r/one", { cookie: "session=secret", authorization: "Bearer secret" });
  expect(answer.headers["set-cookie"]).toBeUndefined();
  expect(answer.headers["x-powered-by"]).toBeUndefined();
  expect(answer.headers["x-content-type-options"]).toBe("nosniff");
  expect(answer.headers["content-security-policy"]).toContain("default-src 'none'");
  expect(asked).toEqual(["/r/one"]);
});

test("who has it already gets 304 without a body, per encoding", async () => {
  const { get } = await openDoor();
  const { headers } = await get("/r/one", { "accept-encoding": "br" });
  const etag = `${headers.etag}`;
  const again = await get("/r/one", { "accept-encoding": "br", "if-none-match": `"other", W/${etag}` });
  expect([again.status, again.bytes.length, again.headers.etag]).toEqual([304, 0, etag]);
  expect(again.headers["cache-control"]).toBe(headers["cache-control"]);
  expect((await get("/r/one", { "if-none-match": etag })).status).toBe(200);
  expect((await get("/r/one", { "if-none-match": "*" })).status).toBe(304);
});

test("HEAD says what GET would, without a body", async () => {
  const { get } = await openDoor();
  const whole = await get("/r/one");
  const head = await get("/r/one", {}, "HEAD");
  expect([head.status, head.bytes.length, head.headers["content-length"]]).toEqual([200, 0, String(whole.bytes.length)]);
  expect(head.headers.etag).toBe(whole.headers.etag);
});

test("one range is served, of the plain bytes", async () => {
  const { get } = await openDoor();
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

test("exports stream past the door, and are made anew for each reader until they are known to be short", async () => {
  const { asked, get } = await openDoor({
    render: () => new Response("a\nb\n", { headers: { "content-type": "text/csv" } }),
  });
  for (const path of ["/r/one.csv", "/r/one/v/1/csv"]) {
    const answer = await get(path, { cookie: "session=secret" });
    expect(answer.bytes.toString()).toBe("a\nb\n");
    expect(answer.headers["x-content-type-options"]).toBe("nosniff");
    expect(answer.headers["content-security-policy"]).toContain("default-src 'none'");
  }
  expect(asked).toEqual(["/r/one.csv", "/r/one/v/1/csv"]);
});

test("only GET and HEAD; the desk's paths are the desk's, what neither has is nowhere; what can't be read is refused", async () => {
  const { asked, get } = await openDoor();
  const post = await get("/r/one", {}, "POST");
  expect([post.status, post.headers.allow]).toEqual([405, "GET, HEAD"]);
  expect((await get("/r/%E0%A4%A")).status).toBe(400);
  expect((await get(`/r/${"x".repeat(5000)}`)).status).toBe(414);
  const slash = await get("/r/one/?verdict=accurate");
  expect([slash.status, slash.headers.location]).toEqual([308, "/r/one?verdict=accurate"]);
  for (const path of ["/desk", "/api/v1/articles", "/_next/static/x.js"]) expect((await get(path)).status).toBe(599);
  expect(asked).toHaveLength(0);
  for (const path of ["/random", "/wp-login.php", "/deskless"]) await get(path);
  expect(new Set(asked)).toEqual(new Set(["/nothing-here"]));
});

test("searches are counted against whoever sends them, and never kept", async () => {
  let left = 1;
  const render = () => html(body(1), { "cache-control": "no-store" });
  const { asked, get } = await openDoor({ render, limitSearch: async () => (left-- > 0 ? null : 60) });
  expect((await get("/?verdict=accurate&q=boats&utm_source=x")).status).toBe(200);
  const refused = await get("/?q=boats");
  expect(refused.status).toBe(429);
  expect(refused.headers["retry-after"]).toBe("60");
  expect((await get("/")).status).toBe(200);
  expect(asked).toEqual(["/?q=boats&verdict=accurate", "/"]);
});

test("made-up addresses all get the one page that says so, which is rendered once", async () => {
  const missed: string[] = [];
  const { asked, get } = await openDoor({
    render: (address) => (address === "/nothing-here" ? html(body(1), {}, 404) : new Response(null, { status: 404 })),
    countMiss: ({ url }) => void missed.push(`${url}`),
  });
  const made = ["/r/made-up", "/?outlet=Nowhere", "/r/made-up.csv", "/c/none"];
  for (const path of made) {
    const answer = await get(path, { "accept-encoding": "br" });
    expect([path, answer.status, brotliDecompressSync(answer.bytes).toString()]).toEqual([path, 404, body(1)]);
  }
  expect(asked.filter((address) => address === "/nothing-here")).toHaveLength(1);
  expect(missed).toEqual(made);
});

test("whoever has too much rendered waits, and still gets what is kept", async () => {
  let left = 1;
  const { asked, get } = await openDoor({ limitRender: async () => (left-- > 0 ? null : 7) });
  expect((await get("/r/one")).status).toBe(200);
  for (const path of ["/r/two", "/r/two.csv", "/?q=boats"]) {
    const refused = await get(path);
    expect([path, refused.status, refused.headers["retry-after"]]).toEqual([path, 429, "7"]);
    expect(refused.headers["content-security-policy"]).toContain("default-src 'none'");
  }
  expect((await get("/r/one")).status).toBe(200);
  expect(asked).toEqual(["/r/one"]);
});
