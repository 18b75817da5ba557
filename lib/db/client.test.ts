import { expect, test } from "vitest";
import { ok, refuse } from "#lib/domain/result.ts";
import { appendAudit } from "./audit.ts";
import { database, inTransaction } from "./client.ts";
import { actorFixture, testDatabase } from "./testing.ts";

testDatabase();

const entry = { actorId: null, verb: "tried", subject: "desk", subjectId: "desk" };
const written = () => database().auditEvent.count({ where: { verb: "tried" } });

test("a refusal takes back what was written before it, and is the answer", async () => {
  const answer = await inTransaction(async (db) => {
    await appendAudit(db, entry);
    return refuse("conflict", "Somebody else was first.");
  });
  expect(answer).toEqual(refuse("conflict", "Somebody else was first."));
  expect(await written()).toBe(0);
});

test("an exception takes everything back and goes on its way; what is granted stays", async () => {
  const failing = inTransaction(async (db) => {
    await appendAudit(db, entry);
    throw new Error("broken");
  });
  await expect(failing).rejects.toThrow("broken");
  expect(await written()).toBe(0);
  expect(
    await inTransaction(async (db) => {
      await appendAudit(db, entry);
      return ok("done");
    }),
  ).toEqual(ok("done"));
  expect(await written()).toBe(1);
});

test("two that wait for each other’s rows both come through", async () => {
  const [one, other] = [await actorFixture("reviewer"), await actorFixture("reviewer")];
  let waiting = 0;
  const bothHere = Promise.withResolvers<void>();
  const rename = (first: string, second: string) => {
    let isFirstTry = true;
    return inTransaction(async (db) => {
      await db.user.update({ where: { id: first }, data: { publicNote: "x" } });
      waiting += 1;
      if (waiting === 2) bothHere.resolve();
      if (isFirstTry) await bothHere.promise;
      isFirstTry = false;
      await db.$executeRaw`UPDATE users SET "publicNote" = "publicNote" || 'y' WHERE id = ${second}::uuid`;
    });
  };
  await Promise.all([rename(one.id, other.id), rename(other.id, one.id)]);
  const notes = await database().user.findMany({ where: { id: { in: [one.id, other.id] } }, select: { publicNote: true } });
  expect(notes.map(({ publicNote }) => publicNote).toSorted()).toEqual(["x", "xy"]);
});
