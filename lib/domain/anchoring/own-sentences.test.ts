/** What a changed passage is shown as: its sentence or line as it is now, and no more. */
import { expect, test } from "vitest";
import { carry } from "./testing.ts";

const [before, after] = [
  "The council met on Monday in the old town hall.\n",
  "\nThe next meeting will be held in the spring of next year.",
];
const sentence = "The dam was built in 1971 by the state.";

function becomes(fresh: string, words = sentence, old = sentence): string | null {
  const start = before.length + old.indexOf(words);
  const newText = before + fresh + after;
  const { anchoring, span } = carry(before + old + after, newText, start, start + words.length);
  expect(anchoring).toBe("changed");
  return span && newText.slice(span.start, span.end);
}

test.each([
  ["a line before", "Update at noon: the figures were corrected.\nThe dam was built in 1972 by the state."],
  ["a line after", "The dam was built in 1972 by the state.\nUpdate at noon: the figures were corrected."],
  ["a line that begins alike", "The figures were corrected.\nThe dam was built in 1972 by the state."],
  ["lines on both sides", "Advertisement.\nThe dam was built in 1972 by the state.\nRead more about dams."],
])("%s that was put in is none of it", (_, fresh) => {
  expect(becomes(fresh)).toBe("The dam was built in 1972 by the state.");
});

test("a line put in beside the very word that changed is none of it", () => {
  expect(becomes("The dam was built in 1971 by the army.\nAn advertisement for a bank.")).toBe("The dam was built in 1971 by the army.");
  expect(becomes("An advertisement for a bank that is good to you.\nOne dam was built in 1971 by the state.")).toBe(
    "One dam was built in 1971 by the state.",
  );
  expect(becomes("The dam was built in 1971 by the army.\nAn advertisement.", "state")).toBe("army");
});

test("nor is a sentence on the same line", () => {
  expect(becomes("Nobody paid for it. A dam was built in 1971 by the state.")).toBe("A dam was built in 1971 by the state.");
  expect(becomes("The dam was built in 1971 by the army. Nobody paid for it.")).toBe("The dam was built in 1971 by the army.");
});

test("a sentence that changed at both ends is shown to its full stop", () => {
  for (const line of ["Read more here.", "Read more here about it."]) {
    expect(becomes(`${line}\nOne dam was built in 1971 by the country!\nAn advertisement for a bank.`)).toBe(
      "One dam was built in 1971 by the country!",
    );
  }
});

test("a row put in after a changed cell is none of it", () => {
  expect(becomes("Dam 1971 fifty\nTower 1960 six\nBridge 1980 three", "forty", "Dam 1971 forty\nBridge 1980 three")).toBe("fifty");
});

test("what the sentence was given is its own", () => {
  expect(becomes("The dam was built in 1971 by the state, which denies it.")).toBe(
    "The dam was built in 1971 by the state, which denies it.",
  );
  expect(becomes("The dam was built in 1971.\nRead more about dams.\nby the state.")).toContain("Read more");
});
