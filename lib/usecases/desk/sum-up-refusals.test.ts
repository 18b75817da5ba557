import { beforeEach, expect, test } from "vitest";
import { passwordSignIn } from "#lib/auth/password-sign-in.ts";
import { database } from "#lib/db/client.ts";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { granted } from "../testing.ts";
import { countRefusal, storeRefusals } from "./count-refusals.ts";
import { listRefusals } from "./list-refusals.ts";
import { sumUpRefusals } from "./sum-up-refusals.ts";

testDatabase();

const hour = 3_600_000;
const events = () => database().auditEvent.findMany({ where: { subject: "refusals" }, orderBy: { id: "asc" } });

beforeEach(async () => {
  await storeRefusals();
  await database().refusal.deleteMany();
});

test("however many strangers are refused, an hour leaves one event of each kind, with how many and from where", async () => {
  for (let index = 0; index < 700; index += 1) countRefusal("failed sign-in", `10.1.${index % 250}.0`);
  countRefusal("wrong token", "10.2.0.0");
  await storeRefusals();
  await sumUpRefusals();
  expect(await events()).toEqual([]);
  for (let again = 0; again < 2; again += 1) await sumUpRefusals(Date.now() + hour);
  expect((await events()).map(({ data, actorId, verb }) => ({ data, actorId, verb }))).toEqual([
    { actorId: null, verb: "refuse strangers", data: expect.objectContaining({ kind: "failed sign-in", count: 700, networks: 101 }) },
    { actorId: null, verb: "refuse strangers", data: expect.objectContaining({ kind: "wrong token", count: 1, networks: 1 }) },
  ]);
});

test("of the networks of an hour a hundred are told apart, in however many goes they come", async () => {
  for (let go = 0; go < 5; go += 1) {
    for (let index = 0; index < 60; index += 1) countRefusal("foreign origin", `2001:db8:${go}:${index}`);
    countRefusal("foreign origin", "2001:db8:0:0");
    await storeRefusals();
  }
  const rows = await database().refusal.findMany({ where: { kind: "foreign origin" } });
  expect(rows).toHaveLength(101);
  expect(rows.reduce((sum, { count }) => sum + count, 0)).toBe(305);
  expect(rows.find(({ network }) => network === "2001:db8:0:0")).toMatchObject({ count: 6 });
});

test("wrong passwords write no row of the audit log each", async () => {
  const before = await database().auditEvent.count();
  for (let index = 0; index < 15; index += 1) {
    await passwordSignIn({ email: "someone@example.org", password: "a guess", headers: { "x-assay-address": "10.3.0.1" } });
  }
  expect(await database().auditEvent.count()).toBe(before);
  expect(granted(await listRefusals(await actorFixture("admin")))).toEqual([
    { kind: "failed sign-in", count: 10, networks: 1 },
    { kind: "refused sign-in", count: 5, networks: 1 },
  ]);
});
