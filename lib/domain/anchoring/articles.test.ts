import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { occurrences } from "../claim/passages.ts";
import type { Span } from "../text/span.ts";
import { type Reanchored, reanchor } from "./reanchor.ts";

/** Real articles kept beside the project; where they are not, there is nothing to test on. */
const folder = new URL("../../../../shared/articles/", import.meta.url);
const articles = existsSync(folder)
  ? readdirSync(folder).map((name) => ({
      name,
      text: readFileSync(new URL(name, folder), "utf8")
        .split("\n")
        .map((line) => line.replaceAll(/\s+/gu, " ").trim())
        .filter(Boolean)
        .join("\n"),
    }))
  : [];
test.skipIf(articles.length > 0)("skipped: the folder of real articles is not beside this checkout", () => {});

/** Of a long article, every so many sentences are edited. */
const mostEdits = 25;

function sentencesOf(text: string): Span[] {
  const spans: Span[] = [];
  for (const line of text.matchAll(/[^\n]+/gu)) {
    for (const { segment, index } of new Intl.Segmenter("en", { granularity: "sentence" }).segment(line[0])) {
      const start = line.index + index;
      if (segment.trim().length > 25) spans.push({ start, end: start + segment.trimEnd().length });
    }
  }
  return spans;
}

/** What a reviewer would mark: sentences, quotations, numbers with what they count, parts of sentences, whole paragraphs. */
function passagesOf(text: string): Span[] {
  const matches = (pattern: RegExp) =>
    Array.from(text.matchAll(pattern), (match) => ({ start: match.index, end: match.index + match[0].length }));
  const sentences = sentencesOf(text);
  const halves = sentences
    .map(({ start, end }) => ({ start: text.indexOf(" ", start + 8) + 1, end: text.lastIndexOf(" ", end - 8) }))
    .filter(({ start, end }) => end - start > 10);
  return [
    ...sentences,
    ...halves,
    ...matches(/“[^”\n]{10,}”/gu),
    ...matches(/\b\d[\d,.]*\d*(?: [a-z]+){1,2}/gu),
    ...matches(/[^\n]{60,}/gu),
  ];
}

type Edit = { start: number; end: number; by: string };

/** Replaces spans of a text, and says where a span outside them has gone. */
function edit(text: string, edits: Edit[]): { text: string; moved: (span: Span) => Span; touches: (span: Span) => boolean } {
  const sorted = edits.toSorted((a, b) => a.start - b.start);
  let result = "";
  let done = 0;
  for (const { start, end, by } of sorted) {
    result += text.slice(done, start) + by;
    done = end;
  }
  const shift = (offset: number) =>
    sorted.filter((each) => each.end <= offset).reduce((sum, { start, end, by }) => sum + by.length - (end - start), 0);
  return {
    text: result + text.slice(done),
    moved: ({ start, end }) => ({ start: start + shift(start), end: end + shift(start) }),
    touches: (span) =>
      sorted.some(({ start, end }) => (start === end ? span.start < start && start < span.end : start < span.end && span.start < end)),
  };
}

const say = (text: string, { start, end }: Span) => text.slice(start, end);

function carry(oldText: string, newText: string, spans: Span[]): { span: Span; words: string; result: Reanchored }[] {
  const results = reanchor(
    oldText,
    newText,
    spans.map((span) => ({ ...span, exact: say(oldText, span) })),
  );
  return results.flatMap((result, index) => {
    const span = spans[index];
    return span ? [{ span, words: say(oldText, span), result }] : [];
  });
}

/** Every passage that the edits do not touch is exact and in its place; one of repeated words may be lost instead, never elsewhere. */
function expectOthersExact(oldText: string, edited: ReturnType<typeof edit>): void {
  const untouched = passagesOf(oldText).filter((span) => !edited.touches(span));
  for (const { span, words, result } of carry(oldText, edited.text, untouched)) {
    const repeated = occurrences(oldText, words).length > 1 || occurrences(edited.text, words).length > 1;
    if (repeated && result.anchoring === "lost") continue;
    expect({ words, ...result }).toEqual({ words, anchoring: "exact", span: edited.moved(span), suggestions: [] });
  }
}

function only<T>(values: T[]): T {
  const [value] = values;
  if (value === undefined || values.length !== 1) throw new Error(`${values.length} values where one was expected`);
  return value;
}

