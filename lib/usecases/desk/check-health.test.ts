import { expect, test } from "vitest";
import { closeDatabase } from "#lib/db/client.ts";
import { testDatabase } from "#lib/db/testing.ts";
import type { RoomFigures } from "#lib/domain/prose/room.ts";
import { env, setEnvironment } from "#lib/env.ts";
import { checkHealth } from "./check-health.ts";

const { ownerUrl } = testDatabase();

const room: RoomFigures = {
  ...{ state: "open", connections: 3, documents: 2, unsavedDocuments: 0, oldestUnsavedMilliseconds: 0, storeFailures: 0 },
};

test("all is well while the database answers and the room stores", async () => {
  expect(await checkHealth(room)).toEqual({
    ...{ status: "ok", database: "ok", roles: "separate", disk: "ok", room: "ok", figures: room, disks: [], advice: [] },
  });
});

test("where one role both runs Assay and owns its tables, it is said, and what to do", async () => {
  const there = env.databaseUrl ?? "";
  await closeDatabase();
  setEnvironment({ DATABASE_URL: ownerUrl() });
  expect(await checkHealth(room)).toMatchObject({ status: "ok", roles: "one", advice: [expect.stringContaining("ASSAY_OWNER_URL")] });
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
