import { afterEach, expect, it, vi } from "vitest";
import { fetchLater, later } from "./later.ts";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

it("comes once, however often it is asked for", async () => {
  const fetchScript = vi.fn(async () => "editor");
  const part = later(fetchScript);
  const heard = vi.fn();
  part.subscribe(heard);
  expect(part.get()).toEqual({ loaded: null, failed: false });
  await Promise.all([part.ask(), part.ask()]);
  await part.ask();
  expect(part.get()).toEqual({ loaded: "editor", failed: false });
  expect(fetchScript).toHaveBeenCalledOnce();
  expect(heard).toHaveBeenCalledOnce();
});

it("says that it didn't come, and can be asked for again", async () => {
  vi.spyOn(console, "warn").mockReturnValue();
  const fetchScript = vi.fn<() => Promise<string>>().mockRejectedValueOnce(new Error("offline")).mockResolvedValueOnce("editor");
  const part = later(fetchScript);
  await part.ask();
  expect(part.get()).toEqual({ loaded: null, failed: true });
  const again = part.ask();
  expect(part.get().failed).toBe(false);
  await again;
  expect(part.get()).toEqual({ loaded: "editor", failed: false });
});

it("fetches one part after the other at rest, and none once the page is left", async () => {
  vi.stubGlobal("requestIdleCallback", (run: () => void) => run());
  vi.stubGlobal("cancelIdleCallback", () => undefined);
  const fetched: string[] = [];
  const part = (name: string) => later(async () => void fetched.push(name));
  const parts = [part("first"), part("second")];
  fetchLater(parts)();
  await new Promise((done) => setTimeout(done, 300));
  expect(fetched).toEqual([]);
  fetchLater(parts);
  await vi.waitFor(() => expect(fetched).toEqual(["first", "second"]));
});
