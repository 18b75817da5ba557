import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { article, flat, textOf } from "#lib/domain/anchoring/testing-articles.ts";
import { type EditedText, editedText, editKinds, type KnownPlace } from "#lib/domain/anchoring/testing-edits.ts";
import { dice } from "#lib/domain/text/testing-dice.ts";

/** Texts and what an outlet made of them, every passage's true place known by construction. */
export type TextSet = { name: string; isTypography: boolean; texts: EditedText[] };

const textsOfEach = 1500;
const articles = join(import.meta.dirname, "../seeds/articles");
/** Articles of many outlets, each as a person read it off its page; a set that lies beside the project or doesn't. */
const outside = join(import.meta.dirname, "../../shared/extraction/ground-truth.json");

/** A set for each kind of edit, then one for each change of typography, both ways. The same texts for the same seed. */
export function textSets(seed: number): TextSet[] {
  const edited = editKinds.map((kind) => ({
    name: kind,
    isTypography: false,
    texts: Array.from({ length: textsOfEach }, (_, index) => editedText(kind, seed + index)),
  }));
  const written = [...writtenTexts(), ...outsideTexts()];
  const set = Object.entries(typography).map(([name, [from, to]]) => ({
    name: `${name} (${written.length} articles)`,
    isTypography: true,
    texts: written.map((text) => reset(text, from, to)),
  }));
  return [...edited, ...set];
}

function outsideTexts(): string[] {
  if (!existsSync(outside)) return [];
  const pages = z.record(z.string(), z.object({ articleBody: z.string() })).parse(JSON.parse(readFileSync(outside, "utf8")));
  return Object.values(pages).map(({ articleBody }) => articleBody);
}

/** The articles that a fresh desk is filled with, and made ones whose sentences repeat; with letters that have a decomposed form. */
function writtenTexts(): string[] {
  const seeded = readdirSync(articles)
    .filter((name) => !name.endsWith(".html"))
    .map((name) => readFileSync(join(articles, name), "utf8"));
  const made = Array.from({ length: 130 }, (_, index) => textOf(flat(article(dice(index + 1)))));
  return [...seeded, ...made].map((text) => text.replaceAll("e", "é"));
}

type Typesetting = (text: string) => string;

const straight: Typesetting = (text) => text.replaceAll(/[“”]/gu, '"').replaceAll(/[‘’]/gu, "'");
const curly: Typesetting = (text) =>
  straight(text)
    .replaceAll(/(?<=^|\s)"/gu, "“")
    .replaceAll('"', "”")
    .replaceAll("'", "’");
const composed: Typesetting = (text) => text.normalize("NFC");
const decomposed: Typesetting = (text) => text.normalize("NFD");
const hyphenated: Typesetting = (text) => text.replaceAll(/\p{L}{3}(?=\p{L}{3})/gu, "$&\u00AD");
const plain: Typesetting = (text) => text;

const longDashes: Typesetting = (text) => text.replaceAll(/(?<=\p{L}) [–—-] (?=\p{L})/gu, "—");
const spacedDashes: Typesetting = (text) => text.replaceAll(/(?<=\p{L}) ?— ?(?=\p{L})/gu, " – ");
/** A double mark after a digit may be one of inches. */
const double: Typesetting = (text) => curly(text.replaceAll(/(?<=\p{Nd})[“”"]/gu, ""));
const single: Typesetting = (text) => double(text).replaceAll("“", "‘").replaceAll("”", "’");
const guillemets: Typesetting = (text) => double(text).replaceAll("“", "«\u202f").replaceAll("”", "\u202f»");

const typography: Record<string, [Typesetting, Typesetting]> = {
  "curly → straight": [curly, straight],
  "straight → curly": [straight, curly],
  "double → single": [double, single],
  "“x” → « x »": [double, guillemets],
  "long dashes → spaced": [longDashes, spacedDashes],
  "spaced dashes → long": [spacedDashes, longDashes],
  "NFC → NFD": [composed, decomposed],
  "NFD → NFC": [decomposed, composed],
  "soft hyphens put in": [plain, hyphenated],
  "soft hyphens taken out": [hyphenated, plain],
};

/** One text set in two ways, sentence by sentence: where each begins and ends is known in both. */
function reset(text: string, from: Typesetting, to: Typesetting): EditedText {
  let [before, after] = ["", ""];
  const places: KnownPlace[] = [];
  let done = 0;
  const addUpTo = (end: number) => {
    const part = text.slice(done, end);
    const [old, fresh] = [from(part), to(part)];
    const [start, newStart] = [before.length, after.length];
    before += old;
    after += fresh;
    done = end;
    return {
      passage: { start, end: before.length, exact: old },
      place: { start: newStart, end: after.length },
    };
  };
  for (const { index, 0: sentence } of text.matchAll(/\S[^\n.!?:]*[.!?:]*[”"’']?/gu)) {
    if (!/\p{L}/u.test(sentence)) continue;
    addUpTo(index);
    places.push(addUpTo(index + sentence.length));
  }
  addUpTo(text.length);
  return { before, after, places };
}
