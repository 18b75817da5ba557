/** Which answers the door keeps, for how long, and when it renders anew. */
import { brotliDecompressSync } from "node:zlib";
import { expect, test } from "vitest";
import { body, html, openDoor } from "./testing-door.ts";

test("readers who come at once share one rendering", async () => {
  const { promise, resolve: go } = Promise.withResolvers<void>();
  const { asked, get } = await openDoor({
    render: async () => {
      await promise;
      return html("<p>Done</p>");
    },
  });
  const answers = Promise.all([1, 2, 3, 4].map(() => get("/r/one")));
  await expect.poll(() => asked.length).toBe(1);
  go();
  expect((await answers).map(({ bytes }) => bytes.toString())).toEqual(Array(4).fill("<p>Done</p>"));
  expect(asked).toHaveLength(1);
});

test("a publication swaps the pages it touches and leaves the others", async () => {
  const { asked, state, tell, get } = await openDoor();
  for (const path of ["/", "/r/one", "/r/one/history", "/r/one/v/1", "/r/one-more", "/feed.json"]) await get(path);
  state.version = 2;
  tell("one");
  expect((await get("/r/one")).bytes.toString()).toBe(body(2));
  expect((await get("/")).bytes.toString()).toBe(body(2));
  expect((await get("/feed.json")).bytes.toString()).toBe(body(2));
  expect((await get("/r/one/history")).bytes.toString()).toBe(body(2));
  expect((await get("/r/one-more")).bytes.toString()).toBe(body(1));
  await expect.poll(() => asked.includes("/feed.atom")).toBe(true);
});

test("what was rendered while something was published is not kept", async () => {
  const gates: (() => void)[] = [];
  const { state, tell, get } = await openDoor({
    render: async (address) => {
      const { version } = state;
      if (address === "/r/one" && gates.length === 0) await new Promise<void>((resolve) => gates.push(resolve));
      return html(body(version));
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
  const { asked, get } = await openDoor();
  for (const path of [
    "/r/one",
    "/r/one?utm_source=mail",
    "/r/one?verdict=",
    "/r/one?verdict=inaccurate&fbclid=1",
    "/r/one?fbclid=2&verdict=inaccurate",
  ]) {
    await get(path);
  }
  expect(asked).toEqual(["/r/one", "/r/one?verdict=inaccurate"]);
});

test("refusals and what must not be stored are not kept", async () => {
  const { asked, get } = await openDoor({
    render: (address) => {
      const missing = address === "/r/missing";
      return html("<p>…</p>", { "cache-control": missing ? "public" : "no-store" }, missing ? 404 : 200);
    },
  });
  for (const path of ["/r/missing", "/r/missing", "/?q=1", "/?q=1"]) await get(path);
  expect(asked).toHaveLength(4);
});

test("a rendering that fails is answered as a failure and tried anew", async () => {
  let fails = true;
  const { get } = await openDoor({
    render: () => {
      if (fails) throw new Error("The database is away.");
      return html("<p>Back</p>");
    },
  });
  expect((await get("/r/one")).status).toBe(500);
  fails = false;
  expect((await get("/r/one")).bytes.toString()).toBe("<p>Back</p>");
});

test("an old page is served at once and renewed behind the reader's back", async () => {
  const { state, get } = await openDoor({ freshFor: -1 });
  await get("/r/one");
  state.version = 2;
  expect((await get("/r/one")).bytes.toString()).toBe(body(1));
  await expect.poll(async () => (await get("/r/one")).bytes.toString()).toBe(body(2));
});

test("a short export is kept once it was read, under its own tag; a long one streams each time; a publication is heard by both", async () => {
  const { asked, state, tell, get } = await openDoor({
    render: (address) => {
      const lines = address === "/r/one.csv" ? `revision ${state.version}\n`.repeat(50) : Buffer.alloc(300_000, "long ");
      const headers = { "content-type": "text/csv", etag: `W/"one-${state.version}"`, "content-disposition": "attachment" };
      return new Response(lines, { headers });
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
  expect(asked.filter((address) => address === "/r/one.md")).toHaveLength(3);
});

test("memory is bounded: the least recently read page goes first", async () => {
  const { asked, get } = await openDoor({ limit: 17_000 });
  await get("/r/a");
  await get("/r/b");
  await get("/r/a");
  for (const slug of ["c", "d", "e"]) {
    await get(`/r/${slug}`);
    await get("/r/a");
  }
  expect(asked.filter((address) => address === "/r/a")).toHaveLength(1);
  await get("/r/b");
  expect(asked.filter((address) => address === "/r/b")).toHaveLength(2);
});

test("warming renders before anyone asks", async () => {
  const { asked, door, get } = await openDoor();
  await door.warm(["/", "/r/one"]);
  await get("/r/one");
  expect(asked).toEqual(["/", "/r/one"]);
});
