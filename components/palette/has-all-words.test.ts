import { expect, test } from "vitest";
import { hasAllWords } from "./has-all-words.ts";

test("all words must be there; case and accents don't matter", () => {
  expect(hasAllWords("Night at Pier B The Lowland Courier", "courier NIGHT")).toBe(true);
  expect(hasAllWords("Бакинский курьер", "КУРЬЕР")).toBe(true);
  expect(hasAllWords("Café closed", "cafe")).toBe(true);
  expect(hasAllWords("Café closed", "night café")).toBe(false);
  expect(hasAllWords("Café closed", "  ")).toBe(true);
});
