import { expect, test } from "vitest";
import { z } from "zod";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { forgive, forgiveOne, type LimitKind, limit, limitPerson } from "./rate-limits.ts";

testDatabase();

/** How often each may be done: what people, and programs in their name, count on. */
const allowed: [kind: LimitKind, times: number][] = [
  ["sign in on a known device", 10],
  ["sign in to an account from an address", 10],
  ["sign in to an account from an address in a day", 30],
  ["sign in to an account in a day", 100],
  ["sign in from an address", 50],
  ["open a link", 60],
  ["use a wrong token", 30],
  ["give a password", 10],
  ["search the public pages", 120],
  ["import", 300],
  ["import many", 20],
  ["invite", 60],
];

const wait = z.object({ retryAfterSeconds: z.number() });

async function takenBy(kind: LimitKind, key: string): Promise<number> {
  for (let count = 0; ; count += 1) if (!(await limit(kind, key)).ok) return count;
}

test.each(allowed)("%s: %i times, then a wait; for others it counts anew", async (kind, times) => {
  expect(await takenBy(kind, "ada")).toBe(times);
  const refused = await limit(kind, "ada");
  expect(refused).toMatchObject({ ok: false, error: { code: "rate_limited", details: { retryAfterSeconds: expect.any(Number) } } });
  expect((await limit(kind, "ben")).ok).toBe(true);
});

test("300 imports are 300 in ten minutes", async () => {
  await takenBy("import", "cai");
  const refused = await limit("import", "cai");
  const { retryAfterSeconds } = wait.parse(refused.ok ? null : refused.error.details);
  expect(retryAfterSeconds).toBeGreaterThan(9 * 60);
  expect(retryAfterSeconds).toBeLessThanOrEqual(10 * 60);
});

test("what is forgiven counts no more: one attempt, or all", async () => {
  await takenBy("give a password", "dora");
  await forgiveOne({ kind: "give a password", key: "dora" });
  // The refused attempts counted too.
  expect((await limit("give a password", "dora")).ok).toBe(false);
  await forgive({ kind: "give a password", key: "dora" });
  expect(await takenBy("give a password", "dora")).toBe(10);
});

test("what an admin's token or the command line does is not held up; an admin at the desk and anybody else's token are", async () => {
  const admin = await actorFixture("admin");
  const editor = await actorFixture("editor");
  await takenBy("invite", admin.id);
  await takenBy("invite", editor.id);
  for (const via of ["token", "command-line"] as const) expect((await limitPerson("invite", { ...admin, via })).ok).toBe(true);
  expect((await limitPerson("invite", admin)).ok).toBe(false);
  expect((await limitPerson("invite", { ...editor, via: "token" })).ok).toBe(false);
});
