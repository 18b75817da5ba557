import { expect, test } from "vitest";
import { tally, tallySentence } from "./tally.ts";
import { verdictOf } from "./testing-revision.ts";

const verdicts = ["opinion", "accurate", "inaccurate", "accurate", "unverifiable"].map((slug) => ({ verdict: verdictOf(slug) }));

test("counts by verdict, worst first, the unrated last", () => {
  const { checked, entries } = tally([...verdicts, { verdict: null }]);
  expect(checked).toBe(5);
  expect(entries.map(({ slug, count }) => [slug, count])).toEqual([
    ["inaccurate", 1],
    ["accurate", 2],
    ["opinion", 1],
    ["unverifiable", 1],
  ]);
});

test("says so in a sentence", () => {
  expect(tallySentence(tally(verdicts))).toBe("5 passages checked: 1 inaccurate, 2 accurate, 1 opinion, 1 unverifiable.");
  expect(tallySentence(tally([{ verdict: verdictOf("misleading") }]))).toBe("1 passage checked: 1 misleading.");
  expect(tallySentence(tally([]))).toBe("No passages checked.");
});
