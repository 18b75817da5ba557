import { expect, test, vi } from "vitest";
import { ok, refuse } from "#lib/domain/result.ts";
import { act } from "./act.ts";
import { currentToasts } from "./toast-store.ts";

test("what is refused is told, and so is a desk that can't be reached", async () => {
  expect(await act(async () => ok("done"))).toEqual({ ok: true, value: "done" });
  expect(currentToasts()).toEqual([]);
  expect(await act(async () => refuse("conflict", "Someone was faster."))).toMatchObject({ ok: false });
  expect(currentToasts().at(-1)).toMatchObject({ tone: "problem", text: "Someone was faster." });
  vi.spyOn(console, "warn").mockImplementation(() => undefined);
  expect(await act(() => Promise.reject(new TypeError("Failed to fetch")))).toMatchObject({ ok: false, error: { code: "upstream" } });
  expect(currentToasts().at(-1)).toMatchObject({ tone: "problem", text: expect.stringContaining("couldn’t be reached") });
  vi.restoreAllMocks();
});
