import { expect, onTestFinished, test } from "vitest";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { answerPassword, isPasswordAsked, subscribeToPassword, withPassword } from "./password-gate.ts";

/** A deed that asks for the password until it was given. */
function guarded() {
  const desk = { given: false, done: 0 };
  const deed = async (): Promise<Result<string>> => {
    if (!desk.given) return refuse("password_required", "Give your password to go on.");
    desk.done += 1;
    return ok("done");
  };
  return { desk, deed };
}

function dialog() {
  onTestFinished(subscribeToPassword(() => undefined));
}

test("a deed goes on by itself once the password was given", async () => {
  dialog();
  const { desk, deed } = guarded();
  const one = withPassword(deed);
  const other = withPassword(deed);
  await expect.poll(isPasswordAsked).toBe(true);
  desk.given = true;
  answerPassword(true);
  expect(await Promise.all([one, other])).toEqual([ok("done"), ok("done")]);
  expect(desk.done).toBe(2);
  expect(isPasswordAsked()).toBe(false);
});

test("without it the refusal is the answer, and nothing was done", async () => {
  dialog();
  const { desk, deed } = guarded();
  const answer = withPassword(deed);
  await expect.poll(isPasswordAsked).toBe(true);
  answerPassword(false);
  expect(await answer).toMatchObject({ error: { code: "password_required" } });
  expect(desk.done).toBe(0);
});

test("other refusals are nobody's to answer, nor is this one where there is no dialog", async () => {
  const { deed } = guarded();
  expect(await withPassword(deed)).toMatchObject({ error: { code: "password_required" } });
  dialog();
  expect(await withPassword(async () => refuse("conflict", "Too late."))).toMatchObject({ error: { code: "conflict" } });
  expect(isPasswordAsked()).toBe(false);
});
