import { expect, test } from "vitest";
import { closeDatabase, database } from "#lib/db/client.ts";
import { testDatabase } from "#lib/db/testing.ts";
import type { RoomFigures } from "#lib/domain/prose/room-messages.ts";
import { env, setEnvironment } from "#lib/env.ts";
import { checkHealth } from "./check-health.ts";

const { ownerUrl } = testDatabase();

const room: RoomFigures = {
  ...{ state: "open", connections: 3, documents: 2, unsavedDocuments: 0, oldestUnsavedMilliseconds: 0, storeFailures: 0 },
};

test("all is well while the database answers and the room stores", async () => {
  expect(await checkHealth(room)).toEqual({
    ...{ status: "ok", database: "ok", roles: "separate", disk: "ok", room: "ok", figures: room, disks: [] },
    ...{ upkeep: { backup: { newestAt: null, ageSeconds: null, failure: null }, check: null } },
    advice: [expect.stringContaining("ASSAY_BACKUPS")],
  });
});

test("where one role both runs Assay and owns its tables, it is said, and what to do", async () => {
  const there = env.databaseUrl ?? "";
  await closeDatabase();
  setEnvironment({ DATABASE_URL: ownerUrl() });
  expect(await checkHealth(room)).toMatchObject({
    status: "ok",
    roles: "one",
    advice: expect.arrayContaining([expect.stringContaining("ASSAY_OWNER_URL")]),
  });
  await closeDatabase();
  setEnvironment({ DATABASE_URL: there });
});

test.each([{ ...room, state: "failing" as const }, { ...room, state: "closing" as const }, null])(
  "a room that is %o is not well",
  async (figures) => {
    expect(await checkHealth(figures)).toMatchObject({ status: "failing", database: "ok", room: "failing", figures });
  },
);

test("a database that is away is said so, and so is that it is back", async () => {
  const there = env.databaseUrl ?? "";
  await closeDatabase();
  setEnvironment({ DATABASE_URL: "postgresql://nobody@127.0.0.1:1/none" });
  expect(await checkHealth(room)).toMatchObject({ status: "failing", database: "failing", room: "ok" });
  await closeDatabase();
  setEnvironment({ DATABASE_URL: there });
  expect(await checkHealth(room)).toMatchObject({ status: "ok" });
});

test("it tells how old the newest backup is, why the last one came to nothing, and what is not as it was written", async () => {
  const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000);
  const runs = database().upkeepRun;
  const made = await runs.create({ data: { kind: "backup", file: "/backups/1", faults: 0, at: hoursAgo(50) } });
  await runs.create({ data: { kind: "check", faults: 0, at: hoursAgo(3) } });
  const { upkeep, advice } = await checkHealth(room);
  expect(upkeep).toMatchObject({ backup: { newestAt: made.at.toISOString(), failure: null }, check: { faults: 0 } });
  expect(Math.round((upkeep?.backup.ageSeconds ?? 0) / 3600)).toBe(50);
  expect(advice).toEqual(["The newest backup is 2 days old."]);

  await runs.create({ data: { kind: "backup", failure: "No room.", at: hoursAgo(1) } });
  await runs.create({ data: { kind: "check", faults: 2, at: hoursAgo(1) } });
  expect(await checkHealth(room)).toMatchObject({
    status: "ok",
    upkeep: { backup: { newestAt: made.at.toISOString(), failure: "No room." }, check: { faults: 2 } },
    advice: [expect.stringContaining("No room."), expect.stringContaining("npx assay fsck")],
  });
});
