import { beforeEach, expect, test, vi } from "vitest";
import { sessionCookieName } from "#lib/auth/session-cookie.ts";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, refuse } from "#lib/domain/result.ts";
import { signedIn } from "#lib/room/testing.ts";
import { signOut } from "#lib/usecases/people/sign-out.ts";
import { action } from "./action.ts";

// Next's request scope is all that is stood in for: sessions are real rows.
const scope = vi.hoisted(() => ({ cookie: undefined as string | undefined, refreshed: 0 }));
vi.mock("next/headers", () => ({
  cookies: async () => ({ get: () => (scope.cookie === undefined ? undefined : { value: scope.cookie }) }),
}));
vi.mock("next/cache.js", () => ({
  refresh: () => {
    scope.refreshed += 1;
  },
}));

testDatabase();
beforeEach(() => {
  scope.cookie = undefined;
  scope.refreshed = 0;
});

async function signIn(): Promise<{ actor: Actor; sessionId: string }> {
  const actor = await actorFixture("reviewer");
  const { cookie, sessionId } = await signedIn(actor.id);
  scope.cookie = cookie.slice(`${sessionCookieName()}=`.length);
  return { actor, sessionId };
}

const whoAsks = action(async (actor: Actor | null, input: string) => ok({ id: actor?.id ?? null, input }));

test("acts in the name of whoever is signed in on this browser, and of nobody where that is over", async () => {
  expect(await whoAsks("x")).toEqual(ok({ id: null, input: "x" }));
  const { actor, sessionId } = await signIn();
  expect(await whoAsks("x")).toEqual(ok({ id: actor.id, input: "x" }));
  await signOut(sessionId);
  expect(await whoAsks("x")).toEqual(ok({ id: null, input: "x" }));
  scope.cookie = "forged";
  expect(await whoAsks("x")).toEqual(ok({ id: null, input: "x" }));
});

test("what one person typed is not sent in the name of another who has signed in on the same browser since", async () => {
  const { actor: ada } = await signIn();
  expect(await whoAsks("x", ada.id)).toEqual(ok({ id: ada.id, input: "x" }));
  const { actor: ben } = await signIn();
  expect(await whoAsks("x", ada.id)).toEqual(ok({ id: null, input: "x" }));
  expect(await whoAsks("x", "")).toEqual(ok({ id: null, input: "x" }));
  expect(await whoAsks("x", ben.id)).toEqual(ok({ id: ben.id, input: "x" }));
});

test("what may be done so often a person is not done once more, and another person may", async () => {
  let done = 0;
  const invite = action(async () => ok(done++), { limit: "import many" });
  await signIn();
  for (let time = 0; time < 20; time += 1) expect((await invite()).ok).toBe(true);
  expect(await invite()).toMatchObject({ ok: false, error: { code: "rate_limited" } });
  expect(done).toBe(20);
  await signIn();
  expect((await invite()).ok).toBe(true);
});

test("pages are drawn anew where something was done, and not where it was refused", async () => {
  await action(async () => refuse("invalid", "No."), { refresh: true })();
  expect(scope.refreshed).toBe(0);
  await action(async () => ok(null), { refresh: true })();
  expect(scope.refreshed).toBe(1);
  await action(async () => ok(null))();
  expect(scope.refreshed).toBe(1);
});
