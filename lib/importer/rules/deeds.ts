import type { Warning } from "#lib/domain/article/article.ts";

export type DeedKind = keyof typeof messages;

/** Something a rule did: the words it left out or wrote, and the words that stand before that place on the page. */
export type Deed = { kind: DeedKind; words: string; before: string };

const messages = {
  "deleted-text": "Deleted text was left out",
  "unseen-text": "Text that no reader saw was left out",
  "hidden-kept":
    "The page hides most of its text until a script shows it; it was kept. Compare it with what you see in your browser. It begins",
  "raised-text": "Raised and lowered text is written in one line",
  "raised-figure":
    "A raised figure may be a power or the mark of a note: it is written as raised. Compare it with the original, and take it out if it is a mark",
  "note-marks": "Marks of notes are written in brackets, their notes stand below",
  "reading-aids": "Readings stand in brackets after their words",
  "quotation-marks": "The page marks a quotation without writing its marks: those of its language were written",
  "generated-text": "The page’s style writes words that stand nowhere in its text: they were written",
  "generated-left-out":
    "The page’s style writes words or signs in very many places: they are not loaded. Compare the text with what you see in your browser. The first",
  equations: "Equations are written in one line. Compare them with the original",
  pictures: "Pictures are not loaded. Their captions stay, and the words that the page gives in their place stand as such",
  "table-too-large": "A table has more cells than can be kept as one: its rows stand as paragraphs",
} satisfies Record<string, string>;

const shownWords = 4;

/** One note for each kind of thing that was done, with the first words it was done to. */
export function deedWarnings(deeds: readonly Deed[]): Warning[] {
  return [...Map.groupBy(deeds, ({ kind }) => kind)].map(([code, done]) => {
    const words = [...new Set(done.map((deed) => deed.words).filter((text) => text !== ""))];
    const shown = words.slice(0, shownWords).map((text) => `“${shorten(text)}”`);
    const more = words.length > shownWords ? ` and ${words.length - shownWords} more` : "";
    return { code, message: `${messages[code]}${shown.length > 0 ? `: ${shown.join(", ")}${more}` : ""}.` };
  });
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 77).trimEnd()}…` : text;
}

/** Their words are not in the text: they are known by those before them. */
const toldByPlace = new Set<DeedKind>(["deleted-text", "unseen-text", "pictures", "generated-left-out"]);

/** Of what was done on a page, that which was done in the part of it that has this text. */
export function deedsWithin(deeds: readonly Deed[], text: string): Deed[] {
  const bare = (words: string) => words.replaceAll(/[^\p{L}\p{N}]+/gu, "");
  const whole = bare(text);
  return deeds.filter(({ kind, words, before }) => {
    const told = toldByPlace.has(kind) ? bare(before).slice(-16) : bare(words);
    return told !== "" && whole.includes(told);
  });
}