describe.skipIf(articles.length === 0).each(articles)("$name", ({ text }) => {
  const sentences = sentencesOf(text);
  const chosen = sentences.filter((_, index) => index % Math.ceil(sentences.length / mostEdits) === 0);
  const lines = text.split("\n");

  test("unchanged: every passage is exact", () => {
    expectOthersExact(text, edit(text, []));
    expectOthersExact(text, edit(text, [{ start: 0, end: 0, by: "Updated an hour ago\n" }]));
  });

  test("a sentence is reworded: it has changed, all else is exact", () => {
    for (const sentence of chosen) {
      const words = [...say(text, sentence).matchAll(/[\p{L}\p{N}’-]+/gu)];
      const middle = words.slice(Math.floor(words.length / 2), Math.floor(words.length / 2) + 2);
      const edited = edit(
        text,
        middle.map((match) => ({
          start: sentence.start + match.index,
          end: sentence.start + match.index + match[0].length,
          by: "reworded",
        })),
      );
      const now = { start: sentence.start, end: sentence.end + edited.text.length - text.length };
      expect(only(carry(text, edited.text, [sentence])).result).toMatchObject({ anchoring: "changed", span: now });
      expectOthersExact(text, edited);
    }
  });

  test("a sentence is deleted: it is lost, all else is exact", () => {
    for (const sentence of chosen) {
      const edited = edit(text, [{ start: sentence.start, end: Math.min(text.length, sentence.end + 1), by: "" }]);
      expect(only(carry(text, edited.text, [sentence])).result).toMatchObject({ anchoring: "lost", span: null });
      const others = { ...edited, touches: (span: Span) => edited.touches(span) || span.end === sentence.start };
      expectOthersExact(text, others);
    }
  });

  test("a number is changed: what holds it has changed and shows it, all else is exact", () => {
    for (const match of text.matchAll(/(?<![\p{L}\d.,-])\d+(?![\p{L}\d.,-])/gu)) {
      const edited = edit(text, [{ start: match.index, end: match.index + match[0].length, by: String(Number(match[0]) + 1) }]);
      const holding = passagesOf(text).filter((span) => edited.touches(span));
      for (const { span, words, result } of carry(text, edited.text, holding)) {
        expect(["changed", "lost"]).toContain(result.anchoring);
        if (words.length > 25)
          expect(result).toMatchObject({
            anchoring: "changed",
            span: { start: span.start, end: span.end + edited.text.length - text.length },
          });
      }
      expectOthersExact(text, edited);
    }
  });

  test("two paragraphs change places: every passage is found where it went", () => {
    for (let first = 0; first < lines.length - 1; first += Math.ceil(lines.length / 8)) {
      const second = (first + 1 + (first % 3)) % lines.length;
      const swapped = lines.with(first, lines[second] ?? "").with(second, lines[first] ?? "");
      const newText = swapped.join("\n");
      const home = (texts: string[], index: number) => [...texts.slice(0, index), ""].join("\n").length;
      for (const { span, words, result } of carry(text, newText, passagesOf(text))) {
        const line = say(text, { start: 0, end: span.start }).split("\n").length - 1;
        const target = line === first ? second : line === second ? first : line;
        const right = span.start - home(lines, line) + home(swapped, target);
        const unique = occurrences(text, words).length === 1;
        if (unique && words.length > 25)
          expect({ words, anchoring: result.anchoring }).toEqual({ words, anchoring: expect.stringMatching(/exact|moved/) });
        if (result.span)
          expect({ words, says: say(newText, result.span), at: result.span.start }).toEqual({ words, says: words, at: right });
      }
    }
  });

  test("a sentence that stood twice is deleted once: the other is exact, the deleted one lost", () => {
    for (const sentence of chosen.filter((_, index) => index % 3 === 0)) {
      const host = sentences.findLast((each) => each.start > sentence.end + 100);
      if (!host) continue;
      const copy = `${say(text, sentence)} `;
      const twice = `${text.slice(0, host.start)}${copy}${text.slice(host.start)}`;
      const second = { start: host.start, end: host.start + copy.length - 1 };
      const withoutSecond = text;
      const withoutFirst = twice.slice(0, sentence.start) + twice.slice(sentence.end + 1);

      const [kept, gone] = carry(twice, withoutSecond, [sentence, second]);
      expect([kept?.result.anchoring, kept?.result.span, gone?.result.anchoring]).toEqual(["exact", sentence, "lost"]);
      const [lost, stays] = carry(twice, withoutFirst, [sentence, second]);
      expect([lost?.result.anchoring, stays?.result.anchoring, stays?.result.span?.start]).toEqual([
        "lost",
        "exact",
        second.start - copy.length,
      ]);
    }
  });

  test("a correction is added that quotes what it corrects: the quotation is never taken for the sentence", () => {
    for (const sentence of chosen) {
      const note = `\nCorrection: an earlier version of this article said “${say(text, sentence)}” This was not so.`;
      const words = [...say(text, sentence).matchAll(/[\p{L}\p{N}’-]+/gu)];
      const word = words[Math.floor(words.length / 2)];
      if (!word) continue;
      const corrected = edit(text, [
        { start: sentence.start + word.index, end: sentence.start + word.index + word[0].length, by: "corrected" },
        { start: text.length, end: text.length, by: note },
      ]);
      const now = { start: sentence.start, end: sentence.end + "corrected".length - word[0].length };
      const isLast = sentence.end === text.length;
      const { result } = only(carry(text, corrected.text, [sentence]));
      // At the end of the text, sentence and quotation both stand where the sentence stood: changed, or lost, but not the quotation.
      if (isLast) expect(["changed", "lost"]).toContain(result.anchoring);
      else expect(result).toMatchObject({ anchoring: "changed", span: now });

      const deleted = edit(text, [
        { start: sentence.start, end: sentence.end, by: "" },
        { start: text.length, end: text.length, by: note },
      ]);
      const within = passagesOf(text).filter((span) => span.start >= sentence.start && span.end <= sentence.end);
      for (const part of carry(text, deleted.text, within)) {
        if (occurrences(text, part.words).length === 1)
          expect(part).toMatchObject({ words: part.words, result: { anchoring: expect.stringMatching(/changed|lost/) } });
      }

      expectOthersExact(text, edit(text, [{ start: text.length, end: text.length, by: note }]));
    }
  });
});
