import { expect, test } from "vitest";
import { betweenLines, squeezedLines } from "./join-lines.ts";

test.each([
  ["県は三日、", "港にかかる", ""],
  ["宣布", "，将封闭", ""],
  ["the end of", "a line", " "],
  ["de la ville", "東京", " "],
  ["다리를 점검", "한다고", " "],
])("between “%s” and “%s” stands “%s”", (before, after, between) => {
  expect(betweenLines(before, after)).toBe(between);
});

test("white space is one space, and nothing at the end of a line of Chinese or Japanese", () => {
  expect(squeezedLines("橋は\n    来月から\nclosed \n for  repair。\n次の")).toBe("橋は来月から closed for repair。次の");
});
