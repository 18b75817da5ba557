import { register } from "prom-client";
import { expect, test } from "vitest";
import type { RoomFigures } from "#lib/domain/prose/room-messages.ts";
import type { Upkeep } from "#lib/usecases/backup/read-upkeep.ts";
import { measureRoom, measureUpkeep } from "./metrics.ts";

test("metrics tell how the room is at the moment they are asked for", async () => {
  let room: RoomFigures = {
    ...{ state: "open", connections: 3, documents: 2, unsavedDocuments: 1, oldestUnsavedMilliseconds: 1500, storeFailures: 4 },
  };
  measureRoom(() => room);
  const told = async () =>
    Object.fromEntries(
      (await register.metrics())
        .split("\n")
        .filter((line) => line.startsWith("assay_room_"))
        .map((line) => line.split(" ")),
    );
  expect(await told()).toEqual({
    assay_room_connections: "3",
    assay_room_documents: "2",
    assay_room_unsaved_documents: "1",
    assay_room_oldest_unsaved_seconds: "1.5",
    assay_room_storing: "1",
    assay_room_store_failures_total: "4",
  });
  room = { ...room, state: "failing", storeFailures: 5 };
  expect(await told()).toMatchObject({ assay_room_storing: "0", assay_room_store_failures_total: "5" });
});

test("metrics tell how old the newest backup is, and nothing of it where there is none", async () => {
  const none = { newestAt: null, ageSeconds: null, failure: null };
  let upkeep: Upkeep | null = {
    backup: { ...none, ageSeconds: 3600 },
    check: { at: "2026-01-01T00:00:00.000Z", ageSeconds: 60, faults: 2 },
  };
  measureUpkeep(async () => {
    if (!upkeep) throw new Error("The database is away.");
    return upkeep;
  });
  const told = async () => (await register.metrics()).split("\n").filter((line) => /^assay_(backup|check)_/.test(line));
  expect(await told()).toEqual(["assay_backup_age_seconds 3600", "assay_check_age_seconds 60", "assay_check_faults 2"]);
  upkeep = { backup: none, check: null };
  expect(await told()).toEqual([]);
  upkeep = null;
  expect(await told()).toEqual([]);
});
