import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { refuse } from "#lib/domain/result.ts";
import { isPublicAddress } from "./public-address.ts";
import { type SafeFetchOptions, safeFetch } from "./safe-fetch.ts";

const routes: Record<string, (request: IncomingMessage, response: ServerResponse) => void> = {
  "/page": (_, response) => response.writeHead(200, { "content-type": 'text/html; charset="windows-1251"' }).end("<p>Hello</p>"),
  "/none": (_, response) => response.writeHead(404, { "content-type": "text/html" }).end("gone"),
  "/image": (_, response) => response.writeHead(200, { "content-type": "image/png" }).end("x"),
  "/gzip": (_, response) => response.writeHead(200, { "content-type": "text/html", "content-encoding": "gzip" }).end(gzipSync("packed")),
  "/brotli": (_, response) =>
    response.writeHead(200, { "content-type": "text/html", "content-encoding": "br" }).end(brotliCompressSync("packed")),
  "/gzip-bomb": (_, response) => response.writeHead(200, { "content-type": "text/html", "content-encoding": "gzip" }).end(gzipBomb),
  "/brotli-bomb": (_, response) => response.writeHead(200, { "content-type": "text/html", "content-encoding": "br" }).end(brotliBomb),
  "/double-bomb": (_, response) =>
    response.writeHead(200, { "content-type": "text/html", "content-encoding": "gzip, gzip" }).end(gzipSync(gzipBomb)),
  "/broken": (_, response) => response.writeHead(200, { "content-type": "text/html", "content-encoding": "gzip" }).end("not packed"),
  "/unknown-packing": (_, response) => response.writeHead(200, { "content-type": "text/html", "content-encoding": "zz" }).end("?"),
  "/huge": (_, response) => {
    response.writeHead(200, { "content-type": "text/html" });
    const write = () => {
      while (!response.destroyed && response.write("x".repeat(65_536)));
      response.once("drain", write);
    };
    write();
  },
  "/drip": (_, response) => {
    response.writeHead(200, { "content-type": "text/html" });
    const timer = setInterval(() => response.write("x"), 20);
    response.on("close", () => clearInterval(timer));
  },
  "/silence": () => undefined,
  "/cut": (_, response) => {
    response.writeHead(200, { "content-type": "text/html", "content-length": "1000" }).write("x");
    response.socket?.destroy();
  },
  "/no-http": (_, { socket }) => void socket?.end("no answer at all\r\n\r\n"),
  "/cut-chunks": (_, response) => {
    response.writeHead(200, { "content-type": "text/html" });
    response.write("<p>The beginning", () => response.socket?.destroy());
  },
  "/odd-header": (_, { socket }) => void socket?.end("HTTP/1.1 200 OK\r\nx-odd: \u0001\r\nconnection: close\r\n\r\nno"),
  "/round": (_, response) => response.writeHead(302, { location: "/round" }).end(),
  "/redirect": (request, response) =>
    response.writeHead(302, { location: new URL(request.url ?? "", "http://x").searchParams.get("to") ?? "" }).end(),
};
const gzipBomb = gzipSync(Buffer.alloc(50_000_000));
const brotliBomb = brotliCompressSync(Buffer.alloc(20_000_000));

