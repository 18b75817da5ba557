import { once } from "node:events";
import { request } from "node:http";
import { connect } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type FrontDoor, type Handlers, portOf, takePort } from "./front-door.ts";

let door: FrontDoor;
let seen: Record<string, unknown> = {};
const handlers: Handlers = {
  publicDoor: async (asked, response) => {
    if (asked.url !== "/public") return false;
    response.end("public");
    return true;
  },
  desk: async (asked, response) => {
    seen = asked.headers;
    if (asked.url === "/broken") throw new Error("a bug with a secret in it");
    response.end("desk");
  },
  upgrade: async () => false,
};

beforeAll(async () => {
  door = await takePort(0);
});
beforeEach(() => door.open(handlers));
afterAll(() => door.close(100));

const address = () => `http://127.0.0.1:${portOf(door.server)}`;

/** Sends these very bytes, as no well-behaved client would. */
async function raw(lines: string[]): Promise<string> {
  const socket = connect(portOf(door.server), "127.0.0.1");
  let answer = "";
  socket.on("data", (chunk) => {
    answer += chunk;
  });
  socket.write(`${lines.join("\r\n")}\r\n\r\n`);
  await once(socket, "close");
  return answer;
}

test("until it is opened it says that it is starting", async () => {
  const early = await takePort(0);
  const answer = await fetch(`http://127.0.0.1:${portOf(early.server)}/`);
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "2"]);
  await early.close(100);
});

test("a taken port is said in one sentence that says what to do", async () => {
  const port = portOf(door.server);
  await expect(takePort(port)).rejects.toThrow(`Port ${port} is taken by another program. Stop it, or set PORT to a free one.`);
});

test("each page of the desk has a policy with a number of its own, and Next is told the same", async () => {
  const policies = [];
  for (const path of ["/", "/"]) {
    const answer = await fetch(address() + path);
    expect(answer.headers.get("content-security-policy")).toBe(seen["content-security-policy"]);
    policies.push(answer.headers.get("content-security-policy") ?? "");
  }
  const scripts = policies.map((policy) => /script-src [^;]+/.exec(policy)?.[0]);
  expect(scripts[0]).toMatch(/^script-src 'self' 'nonce-[\w+/=]{24}' 'strict-dynamic'$/);
  expect(scripts[0]).not.toBe(scripts[1]);
});

test("headers that only the server may set are dropped when they come from outside", async () => {
  const forged = {
    "x-middleware-subrequest": "middleware",
    "x-middleware-rewrite": "/desk",
    "x-assay-address": "10.0.0.1",
    "x-assay-room": "{}",
    "x-forwarded-for": "10.0.0.1",
    "content-security-policy": "script-src 'nonce-known'",
  };
  await fetch(`${address()}/`, { headers: forged });
  expect(Object.keys(seen).filter((name) => name.startsWith("x-middleware"))).toEqual([]);
  expect(seen["x-assay-address"]).toMatch(/127\.0\.0\.1$/);
  expect(seen["x-assay-room"]).toBeUndefined();
  expect(seen["content-security-policy"]).not.toContain("known");
});

const own = { origin: "http://localhost:3000" };
const cookie = { cookie: "session=s" };

test.each<[string, Record<string, string>]>([
  ["another site's page", { ...cookie, origin: "https://evil.example" }],
  ["a page that hides where it is from", { ...cookie, origin: "null" }],
  ["a page on another port of this machine", { ...cookie, origin: "http://localhost:3001" }],
  ["a page of a name below ours", { ...cookie, origin: "http://evil.localhost:3000" }],
  ["a form of another site, as a browser without Origin says", { ...cookie, "sec-fetch-site": "cross-site" }],
  ["a neighbour under the same domain", { ...cookie, "sec-fetch-site": "same-site" }],
  ["whoever has the cookie and says nothing of where it is from", cookie],
  ["a foreign page without a cookie", { origin: "https://evil.example" }],
  ["a foreign page that dresses as a Server Action", { ...cookie, origin: "https://evil.example", "next-action": "00" }],
])("a change asked for by %s is refused, and the right address named", async (_, headers) => {
  for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
    seen = {};
    const answer = await fetch(`${address()}/desk`, { method, headers });
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain("http://localhost:3000");
    expect(seen).toEqual({});
  }
});

test.each<[string, Record<string, string>]>([
  ["our own page", { ...cookie, ...own }],
  ["our own page, as a browser without Origin says", { ...cookie, "sec-fetch-site": "same-origin" }],
  ["a program with a token", { authorization: "Bearer assay_t" }],
  ["a program with a token that an extension of a browser sends", { authorization: "bearer assay_t", origin: "https://other.example" }],
  ["a program that acts for nobody", {}],
])("a change asked for by %s is passed on", async (_, headers) => {
  expect((await fetch(`${address()}/desk`, { method: "POST", headers })).status).toBe(200);
});

test("pages are read from anywhere", async () => {
  const answer = await fetch(`${address()}/desk`, {
    headers: { ...cookie, origin: "https://other.example", "sec-fetch-site": "cross-site" },
  });
  expect(answer.status).toBe(200);
});

test("reports of policies are taken from anywhere, up to a size, and passed to nobody", async () => {
  seen = {};
  const report = { "csp-report": { "effective-directive": "script-src", "blocked-uri": "eval", "document-uri": `${address()}/desk?q=1` } };
  for (const body of [JSON.stringify(report), "{", "[]", ""]) {
    expect((await fetch(`${address()}/policy-reports`, { method: "POST", body, headers: { origin: "null" } })).status).toBe(204);
  }
  expect((await fetch(`${address()}/policy-reports`, { method: "POST", body: "x".repeat(30_000) })).status).toBe(413);
  expect(seen).toEqual({});
});

test("the public door answers first", async () => {
  expect(await (await fetch(`${address()}/public`)).text()).toBe("public");
  expect(await (await fetch(`${address()}/other`)).text()).toBe("desk");
});

test("a bug is answered without its details", async () => {
  const answer = await fetch(`${address()}/broken`);
  expect(answer.status).toBe(500);
  expect(await answer.text()).not.toContain("secret");
});

test.each(["http://inside.example/", "//inside.example/", "*"])("a request for %s is not passed on", async (target) => {
  seen = {};
  expect(await raw([`GET ${target} HTTP/1.1`, "Host: localhost", "Connection: close"])).toMatch(/^HTTP\/1\.1 400 /);
  expect(seen).toEqual({});
});

test.each(["/unknown", "http://inside.example/", "/_next/hmr"])(
  "an upgrade of %s that nobody takes is cut off without an answer",
  async (target) => {
    expect(await raw([`GET ${target} HTTP/1.1`, "Host: localhost", "Connection: Upgrade", "Upgrade: websocket"])).toBe("");
  },
);

test("closing waits for the answer under way, and not for idle connections", async () => {
  const slow = await takePort(0);
  let finish = () => {};
  slow.open({
    ...handlers,
    desk: async (_, response) => {
      finish = () => response.end("done");
      asked();
    },
  });
  let asked = () => {};
  const isAsked = new Promise<void>((resolve) => {
    asked = resolve;
  });
  const sent = request({ port: portOf(slow.server), path: "/" }).end();
  await isAsked;
  const closing = slow.close(60_000);
  finish();
  const [answer] = await once(sent, "response");
  answer.resume();
  await closing;
  expect(answer.statusCode).toBe(200);
});
