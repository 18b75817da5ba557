import type { Span } from "./span.ts";

/** A word of a text, as search knows it. Offsets are UTF-16 code units. */
export type SearchWord = Span & {
  /** Under what it is kept: the form it is written in first, then what people write instead. Letters, digits and vowel signs only. */
  forms: string[];
  /** Ways to find it, any of which will do: the terms of one must all occur, and its last term may be unfinished. */
  asked: string[][];
};

/** Letters that no decomposition parts, as they are most often written without their own keys. Addresses are made by the same table. */
export const plainLetters: ReadonlyMap<string, string> = new Map([
  ["ə", "e"],
  ["æ", "ae"],
  ["œ", "oe"],
  ["ø", "o"],
  ["ł", "l"],
  ["đ", "d"],
  ["ð", "d"],
  ["þ", "th"],
  ["ħ", "h"],
  ["ŋ", "ng"],
  ["ŧ", "t"],
  ["ĸ", "k"],
  ["ı", "i"],
  ["ß", "ss"],
]);

/** Letters of one sound that keyboards tell apart: Persian, Urdu and Kurdish beside Arabic; Ukrainian and Serbian Cyrillic need none. */
const sameLetters: ReadonlyMap<string, string> = new Map([
  ["ی", "ي"],
  ["ى", "ي"],
  ["ے", "ي"],
  ["ې", "ي"],
  ["ک", "ك"],
  ["ڪ", "ك"],
  ["ة", "ه"],
  ["ە", "ه"],
  ["ہ", "ه"],
  ["ھ", "ه"],
  ["ۃ", "ه"],
  ["ٱ", "ا"],
  ["ґ", "г"],
]);

/** Written out where a keyboard lacks them: “Mueller” for “Müller”. */
const writtenOut: ReadonlyMap<string, string> = new Map([
  ["ä", "ae"],
  ["ö", "oe"],
  ["ü", "ue"],
  ["ø", "oe"],
  ["å", "aa"],
]);

/** The digit nought of the scripts that have digits of their own and no decomposition. */
const noughts = [0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20, 0x1040, 0x17e0];

/** Scripts written without spaces: their words are found by single characters and by pairs. */
const unspaced = "\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmr}\\p{sc=Mymr}";
const apostrophes = "'’‘`´′ʼʻʹʾʿ＇";
const hyphens = "\\-‐‑";
const letter = `(?:(?![${unspaced}${apostrophes}])[\\p{L}\\p{N}\\p{M}])`;
/** Not shown: soft hyphens, joiners, marks of direction, tatweel. */
const unseen = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u0640]/gu;
const unspacedRun = new RegExp(`(?:[${unspaced}ー](?:\\p{M}|${unseen.source})*)+`, "u");
/** A run of an unspaced script; or letters and digits, held together by what is written inside a word. */
const wordPattern = new RegExp(
  `${unspacedRun.source}|${letter}(?:${letter}|${unseen.source}|[${apostrophes}${hyphens}](?=${letter})|(?<=\\p{Nd})[.,٬\\u00a0\\u202f](?=\\p{Nd}{3}(?!\\p{Nd})))*`,
  "gu",
);
const between = new RegExp(`[${apostrophes}${hyphens}\\u200c]`, "gu");
const sign = /[^\p{L}\p{N}\p{M}]|[ʼʻʹʾʿ]/gu;
/** Accents and vowel points; not the vowel signs of scripts that can't be read without them, nor what makes another letter of a kana. */
const accents = /(?![\u3099\u309a])(?=\p{Mn})[\p{sc=Zinh}\p{sc=Hebr}\p{sc=Arab}\p{sc=Cyrl}\p{sc=Grek}\p{sc=Syrc}\u093c\u09bc]/gu;

const longestWord = 60;
/** A word with more letters read two ways is kept with all of them one way, or all of them the other. */
const mostReadTwoWays = 3;

/**
 * The words of a text in any language, as search compares them: without case, accents, width, joiners and the letters that keyboards lack
 * (ł, đ, ø, ə, ی). An apostrophe, a hyphen, a joiner or a sign between thousands parts a word that is also kept whole. Scripts without
 * spaces come as runs, kept by character and by pair. No dictionary and no locale take part: the same on every machine.
 */
export function* searchForms(text: string): Generator<SearchWord> {
  // A text says most of its words many times.
  const known = new Map<string, Pick<SearchWord, "forms" | "asked">>();
  for (const { 0: written, index } of text.matchAll(wordPattern)) {
    const word = known.get(written) ?? (unspacedRun.test(written) ? inCharacters(written) : asWritten(written));
    known.set(written, word);
    if (word.forms.length > 0) yield { start: index, end: index + written.length, ...word };
  }
}

/** One form of a text, in which it can be compared in memory: its words as they are written first, parted by a space. */
export function searchForm(text: string): string {
  return [...searchForms(text)].map(({ asked }) => asked[0]?.join(" ") ?? "").join(" ");
}

function inCharacters(run: string): Pick<SearchWord, "forms" | "asked"> {
  const characters =
    withoutAccents(run.toWellFormed())
      .replaceAll(sign, "")
      .match(/\P{M}\p{M}*/gu) ?? [];
  const pairs = characters.slice(1).map((character, index) => (characters[index] ?? "") + character);
  return { forms: [...new Set([...characters, ...pairs])], asked: [pairs.length > 0 ? pairs : characters] };
}

function asWritten(word: string): Pick<SearchWord, "forms" | "asked"> {
  const whole = formsOf(word);
  const parts = word.split(between).filter((part) => part !== "");
  if (parts.length < 2) return { forms: whole, asked: whole.map((form) => [form]) };
  const ofParts = parts.map(formsOf).filter((forms) => forms.length > 0);
  const apart = ofParts.map(([form]) => form ?? "");
  return { forms: [...new Set([...whole, ...ofParts.flat()])], asked: [...whole.map((form) => [form]), apart] };
}

/** What a word without a sign in it is kept under. */
function formsOf(word: string): string[] {
  const bare = word.toWellFormed().normalize("NFKC").toUpperCase().toLowerCase().normalize("NFC");
  const outWritten = replaced(bare, writtenOut);
  const readings = [...readTwoWays(bare), ...(outWritten === bare ? [] : [outWritten])];
  const forms = readings.map((reading) =>
    withoutAccents(reading)
      .replaceAll(sign, "")
      .slice(0, longestWord)
      .replaceAll(/\p{Cs}/gu, ""),
  );
  return [...new Set(forms)].filter((form) => form !== "");
}

/** ə is written e by some and a by others, often both in one name. */
function readTwoWays(word: string): string[] {
  const parts = word.split("ə");
  const count = parts.length - 1;
  if (count === 0) return [word];
  if (count > mostReadTwoWays) return [parts.join("e"), parts.join("a")];
  return Array.from({ length: 2 ** count }, (_, reading) =>
    parts.reduce((before, part, index) => before + ((reading >> (index - 1)) & 1 ? "a" : "e") + part),
  );
}

function withoutAccents(text: string): string {
  const bare = text.normalize("NFKD").replaceAll(accents, "").normalize("NFC").replaceAll(unseen, "").toUpperCase().toLowerCase();
  return inOurDigits(replaced(replaced(bare, plainLetters), sameLetters));
}

function replaced(text: string, letters: ReadonlyMap<string, string>): string {
  let out = "";
  for (const character of text) out += letters.get(character) ?? character;
  return out;
}

function inOurDigits(text: string): string {
  return text.replaceAll(/(?!\d)\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    const nought = noughts.find((first) => code >= first && code < first + 10);
    return nought === undefined ? digit : String(code - nought);
  });
}
