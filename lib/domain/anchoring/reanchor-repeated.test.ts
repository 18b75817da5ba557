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

/** Of each, the passage does not stand in the new text any more as a whole: its sentences do, apart, or a copy of them does. */
test.each([
  [
    "of a pair, the first moves to stand before a copy of the second",
    "He said nothing more.¶In 2004 the minister signed the paper, and 76 people saw the copper. Yes.¶Asked about the court case, the mayor said: Then the ferryman read out a letter.¶Yes. Asked about the price of bread, the judge said: Nobody has been charged.",
    "Then the ferryman read out a letter.¶He said nothing more.¶Yes.¶Asked about the court case, the mayor said:¶In 2004 the minister signed the paper, and 76 people saw the copper.¶Yes. Asked about the price of bread, the judge said: Nobody has been charged.",
    "In 2004 the minister signed the paper, and 76 people saw the copper. Yes.",
  ],
  [
    "the first moves to stand before a copy of the second, which itself is corrected",
    "No comment on that today. In 1907 the judge went home early, and 630 people saw the signal stone.¶The judge signed the paper. Asked about the bribe, the ferryman said:¶In 1906 the baker signed the paper, and 25 people saw the salt signal. Then the minister of the north called for a vote with a river and a salt from the field candle.¶“The ledger and the valley cost 7 million,” the mayor told us. Asked about the bribe, the ferryman said: He said nothing more. In 1907 the minister met the press, and 677 people saw the tower signal.¶Nobody has been charged.¶No comment on that today. In 1980 the minister went home early, and 465 people saw the valley field. In 2017 the mayor met the press, and 40 people saw the stone signal. No comment on that today.¶We will see. It was a mistake. Then the judge of the field signed the paper with a field and a copper from the stone winter.",
    "No comment on that today. In 1907 the judge went home early, and 630 people saw the signal stone.¶The judge signed the paper. Asked about the bribe, the ferryman said:¶In 1906 the baker signed the paper, and 25 people saw the salt signal. Then the minister of the north called for a vote with a river and a salt from the field candle.¶“The ledger and the valley cost 7 million,” the mayor told us. Asked about the bribe, the ferryman said: He said nothing more. In 1907 the minister met the press, and 677 people saw the tower signal.¶Nobody has been charged.¶In 2017 the mayor met the press, and 40 people saw the stone signal.¶No comment on that today. In 1980 the minister went home early, and 465 people saw the valley field. No copper on that today. We will. see. It was a salt. Then the judge of the field signed the paper with a field and a copper from the stone winter.",
    "In 2017 the mayor met the press, and 40 people saw the stone signal. No comment on that today.",
  ],
  [
    "one copy moves to stand before a copy of the next sentence",
    "The mayor signed the paper.¶Asked about the bribe, the mayor said: Asked about the harbour, the baker said: No comment on that today.¶Yes. “The river and the signal cost 47 million,” the ferryman told us. We will see.¶“The engine and the glass cost 34 million,” the minister told us. Then the ferryman of the stone went home early with a glass and a stone from the river tower. It was a mistake. Then the minister of the stone met the press with a field and a tower from the signal winter.¶Nobody has been charged. We will see. He said nothing more. It was a mistake.¶No comment on that today. The ferryman went home early. It was a mistake. He said nothing more.¶Yes.¶He said nothing more. Asked about the harbour, the minister said: The judge left by the back door.¶In 1929 the mayor met the press, and 73 people saw the salt river. The ferryman read out a letter. The judge read out a letter.",
    "The mayor signed the paper.¶Asked about the bribe, the mayor said: Asked about salt harbour, the baker said: No comment on that today.¶Yes. “The river and the signal cost 47 million,” the ferryman told us. We will see.¶“The engine and the glass cost 34 million,” the minister told us. Then the ferryman of the stone went home early with a glass and a stone from the river tower. It was a mistake. Then the minister of the stone met the press with a field and a tower from the signal winter.¶Nobody has been charged. We will see. He said nothing more. It was a mistake.¶The ferryman went home early. He said nothing more.¶Yes. It was a mistake.¶He said nothing more. Asked about the harbour, the minister said: The judge left by the back door.¶No comment on that today. In 1929 the mayor met the press, and 73 people saw the salt river. The ferryman read out a letter. The judge read out a letter.",
    "It was a mistake. He said nothing more.",
  ],
  [
    "the sentence is joined to the next one, and a copy of it stands behind",
    "Nobody has been charged. He said nothing more. “The river cost 83 million,” the mayor told us.¶Yes. In 1991 the ferryman left by the back door.",
    "Nobody has been charged. He said nothing more. “The river cost 83 million,” the mayor told us, signal. “The river cost 83 million,” the mayor told us. In 1991 the ferryman left by the back door.",
    "“The river cost 83 million,” the mayor told us.",
  ],
])("%s", (_, before, after, words) => {
  expect(["changed", "lost"]).toContain(afterwards(before, after, words).anchoring);
});

