import { closesGraves, isInchMark, spacesAroundDash } from "./marks.ts";
import { partitionPoint } from "./partition-point.ts";
import type { Span } from "./span.ts";

/**
 * A text with the differences gone that typesetting makes. All offsets are UTF-16. A character, or a run of them, that folding replaces is
 * one unit: spans are of whole units.
 */
export type Folded = {
  text: string;
  /** Offsets in the folded text of the spaces that hold a line feed in the original, or the tab between two cells of a table. */
  lineBreaks: ReadonlySet<number>;
  /** The span of the folded text for a span of the original: every unit it touches. Empty where it holds only what folding takes out. */
  fromOriginal(span: Span): Span;
  /** The span of the original for a span of the folded text, widened to whole units; without marks of no width at its ends. */
  toOriginal(span: Span): Span;
  /** Does this offset of the folded text lie between two units? */
  isWhole(offset: number): boolean;
};

/** What has no width: soft hyphens, joiners, marks of direction, variation selectors; and what only stretches an Arabic word. Not the tags that tell one flag from another. */
const invisible =
  "[\\u00AD\\u034F\\u061C\\u0640\\u180B-\\u180F\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2064\\u2066-\\u2069\\uFE00-\\uFE0F\\uFEFF\\u{E0100}-\\u{E01EF}]";
const space = "(?!\\uFEFF)[\\s\\u0085]";
/** Of these, the ones that belong to the character before them (Grapheme_Extend). */
const joined = "[\\u034F\\u180B-\\u180D\\u180F\\u200C\\u200D\\uFE00-\\uFE0F\\u{E0100}-\\u{E01EF}]";
const mark = `(?!${invisible})\\p{M}`;
/** Characters that canonical composition replaces by others (Unicode: NFC_Quick_Check=No), by ranges that hold them. */
const singletons =
  "[\\u0340-\\u0344\\u0374\\u037E\\u0387\\u0958-\\u095F\\u09DC-\\u09DF\\u0A33-\\u0A5E\\u0B5C\\u0B5D\\u0F43-\\u0FB9\\u1F71-\\u1FFD\\u2126-\\u212B\\u2329\\u232A\\u2ADC\\uF900-\\uFAFF\\uFB1D-\\uFB4E\\u{1D15E}-\\u{1D1C0}\\u{2F800}-\\u{2FA1D}]";
const hangul = "[\\u1100-\\u1112][\\u1161-\\u1175][\\u11A8-\\u11C2]?|[\\uAC00-\\uD7A3][\\u11A8-\\u11C2]";
/** Arabic presentation forms, Latin ligatures, letters and signs of full and half width (not digits): the only compatibility forms that are mere forms. */
const forms =
  "[\\uFB50-\\uFDFF\\uFE70-\\uFEFC\\u0132\\u0133\\uFB00-\\uFB06\\uFF01-\\uFF0F\\uFF1A-\\uFF5E\\uFFE0\\uFFE1\\uFFE5\\uFFE6]|[\\uFF66-\\uFF9D][\\uFF9E\\uFF9F]?";

const shapes = new Map<string, string>([
  ...Array.from('‘’‚‛ʼʻ‹›′׳`´『』"“”„‟«»″״〝〞〟「」', (shape) => [shape, "'"] as const),
  ...Array.from("‐‑‒–−﹣", (shape) => [shape, "-"] as const),
  ["…", "..."],
  ["‥", ".."],
]);
const shape = `[${[...shapes.keys()].join("")}]`;
const blank = "[^\\S\\n\\t]";
const fixedBlank = "[\\u00A0\\u202F]";

const foldable = new RegExp(
  [
    `(?<lineEnd>[-‐\\u00AD](?<=[\\p{L}\\p{N}\\p{M}].)${invisible}*[^\\S\\n]*\\n[^\\S\\n]*(?=[\\p{L}\\p{N}]))`,
    `(?<quote>[«‹]${fixedBlank}+|(?<=^|[\\s([—–-])[«‹]${blank}+|${fixedBlank}+[»›]|${blank}+[»›](?=$|[\\s)\\].,;:!?…—–-]))`,
    `(?<space>${invisible}*${space}(?:${space}|${invisible})*)`,
    "(?<dash>[—―⸺⸻﹘]+|(?<!-)-{2,3}(?![-\\d]))",
    `(?<inches>(?<=\\p{Nd})(?:["”″〞＂]|''|′′))`,
    "(?<doubled>''|``)",
    `(?:(?!${invisible})[^](?:${joined}|${invisible}*${mark})+|${hangul})`,
    `(?<removed>${invisible}+)`,
    `${singletons}|${forms}|${shape}`,
  ].join("|"),
  "gu",
);
const anyInvisible = new RegExp(invisible, "gu");
const anyForm = new RegExp(forms, "gu");
const anyShape = new RegExp(shape, "gu");

/** White space around is what some forms of vowel points stand on alone. */
const compatible = (found: string) => found.normalize("NFKC").trim();

function foldCharacters(found: string): string {
  return found
    .replace(anyForm, compatible)
    .replace(anyInvisible, "")
    .replace(anyShape, (each) => shapes.get(each) ?? each)
    .normalize("NFC");
}

type Unit = { original: Span; folded: Span };
const nowhere: Span = { start: 0, end: 0 };
const first: Unit = { original: nowhere, folded: nowhere };

