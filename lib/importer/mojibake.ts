import { guessCharset } from "./guess-charset.ts";

/** Encodings that UTF-8 is commonly taken for. */
const takenFor = [
  "windows-1252",
  "windows-1251",
  "windows-1250",
  "windows-1254",
  "windows-1253",
  "macintosh",
  "koi8-r",
  "ibm866",
  "iso-8859-2",
  "iso-8859-7",
] as const;
/** Encodings of one byte a letter that others are taken for. */
const alphabets = ["windows-1252", "windows-1251", "koi8-r", "ibm866", "iso-8859-5", "x-mac-cyrillic"] as const;

export type Misreading = {
  /** The first words that were read wrong, and what they should be. */
  sample: { read: string; mended: string };
  mend: (text: string) => string;
};

/**
 * Was this text once decoded by the wrong encoding, and saved so? “cafÃ©”, “donâ€™t”, “РџСЂРёРІРµС‚” are UTF-8 taken for another, “Ïðèâåò” and
 * “оПХБЕР” one alphabet taken for another, and either may have happened twice. Null where nothing speaks for it.
 */
export async function misreadingOf(text: string): Promise<Misreading | null> {
  const steps: ((text: string) => string)[] = [];
  const mend = (given: string) => steps.reduce((mended, step) => step(mended), given);
  for (let round = 0; round < 3; round += 1) {
    const mended = mend(text);
    const step = utf8Step(mended) ?? (await alphabetStep(mended));
    if (step === null) break;
    steps.push(step);
  }
  return steps.length === 0 ? null : { sample: sampleOf(text, mend), mend };
}

/** A word that changes, with what it becomes. */
function sampleOf(text: string, mend: (text: string) => string): Misreading["sample"] {
  const read = text.match(/\S+/g)?.find((word) => mend(word) !== word) ?? text.slice(0, 60);
  return { read: read.slice(0, 60), mended: mend(read.slice(0, 60)) };
}

/** The byte that each character above ASCII stands for. C1 control characters are bytes that a lenient reader passed on as they were. */
function bytesOf(charset: string): Map<string, number> {
  const decoder = new TextDecoder(charset);
  const bytes = new Map<string, number>();
  for (let byte = 0x80; byte < 0x100; byte += 1) {
    bytes.set(decoder.decode(new Uint8Array([byte])), byte);
    if (byte < 0xa0 && charset.startsWith("windows")) bytes.set(String.fromCharCode(byte), byte);
  }
  return bytes;
}

const latin = new Set<string>(["windows-1252", "windows-1250", "windows-1254", "macintosh", "iso-8859-2"]);
const nothing = () => ({ sequences: 0, words: 0, of: 0 });

/** Puts right what was UTF-8; null where the text shows too little of it to be sure. */
function utf8Step(text: string): ((text: string) => string) | null {
  const tried = takenFor.map((charset) => {
    const bytes = bytesOf(charset);
    const counted = nothing();
    mendUtf8(text.slice(0, 200_000), bytes, counted);
    // Every third word at least: letters of one alphabet in place of another are in all words, and a chance in few.
    const byChance = !latin.has(charset) && counted.words < counted.of * 0.3;
    return { bytes, score: byChance ? 0 : counted.sequences };
  });
  const best = tried.reduce((one, other) => (other.score > one.score ? other : one));
  return best.score < 2 ? null : (given) => mendUtf8(given, best.bytes);
}

/**
 * Replaces what is UTF-8 in disguise, in words in which nearly all letters beyond ASCII are: that tells them from “Рівне” and “Ä“”, in
 * which two letters happen to look so. Counts what it replaced; three letters for one weigh twice.
 */
function mendUtf8(text: string, bytes: Map<string, number>, counted = nothing()): string {
  return text.replaceAll(/[!-~\u0080-\u{10FFFF}]+/gu, (word) => {
    if (/^[!-~]*$/.test(word)) return word;
    counted.of += 1;
    let mended = "";
    let [covered, others, weight] = [0, 0, 0];
    for (let at = 0; at < word.length; ) {
      const found = sequenceAt(word, at, bytes);
      const afterCapital = found?.length === 2 && covered === 0 && /\p{Lu}$/u.test(word.slice(Math.max(0, at - 2), at));
      if (found === null || afterCapital) {
        if (word.charAt(at) > "\u007F") others += 1;
        mended += word.charAt(at);
        at += 1;
      } else {
        mended += found.character;
        covered += found.length;
        weight += found.length > 2 ? 2 : 1;
        at += found.length;
      }
    }
    if (covered < (covered + others) * 0.7) return word;
    counted.sequences += weight;
    counted.words += 1;
    return mended;
  });
}