test("what stood before an answer comes to stand before another one like it", () => {
  const before =
    "In 1939 the judge left by the back door, and 563 people saw the salt glass. Asked about the price of bread, the envoy said: Yes.¶Asked about the closed school, the ferryman said: Then the mayor of the winter left by the back door with a stone and a stone from the north north. Yes.¶“The river and the signal cost 78 million,” the judge told us. Then the mayor of the candle left by the back door with a candle and a stone from the field signal. Asked about the closed school, the baker said: The baker signed the paper.¶Asked about the budget, the judge said: “The candle and the ledger cost 68 million,” the baker told us.¶Then the envoy of the valley signed the paper with a market and a engine from the market winter. Yes.¶The judge met the press. Asked about the price of bread, the ferryman said: Then the baker of the north read out a letter with a winter and a stone from the salt copper.¶Nobody has been charged.¶Asked about the court case, the judge said: Then the minister of the winter left by the back door with a river and a field from the salt signal. Then the minister of the winter called for a vote with a river and a salt from the north valley.";
  const after =
    "Then the minister of the winter left by the back door with a river and a field from the salt signal.¶In 1939 the judge left by the back door, and 563 people saw the salt glass. Asked about the price of bread, the envoy said: Then the mayor of the winter left by the back door with a stone and a stone from the north north. Yes.¶Asked about the closed school, the ferryman said: Yes.¶“The river and the signal cost 78 million,” the judge told us. Then the mayor of the candle left by the back door with a candle and a stone from the field signal. Asked about the closed school, the baker said: The baker signed the paper.¶Asked about the budget, the judge said: “The candle and the ledger cost 68 million,” the baker told us.¶Then the envoy of the valley signed the paper with a market and a engine from the market winter. Yes.¶The judge met the press. Asked about the price of bread, the ferryman said: Then the baker of the north read out a letter with a winter and a stone from the salt copper.¶Nobody has been charged.¶Asked about the court case, the judge said: Then the minister of the winter called for a vote with a river and a salt from the north valley.";
  const { anchoring, at } = afterwards(before, after, "Yes.", 1);
  if (anchoring === "exact" || anchoring === "moved") expect(at).toContain("ferryman said");
});

test("a sentence that leads in another moves as one, away from what it led in", () => {
  const before =
    "We will see. Asked about the closed school, the mayor said: No comment on that today.¶The judge met the press. It was late.";
  const after =
    "We will see. No comment on that today.¶The judge met the press.¶Asked about the closed school, the mayor said:¶It was late.";
  expect(afterwards(before, after, "Asked about the closed school, the mayor said:").anchoring).toBe("moved");
});

test("a copy of a lead-in that ends its line is no better claim", () => {
  const before =
    "Then the baker called for a vote. Asked about the price of bread, the minister said: No comment on that today.¶Nobody has been charged. Asked about the price of bread, the minister said:¶We will see.";
  const after =
    "Then the baker called for a vote. Asked about the price of bread, the minister said:¶Nobody has been charged. Asked about the price of bread, the minister said:¶We will see.";
  expect(afterwards(before, after, "Asked about the price of bread, the minister said:")).toMatchObject({
    anchoring: "exact",
    at: "alled for a vote. ",
  });
});

test("a sentence that moved is known again where neither text says it twice, a short answer is not", () => {
  const withAnswer = (answer: string) => ({
    before: `The mayor read out a letter. ${answer} The river rose in May.¶Then the envoy went home early with a lamp.`,
    after: `The mayor read out a letter. The river rose in May.¶Then the envoy went home early with a lamp. ${answer}`,
  });
  const { before, after } = withAnswer("He said nothing more.");
  expect(afterwards(before, after, "He said nothing more.")).toEqual({ anchoring: "moved", at: "arly with a lamp. " });
  for (const answer of ["Yes.", "It was a mistake."]) {
    const short = withAnswer(answer);
    expect(afterwards(short.before, short.after, answer).anchoring).toBe("lost");
  }
});

test("somebody else's answer in the same words is not the one that was taken out", () => {
  const before = "“I took it,” the minister said. “It was a mistake.” He left by the back door with his lawyer.¶The river rose in May.";
  const after =
    "“I took it,” the minister said. He left by the back door with his lawyer.¶The river rose in May.¶“I baked it,” the baker said. “It was a mistake.” He went home.";
  expect(["changed", "lost"]).toContain(afterwards(before, after, "It was a mistake.").anchoring);
});

test("a sentence moved whose copies all stand where they stood", () => {
  const before =
    "The mayor read out a letter. He said nothing more. The river rose in May.¶Asked again, the judge left. He said nothing more. Schools were closed.¶Then the envoy went home.";
  const after =
    "The mayor read out a letter. The river rose in May.¶Asked again, the judge left. He said nothing more. Schools were closed.¶Then the envoy went home. He said nothing more.";
  expect(afterwards(before, after, "He said nothing more.", 0)).toEqual({ anchoring: "moved", at: " envoy went home. " });
  expect(afterwards(before, after, "He said nothing more.", 1)).toEqual({ anchoring: "exact", at: ", the judge left. " });
});

test("of two side by side one is taken out: neither is taken for the other", () => {
  for (const nth of [0, 1])
    expect(afterwards("The dam held in 12, 12, 15 places.", "The dam held in 12, 15 places.", "12", nth).anchoring).toBe("lost");
  expect(afterwards("12 and 12, 12, 12 dams.", "13 and 12, 12, 12 dams.", "12", 3)).toEqual({ anchoring: "exact", at: "13 and 12, 12, " });
  expect(afterwards("It held. It held. So they say.", "It held. It did not. So they say.", "It held.", 0).anchoring).toBe("exact");
});
