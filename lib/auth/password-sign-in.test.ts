import { encode } from "next-auth/jwt";
import { expect, test } from "vitest";
import { database } from "#lib/db/client.ts";
import { testDatabase } from "#lib/db/testing.ts";
import { hashPassword } from "#lib/domain/people/password.ts";
import { env } from "#lib/env.ts";
import { acceptLink } from "#lib/usecases/people/accept-link.ts";
import { operator } from "#lib/usecases/people/find-command-line-actor.ts";
import { findSessionActor } from "#lib/usecases/people/find-session-actor.ts";
import { unlockUser } from "#lib/usecases/people/unlock-user.ts";
import { issueLink } from "#lib/usecases/steps/issue-link.ts";
import { granted } from "#lib/usecases/testing.ts";
import { deviceCookie, deviceCookieName } from "./device-cookie.ts";
import { passwordSignIn } from "./password-sign-in.ts";
import { sessionCookieName } from "./session-cookie.ts";

testDatabase();

const password = "three calm harbour cranes";
const from = (address: string, cookie?: string) => ({ "x-assay-address": address, ...(cookie ? { cookie } : {}) });
const deviceOf = async (account: string) => `${deviceCookieName()}=${await deviceCookie(null, account)}`;

async function person(email: string) {
  return database().user.create({ data: { email, name: "Ada", role: "editor", passwordHash: await hashPassword(password) } });
}

async function attempt(email: string, headers: Record<string, string>, given = "a wrong password") {
  const answer = await passwordSignIn({ email, password: given, headers });
  return answer.ok ? "in" : answer.error.code;
}

async function guess(times: number, email: string, headers: (index: number) => Record<string, string>) {
  const answers = [];
  for (let index = 0; index < times; index += 1) answers.push(await attempt(email, headers(index)));
  return answers;
}

const wrong = (times: number) => Array(times).fill("unauthenticated");

test("ten wrong passwords from one network stop that network there, and known and unknown accounts are answered alike", async () => {
  await person("known@example.org");
  const atKnown = await guess(12, "known@example.org", () => from("10.0.0.1"));
  const atUnknown = await guess(12, "unknown@example.org", () => from("10.0.1.1"));
  expect(atKnown).toEqual([...wrong(10), "rate_limited", "rate_limited"]);
  expect(atUnknown).toEqual(atKnown);
  const spelled = await passwordSignIn({ email: " KNOWN@example.org", password, headers: from("10.0.0.1") });
  expect(spelled).toMatchObject({ ok: false, error: { code: "rate_limited", details: { retryAfterSeconds: expect.any(Number) } } });
  expect(await attempt("known@example.org", from("10.0.2.1"), password)).toBe("in");
});

test("many networks together are stopped too, slowly; the owner's browsers are not", async () => {
  await person("besieged@example.org");
  const device = await deviceOf("besieged@example.org");
  const answers = await guess(102, "besieged@example.org", (index) => from(`10.4.${index}.1`));
  expect(answers).toEqual([...wrong(100), "rate_limited", "rate_limited"]);
  expect(await attempt("besieged@example.org", from("10.5.0.1"), password)).toBe("rate_limited");
  expect(await attempt("besieged@example.org", from("10.5.0.1", device), password)).toBe("in");
  // From a network that is stopped, too.
  expect(await attempt("besieged@example.org", from("10.4.0.1", device), password)).toBe("in");
});

test("one network can't use up what all may try", async () => {
  await person("neighbour@example.org");
  const tried = await guess(60, "neighbour@example.org", () => from("10.6.0.1"));
  expect(tried.filter((answer) => answer === "unauthenticated")).toHaveLength(10);
  expect(await attempt("neighbour@example.org", from("10.6.1.1"), password)).toBe("in");
});

test("a known browser has ten wrong passwords of its own; a forged, foreign or other person's cookie makes none known", async () => {
  await person("device@example.org");
  const device = await deviceOf("device@example.org");
  expect(await guess(12, "device@example.org", (index) => from(`10.7.${index}.1`, device))).toEqual([
    ...wrong(10),
    "rate_limited",
    "rate_limited",
  ]);

  await person("victim@example.org");
  const others = await deviceOf("device@example.org");
  const session = await encode({ token: { device: crypto.randomUUID(), accounts: [] }, secret: env.authSecret });
  const pretended = [others, `${device}x`, `${deviceCookieName()}=${session}`, `${deviceCookieName()}=nonsense`];
  await guess(10, "victim@example.org", (index) => from("10.8.0.1", pretended[index % pretended.length]));
  for (const cookie of pretended) expect(await attempt("victim@example.org", from("10.8.0.1", cookie), password)).toBe("rate_limited");
});

test("a new-password link, and whoever runs the server, open what is shut", async () => {
  for (const [email, open] of Object.entries({
    "reset@example.org": async (userId: string) => {
      const link = await issueLink(database(), { purpose: "password_reset", createdById: null, userId, email: "reset@example.org" });
      granted(await acceptLink({ token: link.url.split("/").at(-1), password }));
    },
    "unlocked@example.org": async () => void granted(await unlockUser(operator, { email: "Unlocked@example.org" })),
  })) {
    const { id } = await person(email);
    await guess(10, email, () => from("10.9.0.1"));
    await guess(91, email, (index) => from(`10.10.${index}.1`));
    expect(await attempt(email, from("10.9.0.1"), password)).toBe("rate_limited");
    await open(id);
    expect(await attempt(email, from("10.9.0.1"), password)).toBe("in");
  }
});

test("guesses sent at the same moment are counted one by one", async () => {
  const answers = await Promise.all(Array.from({ length: 30 }, () => attempt("burst@example.org", from("10.1.0.1"))));
  expect(answers.filter((answer) => answer === "unauthenticated")).toHaveLength(10);
});

test("one address that tries many accounts is stopped, whatever X-Forwarded-For it claims", async () => {
  const answers = [];
  for (let index = 0; index < 52; index += 1) {
    answers.push(await attempt(`victim-${index}@example.org`, { ...from("10.2.0.1"), "x-forwarded-for": `192.0.2.${index}` }));
  }
  expect(answers).toEqual([...wrong(50), "rate_limited", "rate_limited"]);
});

test("a right password starts the count anew", async () => {
  await person("typo@example.org");
  const slips = (times: number) => guess(times, "typo@example.org", () => from("10.3.0.1"));
  expect(await slips(9)).toEqual(wrong(9));
  expect(await attempt("typo@example.org", from("10.3.0.1"), password)).toBe("in");
  expect(await slips(10)).toEqual(wrong(10));
});

test("signing in ends the session that this browser had", async () => {
  await person("again@example.org");
  const first = granted(await passwordSignIn({ email: "again@example.org", password, headers: from("10.11.0.1") }));
  const cookie = `${sessionCookieName()}=${await encode({ token: { sessionId: first.sessionId }, secret: env.authSecret })}`;
  const second = granted(await passwordSignIn({ email: "again@example.org", password, headers: from("10.11.0.1", cookie) }));
  expect(await findSessionActor(first.sessionId)).toBeNull();
  expect(await findSessionActor(second.sessionId)).not.toBeNull();
});
