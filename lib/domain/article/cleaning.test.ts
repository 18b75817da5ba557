import { expect, test } from "vitest";
import type { DocumentJson } from "./article-schema.ts";
import { blockTexts, suggestSplit, titleFromText, withoutBlocks, withoutTitle } from "./cleaning.ts";

const paragraph = (text: string) => ({ type: "paragraph", content: [{ type: "text", text }] });
const document: DocumentJson = {
  type: "doc",
  content: [
    paragraph("One"),
    {
      type: "bulletList",
      content: [
        { type: "listItem", content: [paragraph("a")] },
        { type: "listItem", content: [paragraph("b")] },
      ],
    },
  ],
};

test("a block's text joins its textblocks by a line feed", () => {
  expect(blockTexts(document)).toEqual(["One", "a\nb"]);
});

test("leaving out all blocks leaves an empty paragraph", () => {
  expect(withoutBlocks(document, new Set([1]))).toEqual({ type: "doc", content: [paragraph("One")] });
  expect(withoutBlocks(document, new Set([0, 1]))).toEqual({ type: "doc", content: [{ type: "paragraph" }] });
});

test("a headline and a standfirst in one line are told apart where a new sentence clearly begins", () => {
  const line = "Harbour council votes down the new ferry line When promises meet the tide table";
  expect(line.slice(suggestSplit(line) ?? 0)).toBe("When promises meet the tide table");
});

test.each([
  "Harbour Council Votes Down The New Ferry Line When Promises Meet The Tide",
  "Mayor of Easthaven visits the harbour and meets fishers on Monday",
  "Short line",
])("%j is left whole", (line) => {
  expect(suggestSplit(line)).toBeNull();
});

test("a title made from a text is its first sentence, cut at a word when long, without the dateline", () => {
  expect(titleFromText("EASTHAVEN, May 3 — The mayor went home early. Then it rained.")).toBe("The mayor went home early.");
  const long = titleFromText(`The mayor ${"said and ".repeat(30)}left.`);
  expect(long.length).toBeLessThanOrEqual(101);
  expect(long).toMatch(/(said|and)…$/);
});

test("the heading that says the title again is left out, wherever it stands at the beginning; other headings stay", () => {
  const heading = (text: string) => ({ type: "heading", attrs: { level: 1 }, content: [{ type: "text", text }] });
  const page: DocumentJson = {
    type: "doc",
    content: [paragraph("Live"), heading("Ferry  stays"), heading("Other"), paragraph("Ferry stays")],
  };
  expect(blockTexts(withoutTitle(page, "Ferry stays"))).toEqual(["Live", "Other", "Ferry stays"]);
  expect(withoutTitle(page, "Else")).toEqual(page);
});
