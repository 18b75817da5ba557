/** Articles whose sentences repeat, made of pieces that keep their identity through every edit. */
import type { Dice } from "../text/testing-dice.ts";

/** One of perhaps several equal sentences, as it was written; what it is known by, whatever becomes of its words. */
export type Origin = { text: string };
/** A word, a mark or white space. It keeps its id and its sentence as long as it is the same piece, wherever it goes. */
export type Piece = { id: number; text: string; of: Origin };
export type Sentence = Piece[];
export type Article = Sentence[][];

const people = ["minister", "mayor", "baker", "judge", "ferryman", "envoy"];
const things = ["bribe", "price of bread", "old bridge", "budget", "harbour", "court case", "closed school", "treaty"];
const deeds = ["signed the paper", "left by the back door", "read out a letter", "called for a vote", "met the press", "went home early"];
const said = [
  "No comment on that today.",
  "Nobody has been charged.",
  "It was a mistake.",
  "We will see.",
  "He said nothing more.",
  "Yes.",
];
export const words = "salt river stone north glass winter copper field candle market engine valley ledger signal orchard tower".split(" ");

function sentence({ of, below }: Dice): string {
  const [person, thing, deed] = [of(people), of(things), of(deeds)];
  switch (below(8)) {
    case 0:
    case 1:
    case 2:
      return of(said);
    case 3:
      return `Asked about the ${thing}, the ${person} said:`;
    case 4:
      return `The ${person} ${deed}.`;
    case 5:
      return `In ${1900 + below(120)} the ${person} ${deed}, and ${below(900)} people saw the ${of(words)} ${of(words)}.`;
    case 6:
      return `“The ${of(words)} and the ${of(words)} cost ${below(90)} million,” the ${person} told us.`;
    default:
      return `Then the ${person} of the ${of(words)} ${deed} with a ${of(words)} and a ${of(words)} from the ${of(words)} ${of(words)}.`;
  }
}

let lastId = 0;
export const piece = (text: string, of: Origin): Piece => ({ id: ++lastId, text, of });
const between: Origin = { text: "" };

function pieces(text: string): Sentence {
  const of = { text };
  return (text.match(/[\p{L}\p{N}]+|\s+|[^\p{L}\p{N}\s]/gu) ?? []).map((part) => piece(part, of));
}

/** The same words once more, as sentences of their own. */
export function copyOf(sentence: Sentence): Sentence {
  const copies = new Map(sentence.map(({ of }) => [of, { ...of }]));
  return sentence.map(({ text, of }) => piece(text, copies.get(of) ?? of));
}

export const isBlank = ({ text }: Piece) => text.trim() === "";

/** Two equal sentences side by side: which of them is which, nobody could say. */
export function hasTwins(paragraphs: Article): boolean {
  const texts = paragraphs.flat().map(textOf);
  return texts.some((text, index) => text === texts[index + 1]);
}

export function article(throws: Dice): Article {
  const paragraphs = Array.from({ length: 4 + throws.below(6) }, () =>
    Array.from({ length: 1 + throws.below(4) }, () => pieces(sentence(throws))),
  );
  return hasTwins(paragraphs) ? article(throws) : paragraphs;
}

/** All pieces in order, with white space between sentences and paragraphs. */
export function flat(paragraphs: Article): Piece[] {
  return paragraphs
    .filter((paragraph) => paragraph.length > 0)
    .flatMap((paragraph, index) => [
      ...(index > 0 ? [piece("\n", between)] : []),
      ...paragraph.flatMap((each, at) => (at > 0 ? [piece(" ", between), ...each] : each)),
    ]);
}

export const textOf = (all: readonly Pick<Piece, "text">[]) => all.map(({ text }) => text).join("");
