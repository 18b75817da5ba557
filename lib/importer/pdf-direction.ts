/*
 * PDFs place the signs of a line where they are seen. The reader gives each piece in the order of reading, and the pieces from left to
 * right: in a line of Hebrew or Arabic it is for us to put them in order.
 */
const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const leftToRight = /[\p{L}\p{N}]/u;

export type Direction = "rtl" | "ltr" | "neutral";

function directionOf(text: string): Direction {
  // Digits run to the right among Arabic letters too.
  if (rightToLeft.test(text.replaceAll(/\p{Nd}/gu, ""))) return "rtl";
  return leftToRight.test(text) ? "ltr" : "neutral";
}

/** Is most of a text in a writing that runs to the left? */
export function isRightToLeft(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? [];
  return letters.filter((letter) => rightToLeft.test(letter)).length > letters.length / 2;
}

/** The pieces of a line of a right-to-left writing, given from left to right, in the order of reading. */
export function inReadingOrder(pieces: string[]): string {
  const units = pieces.flatMap(apart).toReversed();
  let line = "";
  for (let index = 0; index < units.length; ) {
    const end = endOfLeftToRight(units, index);
    if (end > index) {
      line += units.slice(index, end).toReversed().join("");
      index = end;
    } else {
      line += mirrored(units[index] ?? "");
      index += 1;
    }
  }
  return marksAfterLetters(line);
}

/** Signs at the ends of a Latin piece belong to the line around it, and so does what stands between pieces. */
function apart(piece: string): string[] {
  if (directionOf(piece) !== "ltr") return [piece];
  const first = piece.search(leftToRight);
  let end = piece.length;
  while (end > first && !/[\p{L}\p{N}%‰°]/u.test(piece.charAt(end - 1)) && !/[\uDC00-\uDFFF]/.test(piece.charAt(end - 1))) end -= 1;
  return [...piece.slice(0, first), piece.slice(first, end), ...piece.slice(end)];
}

/** Where a row of Latin words and numbers ends, with what stands between them; `start` where none begins there. */
function endOfLeftToRight(units: string[], start: number): number {
  if (directionOf(units[start] ?? "") !== "ltr") return start;
  let end = start + 1;
  for (let index = end; index < units.length && directionOf(units[index] ?? "") !== "rtl"; index += 1) {
    if (directionOf(units[index] ?? "") !== "ltr") continue;
    // Two numbers apart are two words of the line; two Latin words, or a number beside one, are one phrase.
    const between = units.slice(end, index).join("");
    const phrase = /\p{L}/u.test((units[end - 1] ?? "") + (units[index] ?? "")) ? between.length < 4 : /^[-–.,:/]$/.test(between);
    if (!phrase) break;
    end = index + 1;
  }
  return end;
}

const mirrors: Readonly<Record<string, string>> = {
  "(": ")",
  ")": "(",
  "[": "]",
  "]": "[",
  "{": "}",
  "}": "{",
  "<": ">",
  ">": "<",
  "«": "»",
  "»": "«",
  "‹": "›",
  "›": "‹",
};

/** Brackets are drawn as seen: what opens to the left is an opening bracket here. */
function mirrored(text: string): string {
  return text.replaceAll(/[()[\]{}<>«»‹›]/g, (sign) => mirrors[sign] ?? sign);
}

/** Turned about, vowel signs stand before their letters. */
function marksAfterLetters(line: string): string {
  return /(?:^|\s)\p{M}/u.test(line) ? line.replaceAll(/(\p{M}{1,4})(\p{L})/gu, "$2$1") : line;
}

/** First of four shapes (alone, at the end, at the beginning and within a word) of the letters that join on both sides. */
const shapes = [
  ...[0xfe89, 0xfe8f, 0xfe95, 0xfe99, 0xfe9d, 0xfea1, 0xfea5, 0xfeb1, 0xfeb5, 0xfeb9, 0xfebd, 0xfec1, 0xfec5, 0xfec9, 0xfecd],
  ...[0xfed1, 0xfed5, 0xfed9, 0xfedd, 0xfee1, 0xfee5, 0xfee9, 0xfef1, 0xfb56, 0xfb7a, 0xfb8e, 0xfb92, 0xfbfc],
];
const ends = new Map(shapes.flatMap((shape) => [shape, shape + 1, baseOf(shape)].map((code) => [code, shape] as const)));
const beginnings = new Set(shapes.map((shape) => shape + 2));
/** Shapes of letters that are joined to the one before. */
const joined = new Set([
  ...shapes.flatMap((shape) => [shape + 1, shape + 3]),
  ...[0xfe82, 0xfe84, 0xfe86, 0xfe88, 0xfe8e, 0xfeaa, 0xfeac, 0xfeae, 0xfeb0, 0xfeee, 0xfef0, 0xfb8b, 0xfb8d],
]);

