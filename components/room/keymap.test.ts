import { expect, it } from "vitest";
import { firstKeymap, intentOf, withKey } from "./keymap.ts";

const plain = { ctrlKey: false, altKey: false, metaKey: false };

it("reads letters whatever their case", () => {
  expect(intentOf({ ...plain, key: "A", code: "KeyA" }, firstKeymap)).toEqual({ id: "annotate" });
});

it("counts verdicts from 1", () => {
  expect(intentOf({ ...plain, key: "5", code: "Digit5" }, firstKeymap)).toEqual({ verdict: 4 });
});

it("works on a keyboard set to Russian or Arabic", () => {
  expect(intentOf({ ...plain, key: "о", code: "KeyJ" }, firstKeymap)).toEqual({ id: "next" });
  expect(intentOf({ ...plain, key: "ف", code: "KeyT" }, firstKeymap)).toEqual({ id: "to-check" });
});

it("leaves the browser's and the system's own shortcuts alone", () => {
  expect(intentOf({ ...plain, ctrlKey: true, key: "a", code: "KeyA" }, firstKeymap)).toBeNull();
});

it("swaps keys when one is given to another command, so that none is lost", () => {
  const keymap = withKey(firstKeymap, "annotate", "j");
  expect(keymap.annotate).toBe("j");
  expect(keymap.next).toBe("a");
});
