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

const beforeMark = /(?<=\p{L}{3}|\d)(?<!(?<!\d)10)(?=[⁰¹²³⁴-⁹]{1,3}$)/u;

/**
 * The words of a text, in order. A word is a run of letters, digits and marks, held together across an apostrophe, a hyphen
 * or a middle dot, and across a point or comma between digits (“don’t”, “pro-war” and “1,000” are one word each, so that no part of
 * them can be cut). Raised figures after a whole word, or a number other than ten, are a word of their own: they may be the mark of a note.
 * Scripts written without spaces give one word a character. Any other visible character is a word of its own.
 * The same on every machine: no dictionary and no locale take part. Offsets are UTF-16 code units.
 */
export function words(text: string): Word[] {
  const found: Word[] = [];
  for (const match of text.matchAll(wordPattern)) {
    for (const part of match[0].split(beforeMark)) {
      const bare = part.replaceAll(/\p{Cf}/gu, "").normalize("NFC");
      if (bare !== "") found.push({ text: bare, offset: match.index + match[0].lastIndexOf(part) });
    }
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
 * Which words of `originalText` the clean text leaves out, as spans in UTF-16 code units of `originalText`; neighbours are joined. Lines
 * that stand in both are matched first, words only between them. The words of `elsewhere`, such as a title kept apart from the text,
 * don't count as left out where they stand together. `null` when the two differ too much to say.
 */
export function leftOut(cleanText: string, originalText: string, { elsewhere = "" } = {}): { start: number; end: number }[] | null {
  const original = linesOf(originalText);
  const changes = diffArrays(
    original.map((line) => line.key),
    linesOf(cleanText).map((line) => line.key),
    { maxEditLength: 10_000 },
  );
  if (changes === undefined) return null;
  const missing: Word[] = [];
  let index = 0;
  let added: string[] = [];
  let removed: Line[] = [];
  const settle = () => {
    for (const word of leftOutWords(added.join("\n"), removed)) missing.push(word);
    added = [];
    removed = [];
  };
  for (const change of changes) {
    if (change.added) added.push(...change.value);
    else {
      const lines = original.slice(index, index + change.value.length);
      index += change.value.length;
      if (change.removed) removed.push(...lines);
      else settle();
    }
  }
  settle();
  return joined(withoutRun(missing, words(elsewhere)), originalText);
}

/** `list` without the first place where `run` stands in it word by word. */
function withoutRun(list: Word[], run: Word[]): Word[] {
  if (run.length === 0) return list;
  const start = list.findIndex((_, index) => run.every((word, place) => list[index + place]?.text === word.text));
  return start < 0 ? list : list.toSpliced(start, run.length);
}

type Line = { key: string; words: Word[] };

function linesOf(text: string): Line[] {
  let offset = 0;
  return text.split("\n").flatMap((line) => {
    const found = words(line).map((word) => ({ text: word.text, offset: word.offset + offset }));
    offset += line.length + 1;
    return found.length === 0 ? [] : [{ key: found.map((word) => word.text).join(" "), words: found }];
  });
}

function leftOutWords(added: string, removed: Line[]): Word[] {
  const original = removed.flatMap((line) => line.words);
  if (added === "") return original;
  const changes = diffArrays(
    original.map((word) => word.text),
    words(added).map((word) => word.text),
    { maxEditLength: 4000 },
  );
  if (changes === undefined) return greedilyLeft(words(added), original);
  const left: Word[] = [];
  let index = 0;
  for (const change of changes) {
    if (change.added) continue;
    if (change.removed) left.push(...original.slice(index, index + change.value.length));
    index += change.value.length;
  }
  return left;
}

/** Without the best match: each kept word is taken where it is met first. */
function greedilyLeft(kept: Word[], original: Word[]): Word[] {
  let next = 0;
  return original.filter((word) => {
    if (kept[next]?.text !== word.text) return true;
    next += 1;
    return false;
  });
}

/** Spans of words, joined where only white space and format characters lie between. */
function joined(missing: Word[], text: string): { start: number; end: number }[] {
  const spans: { start: number; end: number }[] = [];
  for (const word of missing) {
    const end = word.offset + lengthAt(text, word.offset);
    const last = spans.at(-1);
    if (last !== undefined && /^[\s\p{Cf}]*$/u.test(text.slice(last.end, word.offset))) last.end = end;
    else spans.push({ start: word.offset, end });
  }
  return spans;
}

/** Length of the word at this offset as it is written, which its comparable form may not have. */
function lengthAt(text: string, offset: number): number {
  const sticky = new RegExp(wordPattern.source, "uy");
  sticky.lastIndex = offset;
  return sticky.exec(text)?.[0].length ?? 0;
}
