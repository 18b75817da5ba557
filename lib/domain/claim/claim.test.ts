import { describe, expect, test } from "vitest";
import { prefillClaim, suggestClaimants } from "./claim.ts";

const claimOf = (words: string) => prefillClaim(words, { start: 0, end: words.length });

describe("prefillClaim", () => {
  test.each([
    ["The dam held 40 million cubic metres", "The dam held 40 million cubic metres."],
    ["the dam held,", "The dam held."],
    ["“The dam never failed,” Orlova said.", "The dam never failed."],
    ["“The dam never failed,” J. R. Orlova told reporters on Monday.", "The dam never failed."],
    ["“The dam never failed.”", "The dam never failed."],
    ["The dam never failed,”", "The dam never failed."],
    ["According to the city’s water board, the dam never failed.", "The dam never failed."],
    ["She called it a “calm year.”", "She called it a “calm year.”"],
    ["Was the dam safe?", "Was the dam safe?"],
    ["40 %", "40 %."],
    ["  Two\n lines ", "Two lines."],
    ["大坝没有倒塌", "大坝没有倒塌"],
    ["“…”", "“…”"],
  ])("of %j is %j", (words, claim) => {
    expect(claimOf(words)).toBe(claim);
  });

  test("of a long passage is its first sentence", () => {
    const words = `Dr. Orlova measured the water level on 3 May. ${"Nothing else was measured by anyone that day. ".repeat(8)}`;
    expect(claimOf(words)).toBe("Dr. Orlova measured the water level on 3 May.");
  });

  test("of one endless sentence ends between two words", () => {
    const claim = claimOf("word ".repeat(400));
    expect(claim).toMatch(/^Word( word)+ …$/);
    expect(claim.length).toBeLessThan(310);
  });

  test("reads only the passage", () => {
    expect(prefillClaim("Before. The dam held. After.", { start: 8, end: 20 })).toBe("The dam held.");
  });
});

function near(text: string, words: string): string[] {
  const start = text.indexOf(words);
  if (start === -1) throw new Error(`The text does not say ${words}`);
  return suggestClaimants(text, { start, end: start + words.length });
}

describe("suggestClaimants", () => {
  test("the speaker of a quotation comes first, by the full name", () => {
    const text =
      "Mayor Irina Orlova met the press in Port Levin on Tuesday. With her came Pavel Storm.\n“The dam never failed,” Orlova said.";
    expect(near(text, "The dam never failed")[0]).toBe("Irina Orlova");
    expect(near(text, "The dam never failed")).toContain("Pavel Storm");
  });

  test.each([
    ["According to Orlova, the dam never failed.", "the dam never failed", "Orlova"],
    ["President of Levinia Irina Orlova said the dam held.", "the dam held", "Irina Orlova"],
    ["The Levinian President Irina Orlova claimed the dam held.", "the dam held", "Irina Orlova"],
    ["“It held,” said J. R. Storm, who built it.", "It held", "J. R. Storm"],
    ["“It held,” Ludwig van Storm told the radio.", "It held", "Ludwig van Storm"],
    ["“It held,” Seán O’Storm-Lévy added.", "It held", "Seán O’Storm-Lévy"],
    ["The Ministry of Water and Energy stated that the dam held.", "the dam held", "Ministry of Water and Energy"],
    ["Chairman of the Dam Safety Commission Pavel denied it. NATO said the dam held.", "the dam held", "NATO"],
    ["Ирина Орлова заявила, что плотина цела.", "плотина цела", "Ирина Орлова"],
  ])("in %j", (text, words, first) => {
    expect(near(text, words)[0]).toBe(first);
  });

  test("two people are two, an organisation with “and” is one", () => {
    const text = "Irina Orlova and Pavel Storm signed. The Institute of Dams and Rivers declined.";
    expect(near(text, "signed")).toEqual(expect.arrayContaining(["Irina Orlova", "Pavel Storm", "Institute of Dams and Rivers"]));
  });

  test("a surname is the first person introduced by it", () => {
    const text = "Irina Orlova took office after her mother, Vera Orlova, died. Years later, Orlova said the dam held.";
    expect(near(text, "the dam held")[0]).toBe("Irina Orlova");
  });

  test("dates, places, headings and words that open a sentence are nobody", () => {
    const text =
      "Calm After Rain\nHowever, on Monday the rain stopped. In May, Levinia was dry. The Levinian side waited. Notably, it held.";
    expect(near(text, "it held")).toEqual([]);
  });

  test.each(["PORT LEVIN, May 3 — ", "PORT LEVIN (Dam News) – ", "LEVIN — "])(
    "the place before the dateline’s dash in “%s” made no claim",
    (dateline) => {
      const suggested = near(`${dateline}The dam never failed, Irina Orlova said.`, "The dam never failed");
      expect(suggested).toEqual(["Irina Orlova"]);
    },
  );

  test("nothing for a text without capitals, and no more than asked for", () => {
    expect(near("大坝没有倒塌，市长说。", "大坝")).toEqual([]);
    const text = Array.from({ length: 20 }, (_, index) => `Irina ${String.fromCharCode(65 + index)}rlova said so.`).join(" ");
    expect(suggestClaimants(text, { start: 0, end: 5 }, 3)).toHaveLength(3);
  });
});