/**
 * One shape for all quotation marks, single and double, and apostrophes (inches stay apart from feet); for dashes, a long one set with or
 * without spaces; for ellipses; canonical composition (NFC); no soft hyphens, joiners, marks of direction, variation selectors and
 * stretching; Arabic presentation forms, Latin ligatures, full-width and half-width forms as the letters they are; runs of white space as
 * one space, never as none but where it sets off angled quotation marks. A word divided at the end of a line is joined, and one written to the
 * next by a long dash is parted, as `spelledIn` (another text) has it where it has it. Letters, case, digits of any width, fractions,
 * raised and circled digits and vowel points are words: they stay.
 */
export function fold(text: string, spelledIn = ""): Folded {
  const units: Unit[] = [];
  const lineBreaks = new Set<number>();
  const spelling = spellingOf(text, spelledIn);
  let folded = "";
  let done = 0;
  const replace = (start: number, end: number, by: string) => {
    folded += text.slice(done, start);
    units.push({ original: { start, end }, folded: { start: folded.length, end: folded.length + by.length } });
    folded += by;
    done = end;
  };
  for (const match of text.matchAll(foldable)) {
    const [[found], start, groups = {}] = [match, match.index, match.groups];
    const end = start + found.length;
    if (groups.dash !== undefined) {
      // A space that a dash is given has a place of its own, so that the words beside it end where they end.
      const { before, after } = spelling.isHyphenated(start, end) ? noSpaces : spacesAroundDash(text, start, end);
      if (before) replace(start, start, " ");
      replace(start, end, "-");
      if (after) replace(end, end, " ");
      continue;
    }
    const by = groups.lineEnd === undefined ? foldMatch(text, start, found, groups) : spelling.divided(start, end);
    if (by === " " && /[\n\t]/u.test(found)) lineBreaks.add(folded.length + start - done);
    if (by !== found) replace(start, end, by);
  }
  return { text: folded + text.slice(done), lineBreaks, ...spansOf(units) };
}

const noSpaces = { before: false, after: false };

function foldMatch(
  text: string,
  start: number,
  found: string,
  { space, quote, inches, doubled, removed }: Record<string, string | undefined>,
): string {
  if (space !== undefined) return " ";
  if (quote !== undefined) return "'";
  if (doubled !== undefined) return found === "``" || closesGraves(text, start) ? "'" : "''";
  if (inches !== undefined) return isInchMark(text, start) ? '"' : "'";
  return removed === undefined ? foldCharacters(found) : "";
}

const wordPattern = /[\p{L}\p{N}]+(?:[-‐‑–—][\p{L}\p{N}]+)*[-‐]?/gu;
const part = /[\p{L}\p{N}]+/gu;
/** Longest part of a word that is looked at. */
const longestPart = 40;

/** How the other text spells a word that this one divides at the end of a line or joins to another by a dash. */
function spellingOf(text: string, spelledIn: string) {
  let words: Set<string> | null = null;
  const isKnown = (word: string) => {
    words ??= new Set((spelledIn.match(wordPattern) ?? []).map((known) => known.replaceAll(/[‐‑–—]/gu, "-")));
    return words.has(word);
  };
  const partsAround = (start: number, end: number) => ({
    before:
      text
        .slice(Math.max(0, start - longestPart), start)
        .normalize("NFC")
        .match(part)
        ?.at(-1) ?? "",
    after:
      text
        .slice(end, end + longestPart)
        .normalize("NFC")
        .match(part)?.[0] ?? "",
  });
  return {
    /** What stands for a hyphen and the line end after it: nothing, unless the other text or a capital says that the hyphen is the word's. */
    divided(start: number, end: number): string {
      const { before, after } = partsAround(start, end);
      if (isKnown(before + after)) return "";
      if (isKnown(`${before}-${after}`) || !/^\p{Ll}|^\p{Lo}/u.test(after)) return "-";
      return isKnown(`${before}-`) ? "- " : "";
    },
    /** Is a dash between two words a hyphen or a short dash in the other text? Between digits it always is. */
    isHyphenated(start: number, end: number): boolean {
      const beside = text.slice(Math.max(0, start - 1), start) + text.slice(end, end + 2);
      if (/^\p{Nd}\p{Sc}?\p{Nd}/u.test(beside)) return true;
      if (!/^[\p{L}\p{N}]{2}/u.test(beside)) return false;
      const { before, after } = partsAround(start, end);
      return isKnown(`${before}-${after}`);
    },
  };
}

function spansOf(units: Unit[]): Pick<Folded, "fromOriginal" | "toOriginal" | "isWhole"> {
  /** The last unit that begins before this offset of the one text, or ends by it. */
  const lastUnit = (passes: (unit: Unit) => boolean) =>
    units[partitionPoint(units.length, (index) => passes(units[index] ?? { original: nowhere, folded: nowhere })) - 1] ?? first;
  return {
    fromOriginal({ start, end }) {
      const [opening, closing] = [lastUnit(({ original }) => original.start <= start), lastUnit(({ original }) => original.start < end)];
      const from = start < opening.original.end ? opening.folded.start : start - opening.original.end + opening.folded.end;
      const to = end < closing.original.end ? closing.folded.end : end - closing.original.end + closing.folded.end;
      return { start: from, end: Math.max(from, to) };
    },
    toOriginal({ start, end }) {
      const [opening, closing] = [lastUnit(({ folded }) => folded.end <= start), lastUnit(({ folded }) => folded.start < end)];
      const inside = lastUnit(({ folded }) => folded.start < start);
      const from = inside.folded.end > start ? inside.original.start : start - opening.folded.end + opening.original.end;
      const to = closing.folded.end > end ? closing.original.end : end - closing.folded.end + closing.original.end;
      return { start: from, end: Math.max(from, to) };
    },
    isWhole: (offset) => lastUnit(({ folded }) => folded.start < offset).folded.end <= offset,
  };
}
