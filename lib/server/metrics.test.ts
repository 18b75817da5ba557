import { register } from "prom-client";
import { expect, test } from "vitest";
import type { RoomFigures } from "#lib/domain/prose/room.ts";
import { measureRoom } from "./metrics.ts";

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
