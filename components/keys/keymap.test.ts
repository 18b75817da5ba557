import { expect, it } from "vitest";
import { firstKeymap, intentOf, isComposing, keymapFrom, keyOf, withKey } from "./keymap.ts";

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

it("knows its own chords, with ⌘ as with Ctrl", () => {
  expect(intentOf({ ...plain, ctrlKey: true, key: "Enter", code: "Enter" }, firstKeymap)).toEqual({ id: "submit-next" });
  expect(intentOf({ ...plain, metaKey: true, key: "z", code: "KeyZ" }, firstKeymap)).toEqual({ id: "undo" });
  expect(intentOf({ ...plain, ctrlKey: true, key: "я", code: "KeyZ" }, firstKeymap)).toEqual({ id: "undo" });
  expect(keyOf({ ...plain, ctrlKey: true, key: "Enter", code: "Enter" })).toBe(firstKeymap["submit-next"]);
});

it("keeps the keys a person chose when commands are added that would take them", () => {
  const keymap = keymapFrom([
    ["edit", "e"],
    ["gone", "x"],
  ]);
  expect(keymap.edit).toBe("e");
  expect(new Set(Object.values(keymap)).size).toBe(Object.keys(keymap).length);
});

it("takes no key of a word that is being composed, the one that ends it neither", () => {
  expect(isComposing({ isComposing: true, keyCode: 69 })).toBe(true);
  expect(isComposing({ isComposing: false, keyCode: 229 })).toBe(true);
  expect(isComposing({ isComposing: false, keyCode: 69 })).toBe(false);
});