const strict = new TextDecoder("utf-8", { fatal: true });
const commonlyMet =
  /^[\u0080-\u024F\u02C6-\u02DD\u0370-\u058F\u05D0-\u06FF\u0900-\u0E7F\u10A0-\u10FF\u1E00-\u1FFF\u2010-\u203A\u20A0-\u20BF\u2100-\u22FF\u3000-\u30FF\u3400-\u9FFF\uAC00-\uD7AF\uFF00-\uFFEF\u{1F300}-\u{1FAFF}\uFEFF]$/u;

function sequenceAt(text: string, at: number, bytes: Map<string, number>): { character: string; length: number } | null {
  const lead = bytes.get(text.charAt(at)) ?? 0;
  const length = lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
  if (length === 0) return null;
  const parts = Array.from({ length }, (_, index) => bytes.get(text.charAt(at + index)) ?? 0);
  if (parts.slice(1).some((byte) => byte < 0x80 || byte > 0xbf)) return null;
  try {
    const character = strict.decode(new Uint8Array(parts));
    return commonlyMet.test(character) ? { character: character === "\uFEFF" ? "" : character, length } : null;
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** Puts right what was one alphabet taken for another: asked only where words look as no language writes them. */
async function alphabetStep(text: string): Promise<((text: string) => string) | null> {
  const sample = text.slice(0, 20_000);
  const suspects = alphabets.filter((charset) => (charset === "windows-1252" ? isForeignLatin(sample) : isCapitalsInside(sample)));
  const before = strangeness(sample);
  let best: { confidence: number; step: (text: string) => string } | null = null;
  for (const charset of suspects) {
    const bytes = bytesOf(charset);
    if (![...sample].every((character) => character < "\u0080" || bytes.has(character))) continue;
    const { charset: is, confidence } = await guessCharset(encodeWith(sample, bytes));
    const step = (given: string) => given.replaceAll(/[^\0-\u007F]+/g, (run) => new TextDecoder(is).decode(encodeWith(run, bytes)));
    if (is !== charset && strangeness(step(sample)) < before / 4 && confidence > (best?.confidence ?? 0)) best = { confidence, step };
  }
  return best?.step ?? null;
}

function encodeWith(text: string, bytes: Map<string, number>): Uint8Array {
  return Uint8Array.from(text, (character) => bytes.get(character) ?? (character < "\u0080" ? character.charCodeAt(0) : 0x3f));
}

/** “Ïðèâåò”: words of Latin letters that no language has in such numbers. */
function isForeignLatin(text: string): boolean {
  const letters = text.match(/[\p{L}\u00A0-\u00FF]/gu)?.length ?? 0;
  return letters > 20 && (text.match(/[\u0080-\u00FFŒœŠšŽžŸƒ‚„…†‡ˆ‰‹›‘’“”•–—˜™€]{3,}/gu)?.join("").length ?? 0) > letters * 0.4;
}

/** “оПХБЕР”: capitals nearly everywhere but where a word begins, or lines to draw boxes with among the letters. */
function isCapitalsInside(text: string): boolean {
  const letters = text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
  const capitals = text.match(/(?=\p{Lu})\p{Script=Cyrillic}/gu)?.length ?? 0;
  return (
    letters > 20 && ((capitals > letters * 0.6 && /\p{Ll}\p{Lu}{2}/u.test(text)) || /\p{L}[\u2500-\u259F]|[\u2500-\u259F]\p{L}/u.test(text))
  );
}

/** How much there is in a text that no language writes. */
function strangeness(text: string): number {
  return (
    text.match(/[\u0080-\u00FF]{3,}|\p{Ll}\p{Lu}|[\u0080-\u009F\uFFFD\u2500-\u259F]|\p{L}[¤¦§¨©ª¬®¯°±²³´µ¶¸¹º¼½¾]\p{L}/gu) ?? []
  ).join("").length;
}
