import { expect, test } from "vitest";
import { database } from "#lib/db/client.ts";
import { testDatabase } from "#lib/db/testing.ts";
import { hashPassword } from "#lib/domain/people/password.ts";
import { passwordSignIn } from "./password-sign-in.ts";

testDatabase();

const password = "three calm harbour cranes";
const from = (address: string) => ({ "x-assay-address": address });

async function person(email: string) {
  await database().user.create({ data: { email, name: "Ada", role: "editor", passwordHash: await hashPassword(password) } });
}

async function guess(times: number, attempt: (index: number) => Parameters<typeof passwordSignIn>[0]) {
  const answers = [];
  for (let index = 0; index < times; index += 1) answers.push(await passwordSignIn(attempt(index)));
  return answers.map((answer) => (answer.ok ? "in" : answer.error.code));
}

test("guessing at one account is stopped, from however many addresses, and known and unknown accounts are answered alike", async () => {
  await person("known@example.org");
  const atKnown = await guess(12, (index) => ({
    email: "known@example.org",
    password: `guess number ${index}`,
    headers: from(`10.0.0.${index}`),
  }));
  const atUnknown = await guess(12, (index) => ({
    email: "unknown@example.org",
    password: `guess number ${index}`,
    headers: from(`10.0.1.${index}`),
  }));
  expect(atKnown).toEqual([...Array(10).fill("unauthenticated"), "rate_limited", "rate_limited"]);
  expect(atUnknown).toEqual(atKnown);
  const spelled = await passwordSignIn({ email: " KNOWN@example.org", password, headers: from("10.0.2.1") });
  expect(spelled).toMatchObject({ ok: false, error: { code: "rate_limited", details: { retryAfterSeconds: expect.any(Number) } } });
});

test("guesses sent at the same moment are counted one by one", async () => {
  const answers = await Promise.all(
    Array.from({ length: 30 }, () =>
      passwordSignIn({ email: "burst@example.org", password: "some wrong password", headers: from("10.1.0.1") }),
    ),
  );
  expect(answers.filter((answer) => !answer.ok && answer.error.code === "unauthenticated")).toHaveLength(10);
});

test("one address that tries many accounts is stopped, whatever X-Forwarded-For it claims", async () => {
  const answers = await guess(52, (index) => ({
    email: `victim-${index}@example.org`,
    password: "spring2025spring",
    headers: { ...from("10.2.0.1"), "x-forwarded-for": `192.0.2.${index}` },
  }));
  expect(answers.slice(0, 50)).toEqual(Array(50).fill("unauthenticated"));
  expect(answers.slice(50)).toEqual(["rate_limited", "rate_limited"]);
});

test("a right password starts the count anew", async () => {
  await person("typo@example.org");
  const attempt = (right: boolean) => ({
    email: "typo@example.org",
    password: right ? password : "a slip of the fingers",
    headers: from("10.3.0.1"),
  });
  expect(await guess(9, () => attempt(false))).not.toContain("rate_limited");
  expect(await guess(1, () => attempt(true))).toEqual(["in"]);
  expect(await guess(10, () => attempt(false))).not.toContain("rate_limited");
});
