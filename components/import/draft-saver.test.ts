import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ok, refuse } from "#lib/domain/result.ts";
import { createDraftSaver, quiet, type SavingState } from "./draft-saver.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

type Answer = Parameters<typeof createDraftSaver>[1];

function saverWith(answer: Answer) {
  const states: SavingState["is"][] = [];
  const send = vi.fn(answer);
  return { saver: createDraftSaver("1", send, ({ is }) => states.push(is)), send, states };
}

test("changes are sent together after a moment of quiet, each on the state the last one left", async () => {
  let version = 1;
  const { saver, send, states } = saverWith(async () => {
    version += 1;
    return ok({ updatedAt: String(version) });
  });
  saver.changed();
  saver.changed();
  await vi.advanceTimersByTimeAsync(quiet);
  saver.changed();
  await vi.advanceTimersByTimeAsync(quiet);
  expect(send.mock.calls).toEqual([["1"], ["2"]]);
  expect(states).toEqual(["unsaved", "unsaved", "saving", "saved", "unsaved", "saving", "saved"]);
  expect(saver.isSaved()).toBe(true);
});

test("a change made while one is on its way is sent after it, and never called saved before", async () => {
  const release: (() => void)[] = [];
  const { saver, send, states } = saverWith(() => new Promise((resolve) => release.push(() => resolve(ok({ updatedAt: "2" })))));
  saver.changed();
  await vi.advanceTimersByTimeAsync(quiet);
  saver.changed();
  release[0]?.();
  await vi.advanceTimersByTimeAsync(0);
  expect(states.at(-1)).toBe("saving");
  expect(saver.isSaved()).toBe(false);
  release[1]?.();
  await vi.advanceTimersByTimeAsync(0);
  expect(send).toHaveBeenCalledTimes(2);
  expect(states.at(-1)).toBe("saved");
});

test("what can't be sent is said to be unsaved and tried again", async () => {
  const { saver, send, states } = saverWith(async () => ok({ updatedAt: "2" }));
  vi.spyOn(console, "warn").mockReturnValue();
  send.mockRejectedValueOnce(new TypeError("Failed to fetch"));
  saver.changed();
  await vi.advanceTimersByTimeAsync(quiet);
  expect(states.at(-1)).toBe("trouble");
  await vi.advanceTimersByTimeAsync(1000);
  expect(states.at(-1)).toBe("saved");
});

test("a refusal is shown and waits for the next change", async () => {
  const { saver, send, states } = saverWith(async () => refuse("conflict", "Changed elsewhere."));
  saver.changed();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(send).toHaveBeenCalledTimes(1);
  expect(states.at(-1)).toBe("refused");
  expect(saver.isSaved()).toBe(false);
});
