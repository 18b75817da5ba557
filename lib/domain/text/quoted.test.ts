import { expect, it } from "vitest";
import { quoted } from "./quoted.ts";

it("sets words in quotation marks", () => {
  expect(quoted("The bridge is new.")).toBe("“The bridge is new.”");
});

it("leaves a quotation as it is, in whatever marks it has", () => {
  for (const words of ["“The bridge is new.”", "„Die Brücke ist neu.“", "« Le pont est neuf. »", "「橋は新しい」", '"The bridge is new."'])
    expect(quoted(words)).toBe(words);
});

it("quotes what only begins and ends with two different quotations", () => {
  expect(quoted("“New”, he said, “and strong”")).toBe("““New”, he said, “and strong””");
});

it("quotes what has one mark, and white space around it doesn't count", () => {
  expect(quoted(" “New, he said ")).toBe("““New, he said”");
});
