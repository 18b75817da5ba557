import { expect, test } from "vitest";
import { ok, refuse } from "#lib/domain/result.ts";
import { appendAudit } from "./audit.ts";
import { database, inTransaction } from "./client.ts";
import { testDatabase } from "./testing.ts";

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
