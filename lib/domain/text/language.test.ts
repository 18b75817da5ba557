import { expect, test } from "vitest";
import { languageDirection, textDirection } from "./language.ts";

test.each([
  ["ar", "rtl"],
  ["he", "rtl"],
  ["fa-IR", "rtl"],
  ["ur", "rtl"],
  ["az", "ltr"],
  ["az-Arab", "rtl"],
  ["en", "ltr"],
  ["ru", "ltr"],
  ["!?", "ltr"],
])("%s is written %s", (language, direction) => {
  expect(languageDirection(language)).toBe(direction);
});

test("a text runs as its letters do, whatever its language is said to be", () => {
  expect(textDirection("هذا خبر من باكو", "en")).toBe("rtl");
  expect(textDirection("BBC: هذا خبر من باكو اليوم", "en")).toBe("rtl");
  expect(textDirection("News from Baku (باكو)", "ar")).toBe("ltr");
  expect(textDirection("2024 – 15 %", "he")).toBe("rtl");
});
