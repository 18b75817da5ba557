import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { differences } from "./differences.ts";
import { fewWords, textOf } from "./testing.ts";

const show = (oldText: string, newText: string) =>
  differences(oldText, newText)
    .map(({ kind, text }) => (kind === "equal" ? text : kind === "insert" ? `{+${text}+}` : `[-${text}-]`))
    .join("");

describe("differences", () => {
  test.each([
    ["The fire killed 12 people.", "The fire killed 15 people.", "The fire killed [-12-]{+15+} people."],
    ["It cost 12 million.", "It cost 12.5 million.", "It cost [-12-]{+12.5+} million."],
    ["Nobody knew.", "Nobody knew. A report did.", "Nobody knew.{+ A report did.+}"],
    ["He said so, and left.", "He left.", "He [-said so, and -]left."],
    ["It’s Azerbaijan’s land.", "It’s Armenia’s land.", "It’s [-Azerbaijan’s-]{+Armenia’s+} land."],
    ["大坝没有倒塌", "大坝已经倒塌", "大坝[-没有-]{+已经+}倒塌"],
    ["الخبر صحيح", "الخبر خطأ", "الخبر [-صحيح-]{+خطأ+}"],
    ["one\ntwo", "one\n\ntwo", "one\n{+\n+}two"],
    ["same", "same", "same"],
    ["", "new", "{+new+}"],
    ["old", "", "[-old-]"],
    ["", "", ""],
  ])("from %j to %j", (oldText, newText, shown) => {
    expect(show(oldText, newText)).toBe(shown);
  });

  test("a sentence that was replaced is replaced as one, not patched from the words both happen to have", () => {
    expect(show("Start. The mayor of the town denied it, and left. End.", "Start. Nobody in the council, it seems, was asked. End.")).toBe(
      "Start. [-The mayor of the town denied it, and left-]{+Nobody in the council, it seems, was asked+}. End.",
    );
  });

  const anyText = fc.oneof(
    textOf(fewWords, 0, 25).map((parts) => parts.join("")),
    fc.string({ unit: "grapheme", maxLength: 40 }),
    fc.string({ unit: fc.constantFrom("a", "\u0301", "👩", "\u200d", "👧", "🇦", "\r", "\n", " ", "\ufe0f", "1", "."), maxLength: 30 }),
  );

  test("hold both texts whole", () => {
    fc.assert(
      fc.property(anyText, anyText, (oldText, newText) => {
        const pieces = differences(oldText, newText);
        const without = (kind: string) => pieces.filter((piece) => piece.kind !== kind).map((piece) => piece.text);
        expect(without("insert").join("")).toBe(oldText);
        expect(without("delete").join("")).toBe(newText);
        expect(pieces.every((piece) => piece.text !== "")).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test("never cut a character as a reader sees it", () => {
    const edges = (text: string) => new Set([...Array.from(new Intl.Segmenter("en").segment(text), ({ index }) => index), text.length]);
    fc.assert(
      fc.property(anyText, anyText, (oldText, newText) => {
        const [oldEdges, newEdges] = [edges(oldText), edges(newText)];
        let [old, fresh] = [0, 0];
        for (const { kind, text } of differences(oldText, newText)) {
          if (kind !== "insert") old += text.length;
          if (kind !== "delete") fresh += text.length;
          expect(oldEdges.has(old)).toBe(true);
          expect(newEdges.has(fresh)).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
