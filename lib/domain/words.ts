import { diffArrays } from "diff";

/** A word of a text and where it begins, in UTF-16 code units. */
export type Word = { text: string; offset: number };

const alone =
  "[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}]";
const letter = "[\\p{L}\\p{N}\\p{M}\\p{Cf}_]";
const wordPattern = new RegExp(
  `${alone}[\\p{M}\\p{Cf}]*` +
    `|(?:(?!${alone})${letter})+(?:(?:['’ʼ\\-‐‑·]|(?<=\\p{N})[.,](?=\\p{N}))(?:(?!${alone})${letter})+)*` +
    "|[^\\s]",
  "gu",
);

/**
 * The words of a text, in order. A word is a run of letters, digits and marks, held together across an apostrophe, a hyphen
 * or a middle dot, and across a point or comma between digits (“don’t”, “pro-war” and “1,000” are one word each, so that no part of
 * them can be cut). Scripts written without spaces give one word a character. Any other visible character is a word of its own.
 * The same on every machine: no dictionary and no locale take part. Offsets are UTF-16 code units.
 */
export function words(text: string): Word[] {
  const found: Word[] = [];
  for (const match of text.matchAll(wordPattern)) {
    const bare = match[0].replaceAll(/\p{Cf}/gu, "").normalize("NFC");
    if (bare !== "") found.push({ text: bare, offset: match.index });
  }
  return found;
}

export type WordCheck = { ok: true } | { ok: false; word: string; offset: number };

/**
 * Are the words of `cleanText` a subsequence of the words of `originalText`? Cleaning may leave words out and restructure; it may
 * not add, change, cut, join or reorder them. Words are compared in NFC and without format characters (soft hyphens, zero-width
 * spaces), which cleaning may take out but not put in. When the answer is no: the first word that was added, and its offset in
 * `cleanText`, in UTF-16 code units.
 */
export function isSubsequenceOfWords(cleanText: string, originalText: string): WordCheck {
  const clean = words(cleanText);
  const original = words(originalText);
  const stuck = firstUnmatched(clean, original);
  if (stuck !== null) {
    const added = firstAdded(clean, original) ?? stuck;
    return { ok: false, word: added.text, offset: added.offset };
  }
  const invisible = firstUnmatched(formatCharacters(cleanText), formatCharacters(originalText));
  return invisible === null ? { ok: true } : { ok: false, word: `U+${codePoint(invisible.text)}`, offset: invisible.offset };
}

function firstUnmatched(part: Word[], whole: Word[]): Word | null {
  let next = 0;
  for (const word of part) {
    while (next < whole.length && whole[next]?.text !== word.text) next += 1;
    if (next === whole.length) return word;
    next += 1;
  }
  return null;
}

/** The greedy walk above may stick far behind an added common word; a difference of the two names the right one, when it is small. */
function firstAdded(clean: Word[], original: Word[]): Word | null {
  const changes = diffArrays(
    original.map((word) => word.text),
    clean.map((word) => word.text),
    { maxEditLength: 2000 },
  );
  let index = 0;
  for (const change of changes ?? []) {
    if (change.added) return clean[index] ?? null;
    if (!change.removed) index += change.value.length;
  }
  return null;
}

function formatCharacters(text: string): Word[] {
  return [...text.matchAll(/\p{Cf}/gu)].map((match) => ({ text: match[0], offset: match.index }));
}

function codePoint(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
}

/**
 * Which words of `originalText` the clean text leaves out, as spans in UTF-16 code units of `originalText`; neighbours are joined.
 * `null` when the two differ too much to say.
 */
export function leftOut(cleanText: string, originalText: string): { start: number; end: number }[] | null {
  const original = words(originalText);
  const changes = diffArrays(
    original.map((word) => word.text),
    words(cleanText).map((word) => word.text),
    { maxEditLength: 4000 },
  );
  if (changes === undefined) return null;
  const spans: { start: number; end: number }[] = [];
  let index = 0;
  for (const change of changes) {
    if (change.added) continue;
    const first = original[index];
    const last = original[index + change.value.length - 1];
    if (change.removed && first !== undefined && last !== undefined) {
      const end = original[index + change.value.length]?.offset ?? originalText.length;
      spans.push({ start: first.offset, end: first.offset + originalText.slice(first.offset, end).trimEnd().length });
    }
    index += change.value.length;
  }
  return spans;
}
