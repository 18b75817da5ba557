import { afterEach, expect, test, vi } from "vitest";
import { copyText } from "./copy-text.ts";
import { currentToasts } from "./toast-store.ts";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test("a browser that lets no page copy is no dead end", async () => {
  vi.stubGlobal("navigator", {});
  vi.spyOn(console, "warn").mockImplementation(() => undefined);
  expect(await copyText("words", "The link is https://desk.example/1")).toBe(false);
  expect(currentToasts().at(-1)).toMatchObject({ tone: "problem", text: expect.stringContaining("The link is https://desk.example/1") });
});

test("what is copied is the text", async () => {
  const written: string[] = [];
  vi.stubGlobal("navigator", { clipboard: { writeText: async (text: string) => written.push(text) } });
  expect(await copyText("words")).toBe(true);
  expect(written).toEqual(["words"]);
});
