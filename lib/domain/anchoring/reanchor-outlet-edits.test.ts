/** What an outlet does to its articles, and where that leaves the passages. */
import { expect, test } from "vitest";
import { occurrences } from "../claim/passages.ts";
import { carry } from "./testing.ts";

const article =
  "Dam was known to be weak\nThe dam was built in 1971 by the state. It held 40 million cubic metres. The mayor said nobody knew.\n" +
  "The flood killed 12 people in May, the mayor said. Nobody has been charged since then.\n" +
  "An inspector warned of cracks three years ago. The mayor said nobody knew. The report was never published.";

function afterwards(newText: string, words: string, nth = 0) {
  const start = occurrences(article, words)[nth];
  if (start === undefined) throw new Error(`The article does not say ${words}`);
  const { anchoring, span, suggestions } = carry(article, newText, start, start + words.length);
  const say = (each: { start: number; end: number }) => newText.slice(each.start, each.end);
  return { anchoring, says: span && say(span), at: span?.start, suggested: suggestions.map((each) => say(each.span)) };
}

test("nothing: every passage is exact", () => {
  expect(afterwards(article, "The mayor said nobody knew.", 1)).toMatchObject({
    anchoring: "exact",
    at: occurrences(article, "The mayor said nobody knew.")[1],
  });
});

test("a number changes", () => {
  const newText = article.replace("40 million", "45 million");
  expect(afterwards(newText, "It held 40 million cubic metres.")).toMatchObject({
    anchoring: "changed",
    says: "It held 45 million cubic metres.",
  });
  expect(afterwards(newText, "40 million")).toMatchObject({ anchoring: "changed", says: "45 million" });
  expect(afterwards(newText, "40")).toMatchObject({ anchoring: "changed", says: "45" });
  expect(afterwards(newText, "built in 1971")).toMatchObject({ anchoring: "exact", says: "built in 1971" });
});

test("a number grows by a digit: the old one is not found within it", () => {
  for (const larger of ["120", "12.5", "1,012", "512"]) {
    expect(afterwards(article.replace("12 people", `${larger} people`), "12")).toMatchObject({ anchoring: "changed", says: larger });
  }
});

test("one of two equal sentences is deleted", () => {
  const twice = "The mayor said nobody knew.";
  const withoutSecond = article.replace(/(ago\. )The mayor said nobody knew\. /, "$1");
  expect(afterwards(withoutSecond, twice, 0)).toMatchObject({ anchoring: "exact", at: article.indexOf(twice) });
  expect(afterwards(withoutSecond, twice, 1)).toMatchObject({ anchoring: "lost", says: null });
  const withoutFirst = article.replace(" The mayor said nobody knew.", "");
  expect(afterwards(withoutFirst, twice, 0)).toMatchObject({ anchoring: "lost", says: null });
  expect(afterwards(withoutFirst, twice, 1)).toMatchObject({ anchoring: "exact", at: withoutFirst.indexOf(twice) });
});

test("paragraphs change places", () => {
  const [title = "", first = "", second = "", third = ""] = article.split("\n");
  const newText = [title, first, third, second].join("\n");
  for (const words of ["The flood killed 12 people in May", "12 people", second, "warned of cracks", "The report was never published."]) {
    const result = afterwards(newText, words);
    expect(["exact", "moved"]).toContain(result.anchoring);
    expect(result.says).toBe(words);
  }
  expect([afterwards(newText, second).anchoring, afterwards(newText, third).anchoring].toSorted()).toEqual(["exact", "moved"]);
});

test("a sentence moves to another paragraph", () => {
  const sentence = "An inspector warned of cracks three years ago.";
  const newText = article.replace(`${sentence} `, "").replace("by the state.", `by the state. ${sentence}`);
  expect(afterwards(newText, sentence)).toMatchObject({ anchoring: "moved", says: sentence });
});

test("a sentence is deleted and a correction quotes it", () => {
  const sentence = "The flood killed 12 people in May, the mayor said.";
  const gone = `${article.replace(`${sentence} `, "")}\nCorrection: an earlier version said “${sentence}” He did not.`;
  expect(afterwards(gone, sentence)).toMatchObject({ anchoring: "lost", suggested: [sentence] });
  const corrected = `${article.replace("12", "14")}\nCorrection: an earlier version said “The flood killed 12 people in May, the mayor said.”`;
  expect(afterwards(corrected, sentence)).toMatchObject({
    anchoring: "changed",
    says: sentence.replace("12", "14"),
    suggested: [sentence],
  });
});

test("a number is corrected, and the correction quotes the sentence that had it", () => {
  const corrected = `${article.replace("12", "14")}\nCorrection: an earlier version said “The flood killed 12 people in May, the mayor said.”`;
  expect(afterwards(corrected, "12")).toMatchObject({ anchoring: "changed", says: "14" });
  expect(afterwards(corrected, "12 people")).toMatchObject({ anchoring: "changed", says: "14 people" });
  const gone = `${article.replace("The flood killed 12 people in May, the mayor said. ", "")}\nCorrection: we wrote “The flood killed 12 people in May, the mayor said.”`;
  expect(afterwards(gone, "12 people")).toMatchObject({ anchoring: "lost", suggested: ["12 people"] });
});

test("the same few words come back in a rewritten paragraph", () => {
  const newText = article.replace(
    "The flood killed 12 people in May, the mayor said. Nobody has been charged since then.",
    "A concert drew 12 people on Tuesday, its host announced. Tickets were sold at the door.",
  );
  expect(afterwards(newText, "12 people")).toMatchObject({ anchoring: "lost", suggested: ["12 people"] });
});

test("a sentence moves and is reworded", () => {
  const sentence = "An inspector warned of cracks three years ago.";
  const newText = article
    .replace(`${sentence} `, "")
    .replace("by the state.", "by the state. An inspector warned of many cracks four years ago.");
  expect(afterwards(newText, sentence)).toMatchObject({
    anchoring: "changed",
    says: "An inspector warned of many cracks four years ago.",
  });
});

test("everything is replaced", () => {
  expect(afterwards("Nothing here is left of what was once said.", "The flood killed 12 people")).toMatchObject({
    anchoring: "lost",
    says: null,
  });
  expect(afterwards("", "The flood killed 12 people")).toEqual({ anchoring: "lost", says: null, at: undefined, suggested: [] });
});

test("surroundings change on both sides of a sentence", () => {
  const newText = article.replace("in 1971 by the state", "sixty years ago").replace("The mayor said nobody knew.", "Nobody knew.");
  expect(afterwards(newText, "It held 40 million cubic metres.")).toMatchObject({
    anchoring: "exact",
    says: "It held 40 million cubic metres.",
  });
});

test("two short paragraphs that swap are not each other's change", () => {
  const [before, after] = [
    "The start.\nNobody was hurt.\nHe left the room.\nThe end.",
    "The start.\nHe left the room.\nNobody was hurt.\nThe end.",
  ];
  for (const words of ["Nobody was hurt.", "He left the room."]) {
    const start = before.indexOf(words);
    const { anchoring, span } = carry(before, after, start, start + words.length);
    expect(anchoring).not.toBe("changed");
    if (span) expect(after.slice(span.start, span.end)).toBe(words);
  }
});
