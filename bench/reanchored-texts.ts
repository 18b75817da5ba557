import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { article, dice, flat, textOf } from "#lib/domain/anchoring/testing-articles.ts";
import { type EditedText, editedText, editKinds, type KnownPlace } from "#lib/domain/anchoring/testing-edits.ts";

/** Texts and what an outlet made of them, every passage's true place known by construction. */
export type TextSet = { name: string; isTypography: boolean; texts: EditedText[] };

const textsOfEach = 500;
const articles = join(import.meta.dirname, "../seeds/articles");

/** A set for each kind of edit, then one for each change of typography, both ways. The same texts at every run. */
export function textSets(): TextSet[] {
  const edited = editKinds.map((kind) => ({
    name: kind,
    isTypography: false,
    texts: Array.from({ length: textsOfEach }, (_, index) => editedText(kind, index + 1)),
  }));
  const written = writtenTexts();
  const set = Object.entries(typography).map(([name, [from, to]]) => ({
    name,
    isTypography: true,
    texts: written.map((text) => reset(text, from, to)),
  }));
  return [...edited, ...set];
}

/** The articles that a fresh desk is filled with, and made ones whose sentences repeat; with letters that have a decomposed form. */
function writtenTexts(): string[] {
  const seeded = readdirSync(articles)
    .filter((name) => !name.endsWith(".html"))
    .map((name) => readFileSync(join(articles, name), "utf8"));
  const made = Array.from({ length: 100 }, (_, index) => textOf(flat(article(dice(index + 1)))));
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

const typography: Record<string, [Typesetting, Typesetting]> = {
  "curly → straight": [curly, straight],
  "straight → curly": [straight, curly],
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
    addUpTo(index);
    places.push(addUpTo(index + sentence.length));
  }
  addUpTo(text.length);
  return { before, after, places };
}