function baseOf(shape: number): number {
  return String.fromCharCode(shape).normalize("NFKC").charCodeAt(0);
}

/**
 * The letters that ligatures and shapes by position stand for. Where shapes show that two letters of a word are not joined, there is the
 * sign again that keeps them apart (U+200C), which the reader of PDFs leaves out.
 */
export function withoutPresentationForms(text: string): string {
  if (!presentationForm.test(text)) return text;
  const isPersian = /[پچژگکی]/u.test(text);
  const whole = Array.from(text, (letter, index) => {
    const shape = ends.get(letter.charCodeAt(0));
    const next = text.charCodeAt(index + 1);
    if (shape === undefined || Number.isNaN(next)) return letter;
    // A letter that takes other shapes when it is joined, and stands alone here before another letter.
    const showsJoined = text.includes(String.fromCharCode(shape + 2)) || text.includes(String.fromCharCode(shape + 3));
    const isApart = isPersian && showsJoined && !joined.has(next) && /(?=\p{L})\p{Script=Arabic}/u.test(text.charAt(index + 1));
    return beginnings.has(next) || isApart ? `${letter}\u200C` : letter;
  });
  return whole.join("").replaceAll(presentationForms, (forms) => forms.normalize("NFKC"));
}

/** Among them the radicals that fonts draw as the characters themselves (⽉ for 月), and the signs of vertical lines. */
const presentationForm = /[\u2E80-\u2FDF\uFE10-\uFE19\uFE30-\uFE4F\uFB00-\uFB06\uFB13-\uFB17\uFB1D-\uFB4F\uFB50-\uFDFF\uFE70-\uFEFC]/u;
const presentationForms = /[\u2E80-\u2FDF\uFE10-\uFE19\uFE30-\uFE4F\uFB00-\uFB06\uFB13-\uFB17\uFB1D-\uFB4F\uFB50-\uFDFF\uFE70-\uFEFC]+/gu;

/** Signs of Chinese and Japanese bring their own space: what a file has around them besides is a gap of its layout. */
export function withoutGaps(text: string): string {
  return text.replaceAll(
    /(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]) (?=[、。，．：；！？」』）])|(?<=[、。，．：；！？「『（」』）]) (?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}「『（])/gu,
    "",
  );
}

/** Nothing says in which order numbers or Latin words stand that no right-to-left word parts, nor on which side of them a bracket belongs. */
const doubt =
  /[\p{Script=Latin}\p{Nd}][^\p{L}\p{Nd}\n.,:/’'-]+[\p{Script=Latin}\p{Nd}]|[([{<«»>}\])][^\p{L}\p{Nd}\n]?[\p{Script=Latin}\p{Nd}]|[\p{Script=Latin}\p{Nd}][^\p{L}\p{Nd}\n]?[([{<«»>}\])]/u;

/** Where the order of a right-to-left text may be another, with the words around it; null where it can't. */
export function doubtfulOrder(text: string): string | null {
  const line = text.split("\n").find((words) => rightToLeft.test(words) && doubt.test(words));
  if (line === undefined) return null;
  const at = line.search(doubt);
  return line.slice(Math.max(0, at - 20), at + 40).trim();
}

/** Letters that only end words, at the beginning of words: the file has its words backwards. */
export function isBackwards(text: string): boolean {
  const first = text.match(/(?<!\p{L})[םןץףךةى]\p{L}/gu)?.length ?? 0;
  const last = text.match(/\p{L}[םןץףךةى](?!\p{L})/gu)?.length ?? 0;
  return first > 2 && first > last * 2;
}

/** Each run of right-to-left letters turned about. */
export function turnedAbout(text: string): string {
  return text
    .split("\n")
    .map((line) =>
      rightToLeft.test(line)
        ? [...line]
            .toReversed()
            .join("")
            .replaceAll(/[\p{Script=Latin}\p{Nd}.,:/%]{2,}/gu, (run) => [...run].toReversed().join(""))
        : line,
    )
    .map((line, index, all) => (line === all[index] ? line : mirrored(line)))
    .join("\n");
}
