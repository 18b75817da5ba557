import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { encode } from "next-auth/jwt";
import { expect, test } from "vitest";
import { env } from "#lib/env.ts";
import { visitorsInTurn } from "./visitors.ts";

/** A desk that answers when it is told to. */
function openDesk(options: Parameters<typeof visitorsInTurn>[1]) {
  const begun: string[] = [];
  const finish = new Map<string, () => void>();
  const desk = visitorsInTurn(async ({ url = "" }) => {
    begun.push(url);
    await new Promise<void>((resolve) => finish.set(url, resolve));
  }, options);
  const ask = (url: string, headers: Record<string, string> = {}) => {
    const request = Object.assign(new IncomingMessage(new Socket()), { url, headers });
    const response = new ServerResponse(request);
    return { response, answered: desk(request, response) };
  };
  return { begun, finish: (url: string) => finish.get(url)?.(), ask };
}

test("visitors are answered a few at a time, in their order; whoever is signed in goes first", async () => {
  const { begun, finish, ask } = openDesk({ atOnce: 2, patience: 60_000 });
  for (const url of ["/a", "/b", "/c", "/d"]) ask(url);
  const cookie = `assay-session=${await encode({ token: { sessionId: "one" }, secret: env.authSecret })}`;
  ask("/signed-in", { cookie });
  ask("/_next/static/x.js");
  ask("/forged", { cookie: "assay-session=made.up" });
  await expect.poll(() => begun.toSorted()).toEqual(["/_next/static/x.js", "/a", "/b", "/signed-in"]);
  finish("/b");
  await expect.poll(() => begun.at(-1)).toBe("/c");
  finish("/a");
  await expect.poll(() => begun.at(-1)).toBe("/d");
  finish("/c");
  await expect.poll(() => begun.at(-1)).toBe("/forged");
});

test("a program waits with the visitors until its token was good once", async () => {
  const { begun, finish, ask } = openDesk({ atOnce: 1, patience: 60_000 });
  const authorization = "Bearer assay_x";
  const first = ask("/api/v1/first", { authorization });
  await expect.poll(() => begun).toEqual(["/api/v1/first"]);
  first.response.statusCode = 200;
  first.response.emit("finish");
  ask("/api/v1/guess", { authorization: "Bearer assay_y" });
  ask("/sign-in", { authorization });
  ask("/api/v1/second", { authorization });
  await expect.poll(() => begun).toEqual(["/api/v1/first", "/api/v1/second"]);
  finish("/api/v1/first");
  await expect.poll(() => begun.at(-1)).toBe("/api/v1/guess");
  finish("/api/v1/guess");
  await expect.poll(() => begun.at(-1)).toBe("/sign-in");
});

test("answers that take no time are a few in each turn of the event loop, too: others are heard in between", async () => {
  const begun: string[] = [];
  const desk = visitorsInTurn(async ({ url = "" }) => void begun.push(url), { atOnce: 2 });
  for (let number = 1; number <= 20; number += 1) {
    const request = Object.assign(new IncomingMessage(new Socket()), { url: `/${number}`, headers: {} });
    void desk(request, new ServerResponse(request));
    // As after each request that was read from its socket: all that needs no turn is done.
    for (let step = 0; step < 20; step += 1) await new Promise<void>((resolve) => process.nextTick(resolve));
  }
  expect(begun).toEqual(["/1", "/2"]);
  await new Promise((resolve) => setImmediate(resolve));
  expect(begun.length).toBeLessThanOrEqual(4);
  await expect.poll(() => begun.length).toBe(20);
});

test("whoever asks after the desk's health is next, however many wait", async () => {
  const { begun, finish, ask } = openDesk({ atOnce: 1, mostWaiting: 1, patience: 60_000 });
  ask("/a");
  ask("/b");
  await expect.poll(() => begun).toEqual(["/a"]);
  ask("/api/health");
  await new Promise((resolve) => setImmediate(resolve));
  finish("/a");
  await expect.poll(() => begun).toEqual(["/a", "/api/health"]);
});

test("a visitor who holds an answer up lets the next one in after a while", async () => {
  const { begun, ask } = openDesk({ atOnce: 1, patience: 20 });
  ask("/slow");
  ask("/next");
  await expect.poll(() => begun).toEqual(["/slow", "/next"]);
});

test("when too many wait, the next one is told to come back, and the desk isn't asked", async () => {
  const { begun, ask } = openDesk({ atOnce: 1, mostWaiting: 1, patience: 60_000 });
  ask("/a");
  ask("/b");
  await expect.poll(() => begun).toEqual(["/a"]);
  const { response, answered } = ask("/c");
  await answered;
  expect([response.statusCode, response.getHeader("retry-after")]).toEqual([503, "5"]);
  expect(begun).toEqual(["/a"]);
});