let server: Server;
let origin: string;
let met: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    met.push(request.url ?? "");
    const handle = routes[new URL(request.url ?? "", "http://x").pathname];
    if (handle) handle(request, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const local: SafeFetchOptions = { alsoAllow: ["127.0.0.1"] };
const get = (path: string, more: SafeFetchOptions = {}) => safeFetch(origin + path, { ...local, ...more });

async function refusalOf(fetching: ReturnType<typeof safeFetch>) {
  const result = await fetching;
  return result.ok ? null : result.error;
}

test("a page comes with its type, charset and final address", async () => {
  const result = await get("/redirect?to=/page");
  expect(result).toMatchObject({
    ok: true,
    value: { url: `${origin}/page`, status: 200, contentType: "text/html", charset: "windows-1251" },
  });
});

test.each(["/gzip", "/brotli"])("%s is unpacked", async (path) => {
  const result = await get(path);
  expect(result.ok && new TextDecoder().decode(result.value.bytes)).toBe("packed");
});

test("a page that says it isn't there is an answer", async () => {
  expect(await get("/none")).toMatchObject({ ok: true, value: { status: 404 } });
});

describe("private addresses are never met", () => {
  const spellings = [
    "127.0.0.1",
    "127.1",
    "2130706433",
    "0x7f000001",
    "0x7f.1",
    "017700000001",
    "0177.0.0.1",
    "127.0.0.1.",
    "0",
    "0.0.0.0",
    "10.0.0.1",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "198.18.0.1",
    "224.0.0.1",
    "255.255.255.255",
    "[::1]",
    "[::]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[::127.0.0.1]",
    "[64:ff9b::7f00:1]",
    "[2002:7f00:1::]",
    "[2001:0:7f00:1::]",
    "[fe80::1]",
    "[fc00::1]",
    "[fd12:3456::1]",
    "[ff02::1]",
    "[2001:db8::1]",
    "１２７.0.0.1",
    "127。0。0。1",
    "localhost",
    "localhost.",
  ];

  test.each(spellings)("%s", async (host) => {
    met = [];
    const url = `http://${host}:${new URL(origin).port}/page`;
    expect(await refusalOf(safeFetch(url))).toMatchObject({ code: "invalid", field: "url" });
    expect(met).toEqual([]);
  });

  test.each(["http://127.0.0.2/", "http://[::1]/", "http://169.254.169.254/latest", "//0x7f.2/", "http://localhost./"])(
    "a redirect to %s",
    async (to) => {
      const resolve: SafeFetchOptions["resolve"] = (_, callback) => callback(null, [{ address: "127.0.0.2", family: 4 }]);
      expect(await refusalOf(get(`/redirect?to=${encodeURIComponent(to)}`, { resolve }))).toMatchObject({ code: "invalid" });
    },
  );

  test("a name of which one address is private, and a name that changes its mind", async () => {
    const mixed: SafeFetchOptions["resolve"] = (_, callback) =>
      callback(null, [
        { address: "93.184.216.34", family: 4 },
        { address: "10.0.0.1", family: 4 },
      ]);
    expect(await refusalOf(safeFetch("http://mixed.example/", { resolve: mixed }))).toMatchObject({ code: "invalid" });

    met = [];
    let asked = 0;
    const rebinding: SafeFetchOptions["resolve"] = (_, callback) => {
      asked += 1;
      callback(null, [{ address: asked === 1 ? "127.0.0.1" : "127.0.0.2", family: 4 }]);
    };
    const url = `http://rebind.example:${new URL(origin).port}/redirect?to=${encodeURIComponent(`http://rebind2.example:${new URL(origin).port}/page`)}`;
    expect(await refusalOf(safeFetch(url, { ...local, resolve: rebinding }))).toMatchObject({ code: "invalid" });
    expect(met).toHaveLength(1);
  });

  test.each([
    "file:///etc/passwd",
    "ftp://example.org/",
    "gopher://example.org/",
    "javascript:alert(1)",
    "data:text/html,x",
    "nonsense",
    "http://",
  ])("%s is no web address", async (url) => {
    expect(await refusalOf(safeFetch(url))).toMatchObject({ code: "invalid", field: "url" });
  });

  test("a redirect to another kind of address", async () => {
    expect(await refusalOf(get("/redirect?to=file:///etc/passwd"))).toMatchObject({ code: "invalid" });
  });
});

describe("limits", () => {
  test.each(["/gzip-bomb", "/brotli-bomb", "/double-bomb", "/huge"])("%s is stopped at the limit", async (path) => {
    expect((await refusalOf(get(path)))?.message).toMatch(/larger than 5 MB/);
  });

  test.each(["/drip", "/silence"])("%s is stopped at the deadline", async (path) => {
    expect((await refusalOf(get(path, { deadline: 300 })))?.message).toMatch(/in time/);
  });

  test("endless redirects, wrong types, broken and unknown packings, cut connections", async () => {
    expect((await refusalOf(get("/round")))?.message).toMatch(/without end/);
    const accepts = (type: string) => refuse("invalid", `No ${type}, please.`);
    expect((await refusalOf(get("/image", { accepts })))?.message).toBe("No image/png, please.");
    expect((await refusalOf(get("/broken")))?.code).toBe("upstream");
    expect((await refusalOf(get("/unknown-packing")))?.code).toBe("upstream");
    expect((await refusalOf(get("/cut")))?.code).toBe("upstream");
  });

  test.each(["/no-http", "/cut-chunks", "/odd-header"])("%s: what isn't HTTP, or ends before its end, is told as that", async (path) => {
    expect(await refusalOf(get(path))).toMatchObject({ code: "upstream", message: expect.stringMatching(/broken, or was cut off/) });
  });

  test("a port where nobody listens, a name that isn't there", async () => {
    expect((await refusalOf(safeFetch("http://127.0.0.1:1/", local)))?.code).toBe("upstream");
    const nowhere: SafeFetchOptions["resolve"] = (_, callback) => callback(Object.assign(new Error("no"), { code: "ENOTFOUND" }), []);
    expect((await refusalOf(safeFetch("http://nowhere.example/", { resolve: nowhere })))?.message).toMatch(/no site of this name/);
  });
});

test.each(["8.8.8.8", "93.184.216.34", "2606:4700::1111", "172.15.255.255", "172.32.0.1", "100.63.0.1"])("%s is public", (address) => {
  expect(isPublicAddress(address)).toBe(true);
});
