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
