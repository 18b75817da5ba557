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

test("the word that a paragraph begins with turns it not around", () => {
  expect(textDirection("A12 הוא שם הכביש שנסגר", "he")).toBe("rtl");
  expect(textDirection("A12 and IKEA: Mercedes-Benz על הכביש הישן של העיר", "he")).toBe("rtl");
  expect(textDirection("שלום was the word with which the speaker began", "en")).toBe("ltr");
});

test("a text runs as its letters do, whatever its language is said to be", () => {
  expect(textDirection("هذا خبر من باكو", "en")).toBe("rtl");
  expect(textDirection("BBC: هذا خبر من باكو اليوم", "en")).toBe("rtl");
  expect(textDirection("News from Baku (باكو)", "ar")).toBe("ltr");
  expect(textDirection("2024 – 15 %", "he")).toBe("rtl");
});
