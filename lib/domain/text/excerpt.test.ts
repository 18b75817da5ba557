import fc from "fast-check";
import { expect, test } from "vitest";
import { excerptOf, findWords } from "./excerpt.ts";

const shown = (text: string, query: string, length?: number) => {
  const excerpt = excerptOf(text, query, { length });
  return { text: excerpt.text, found: excerpt.found.map(({ start, end }) => excerpt.text.slice(start, end)) };
};

test("the words that were looked for are found as they are written", () => {
  expect(shown("İlham Əliyev spoke in Baku.", "aliyev bak").found).toEqual(["Əliyev", "Baku"]);
  expect(shown("The Straße is closed", "strasse").found).toEqual(["Straße"]);
  expect(shown("Nothing here", "elsewhere").found).toEqual([]);
  expect(findWords("They were voting when voters came", "vote", ["vot"])).toHaveLength(2);
});

test("of a long text the part with most of the words is shown, cut between words", () => {
  const text = `${"Lorem ipsum dolor sit amet. ".repeat(50)}The ministry said that the bridge had cost ten million.${" Consectetur elit.".repeat(50)} A bridge.`;
  const excerpt = shown(text, "bridge million", 120);
  expect(excerpt.text).toMatch(/^….*the bridge had cost ten million\..*…$/);
  expect(excerpt.found).toEqual(["bridge", "million"]);
});

test("an excerpt is part of the text in any script, and its places are whole words of it", () => {
  const any = fc.string({ unit: fc.constantFrom("a", "é", " ", "\n", "𐐀", "漢", "字", "ə", "م", ".", "-"), maxLength: 400 });
  fc.assert(
    fc.property(any, any, (text, query) => {
      const { text: part, found } = excerptOf(text, query, { length: 40 });
      const bare = part.replace(/^…/, "").replace(/…$/, "");
      expect(text.replaceAll("\n", " ")).toContain(bare);
      expect(part.isWellFormed()).toBe(true);
      for (const { start, end } of found) expect(start >= 0 && end <= part.length && start < end).toBe(true);
    }),
  );
});
