import type { PublishedAnnotation } from "../revision/revision.ts";
import { codePointIndex } from "../text/code-points.ts";

type PublishedPassage = PublishedAnnotation["passages"][number];

/**
 * W3C selectors of the passages of a canonical text: a TextQuoteSelector, and a TextPositionSelector in Unicode code points.
 *
 * On a page, other things may stand between two blocks, or two cells. So the quote's context ends where its block does, as long as that is enough to tell
 * the passage from every other place of the text; else it goes on into the next blocks, or into those before.
 */
export function createSelectors(text: string) {
  const { toCodePoint } = codePointIndex(text);
  return (passage: PublishedPassage) => [
    { type: "TextQuoteSelector", exact: passage.exact, ...contextOf(text, passage) },
    { type: "TextPositionSelector", start: toCodePoint(passage.start), end: toCodePoint(passage.end) },
  ];
}

function contextOf(text: string, { exact, prefix, suffix }: PublishedPassage): { prefix: string; suffix: string } {
  const before = prefix.split(/[\n\t]/).at(-1) ?? "";
  const after = suffix.split(/[\n\t]/, 1).join("");
  const contexts = [
    { prefix: before, suffix: after },
    { prefix: before, suffix },
    { prefix, suffix: after },
  ];
  return contexts.find((context) => standsOnce(text, context.prefix + exact + context.suffix)) ?? { prefix, suffix };
}

function standsOnce(text: string, words: string): boolean {
  const first = text.indexOf(words);
  return first !== -1 && text.indexOf(words, first + 1) === -1;
}
