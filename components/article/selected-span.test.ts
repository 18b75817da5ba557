import { expect, it } from "vitest";
import { trimSpan } from "./selected-span.ts";

const text = "One line.\nAn “e\u0301tude” 👩‍👩‍👧 here.";

it("leaves white space and line ends out of a selection", () => {
  expect(trimSpan(text, { start: 3, end: 10 })).toEqual({ start: 4, end: 9 });
});

it("is nothing when only white space is selected", () => {
  expect(trimSpan(text, { start: 9, end: 10 })).toBeNull();
});

it("takes whole characters where a selection cuts one", () => {
  const accent = text.indexOf("\u0301");
  const family = text.indexOf("👩");
  expect(trimSpan(text, { start: accent, end: family + 2 })).toEqual({ start: accent - 1, end: family + "👩‍👩‍👧".length });
});
