import { expect, it, vi } from "vitest";
import type { Annotation } from "#lib/domain/claim/annotation.ts";
import { ok } from "#lib/domain/result.ts";
import { createCommands } from "./room-commands.ts";
import { createRoomStore } from "./room-store.ts";
import { annotationAt, roomWith } from "./room-testing.ts";
import type { RoomApi } from "./server-api.ts";

/** An annotation whose sentence has turned. */
function turned(id: string, start: number): Annotation {
  const annotation = annotationAt(id, start);
  const sentenceChange = { old: "It is so.", now: "It is not so.", kinds: ["negation" as const] };
  return { ...annotation, passages: annotation.passages.map((passage) => ({ ...passage, sentenceChange })) };
}

function open() {
  const confirmed: string[] = [];
  const confirmSentences: RoomApi["confirmSentences"] = async ({ passages }) => {
    confirmed.push(...passages.map(({ annotationId }) => annotationId));
    return ok([]);
  };
  const store = createRoomStore(roomWith([turned("first", 4), turned("second", 16)]));
  const api: Pick<RoomApi, "confirmSentences"> = { confirmSentences };
  const live = {
    discard: () => {},
    close: () => {},
    saved: () => Promise.resolve(undefined),
    open: () => expect.unreachable("No prose is opened here."),
  };
  const commands = createCommands(store, api as RoomApi, { settled: async () => {} }, live, () => () => {});
  return { store, commands, confirmed };
}

it("opens the first changed sentence that waits before anything is confirmed, then confirms it and opens the next", async () => {
  const { store, commands, confirmed } = open();
  commands.confirmNext();
  expect([store.getState().activeId, confirmed]).toEqual(["first", []]);
  commands.confirmNext();
  await vi.waitFor(() => expect([store.getState().activeId, confirmed]).toEqual(["second", ["first"]]));
});

it("confirms what has the focus, whatever card is open", async () => {
  const { store, commands, confirmed } = open();
  store.dispatch({ type: "activated", id: "first" });
  commands.confirmNext("second");
  await vi.waitFor(() => expect(confirmed).toEqual(["second"]));
});
