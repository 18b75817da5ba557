import { encode } from "next-auth/jwt";
import { expect, test } from "vitest";
import { database } from "#lib/db/client.ts";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { env } from "#lib/env.ts";
import { actorOfCookies, sessionCookieName, sessionIdOf } from "./session-cookie.ts";

testDatabase();

async function cookieFor(userId: string) {
  const session = await database().session.create({ data: { userId, expiresAt: new Date(Date.now() + 60_000) } });
  return { sessionId: session.id, cookie: await encode({ token: { sessionId: session.id }, secret: env.authSecret }) };
}

test("a Cookie header stands for its person until the session is revoked", async () => {
  const editor = await actorFixture("editor");
  const { sessionId, cookie } = await cookieFor(editor.id);
  const header = `theme=dark; ${sessionCookieName()}=${cookie}; other=1`;
  expect(await actorOfCookies(header)).toMatchObject({ id: editor.id, role: "editor", session: { id: sessionId } });
  await database().session.update({ where: { id: sessionId }, data: { revokedAt: new Date() } });
  expect(await actorOfCookies(header)).toBeNull();
});

test("a forged, cut or foreign cookie names no session", async () => {
  const { sessionId, cookie } = await cookieFor((await actorFixture("admin")).id);
  const foreign = await encode({ token: { sessionId }, secret: "another secret, equally long as ours" });
  for (const bad of [undefined, "", "x", cookie.slice(0, -2), foreign, sessionId]) expect(await sessionIdOf(bad)).toBeNull();
  expect(await actorOfCookies(undefined)).toBeNull();
  expect(await actorOfCookies(`x${sessionCookieName()}=${cookie}`)).toBeNull();
});
