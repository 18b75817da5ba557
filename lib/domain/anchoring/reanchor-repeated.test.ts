/** Words that are said more than once: each passage is found at its own place, or waits for a person. */
import { expect, test } from "vitest";
import { occurrences } from "../claim/passages.ts";
import { carry } from "./testing.ts";

/** Line feeds are written as ¶. The passage is the nth place of these words. */
function afterwards(before: string, after: string, words: string, nth = 0) {
  const [oldText, newText] = [before.replaceAll("¶", "\n"), after.replaceAll("¶", "\n")];
  const start = occurrences(oldText, words)[nth] ?? -1;
  const { anchoring, span } = carry(oldText, newText, start, start + words.length);
  return { anchoring, at: span && newText.slice(0, span.start).replaceAll("\n", "¶").slice(-18) };
}

test("a paragraph break becomes a space, and a copy stands elsewhere", () => {
  const before =
    "Asked about the bribe, the minister said:¶No comment on that today.¶He then left by the back door with his lawyer.¶The price of bread rose again in May.";
  const after =
    "Asked about the bribe, the minister said: No comment on that today. He then left by the back door with his lawyer.¶The price of bread rose again in May.¶Asked about the price of bread, the baker said:¶No comment on that today.¶He then left by the back door with his bread.";
  expect(afterwards(before, after, "No comment on that today.")).toEqual({
    anchoring: "exact",
    at: "he minister said: ",
  });
});

test("a sentence like it is put in beside it", () => {
  const before = "The harbour is closed. The minister met the press. Then the judge of the river read out a letter.";
  const after =
    "The harbour is closed. We will see. The minister met the press. The baker met the press. Then the judge of the river read out a letter.";
  const { anchoring, at } = afterwards(before, after, "met the press.");
  if (anchoring !== "lost") expect(at).toContain("minister");
});

test("two sentences that differ in two words change places", () => {
  const before = "Yes. “The tower cost 27 million,” the minister told us. “The candle cost 50 million,” the minister told us. It was late.";
  const after = "Yes. “The candle cost 50 million,” the minister told us. “The tower cost 27 million,” the minister told us. It was late.";
  for (const words of ["the minister told", "million,"]) {
    const { anchoring, at } = afterwards(before, after, words);
    if (anchoring === "exact" || anchoring === "moved") expect(at).toContain("27 ");
  }
});

test("sentences that swap their order are not each other's words", () => {
  const before = "Asked about the old bridge, the judge said: Asked about the price of bread, the judge said:¶Yes.";
  const after = "Asked about the price of bread, the judge said:¶Asked about the old bridge, the judge said:¶Yes.";
  const { anchoring, at } = afterwards(before, after, ", the judge");
  if (anchoring === "exact" || anchoring === "moved") expect(at).toContain("old bridge");
});

test("a sentence goes, and the one beside it gets its neighbour", () => {
  const before = "One dam broke. Nobody was hurt. The second dam held. Nobody was hurt. The third was closed.";
  const after = "One dam broke. Nobody was hurt. The third was closed.";
  for (const nth of [0, 1]) expect(["changed", "lost"]).toContain(afterwards(before, after, "Nobody was hurt.", nth).anchoring);
});

test("a sentence between two quotations is not quoted", () => {
  const before = "“It is late,” he said. Nobody has been charged. “We know,” she said. Nobody has been charged. The end.";
  const after = "“It is late,” he told us. “So it is.” Nobody has been charged. “We know,” she said. Nobody has been charged. The end.";
  expect(afterwards(before, after, "Nobody has been charged.")).toEqual({ anchoring: "exact", at: "d us. “So it is.” " });
});

test("the same line many times over, and one more at the end", () => {
  const line = "To be announced.";
  const before = Array.from({ length: 40 }, () => line).join("¶");
  expect(afterwards(before, `${before}¶The end of the list.`, line, 7)).toMatchObject({ anchoring: "exact" });
  for (const nth of [0, 20, 39])
    expect(["changed", "lost", "exact"]).toContain(afterwards(before, before.slice(0, -17), line, nth).anchoring);
});

test("an answer that stands below each of several names goes to no other name", () => {
  const before = "Claims¶Rents¶False¶Wages¶True¶Taxes¶True¶Fares¶False¶Tolls¶True¶Heating allowances for pensioners¶False";
  const after = "Claims¶Rents¶False¶Fares¶False¶Wages¶True¶Tolls¶True¶Taxes¶True¶Heating allowances for pensioners¶False";
  const nameAbove = (text: string, at: number) => text.slice(0, at).split("¶").at(-2);
  const [oldText, newText] = [before.replaceAll("¶", "\n"), after.replaceAll("¶", "\n")];
  for (const at of occurrences(oldText, "True")) {
    const { span } = carry(oldText, newText, at, at + "True".length);
    if (span) expect(nameAbove(after, span.start)).toBe(nameAbove(before, at));
  }
});
