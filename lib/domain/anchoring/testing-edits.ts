/** Articles whose sentences repeat, and what an outlet makes of them, with every passage's true place known by construction. */
import type { Span } from "../text/span.ts";
import { type Dice, dice } from "../text/testing-dice.ts";
import {
  type Article,
  article,
  copyOf,
  flat,
  hasTwins,
  isBlank,
  type Piece,
  piece,
  type Sentence,
  textOf,
  words,
} from "./testing-articles.ts";
import { hasOtherReading } from "./testing-readings.ts";

/** A passage of the old text, and where it stands in the new one; null where it was taken out or its words were changed. UTF-16. */
export type KnownPlace = { passage: Span & { exact: string }; place: Span | null };
export type EditedText = { before: string; after: string; places: KnownPlace[] };

export const editKinds = ["duplicated", "moved", "merged", "split", "rewrapped", "deleted", "corrected", "mixed"] as const;
export type EditKind = (typeof editKinds)[number];

/** `touched` are the words of sentences that were edited before: which of two equal ones was moved twice, nobody could say. */
type Edit = (paragraphs: Article, throws: Dice, touched: Set<string>) => Article;

function place(paragraphs: Article, { below }: Dice, touched: Set<string>): [number, number] {
  const filled = paragraphs.flatMap((paragraph, index) =>
    paragraph.flatMap((each, at): [number, number][] => (touched.has(textOf(each)) ? [] : [[index, at]])),
  );
  const [index, at] = filled[below(filled.length)] ?? [-1, -1];
  touched.add(textOf(paragraphs[index]?.[at] ?? []));
  return [index, at];
}

function insert(paragraphs: Article, added: Sentence, { below }: Dice): Article {
  const index = below(paragraphs.length);
  if (below(3) === 0) return paragraphs.toSpliced(index, 0, [added]);
  const paragraph = paragraphs[index] ?? [];
  return paragraphs.with(index, paragraph.toSpliced(below(paragraph.length + 1), 0, added));
}

const edits: Record<Exclude<EditKind, "mixed" | "rewrapped">, Edit> = {
  duplicated(paragraphs, throws, touched) {
    const [index, at] = place(paragraphs, throws, touched);
    if (index < 0) return paragraphs;
    return insert(paragraphs, copyOf(paragraphs[index]?.[at] ?? []), throws);
  },
  moved(paragraphs, throws, touched) {
    const [index, at] = place(paragraphs, throws, touched);
    if (index < 0) return paragraphs;
    const paragraph = paragraphs[index] ?? [];
    return insert(paragraphs.with(index, paragraph.toSpliced(at, 1)), paragraph[at] ?? [], throws);
  },
  merged(paragraphs, { below }) {
    const index = below(paragraphs.length - 1);
    const [one = [], two = []] = paragraphs.slice(index, index + 2);
    const [last, next] = [one.at(-1), two[0]];
    // Half of the time the sentences where the paragraphs meet become one as well.
    if (below(2) === 0 || !last || !next) return paragraphs.toSpliced(index, 2, [...one, ...two]);
    const { of } = next[0] ?? { of: { text: "" } };
    const joined = [...last.slice(0, -1), piece(",", of), piece(" ", of), ...next];
    return paragraphs.toSpliced(index, 2, [...one.slice(0, -1), joined, ...two.slice(1)]);
  },
  split(paragraphs, throws, touched) {
    const [index, at] = place(paragraphs, throws, touched);
    if (index < 0) return paragraphs;
    const paragraph = paragraphs[index] ?? [];
    if (throws.below(2) === 0) return paragraphs.toSpliced(index, 1, paragraph.slice(0, at), paragraph.slice(at));
    const whole = paragraph[at] ?? [];
    const spaces = whole.flatMap((each, where) => (isBlank(each) ? [where] : []));
    if (spaces.length === 0) return paragraphs;
    const cut = throws.of(spaces);
    const { of } = whole[cut - 1] ?? { of: { text: "" } };
    return paragraphs.with(index, paragraph.toSpliced(at, 1, [...whole.slice(0, cut), piece(".", of)], whole.slice(cut + 1)));
  },
  deleted(paragraphs, throws, touched) {
    const [index, at] = place(paragraphs, throws, touched);
    if (index < 0) return paragraphs;
    return paragraphs.with(index, (paragraphs[index] ?? []).toSpliced(at, 1));
  },
  corrected(paragraphs, throws, touched) {
    const [index, at] = place(paragraphs, throws, touched);
    if (index < 0) return paragraphs;
    const whole = paragraphs[index]?.[at] ?? [];
    const where = throws.of(whole.flatMap(({ text }, position) => (/[\p{L}\p{N}]/u.test(text) ? [position] : [])));
    const { text, of } = whole[where] ?? { text: "", of: { text: "" } };
    const other = /\d/u.test(text) ? String(Number(text) + 1 + throws.below(9)) : throws.of(words);
    if (other === text) return paragraphs;
    return paragraphs.with(index, (paragraphs[index] ?? []).with(at, whole.with(where, piece(other, of))));
  },
};

const single = Object.values(edits);

/** Null where the same text may come of other edits, no more of them: what moved then is a matter of opinion. */
function edited(before: Article, kind: EditKind, throws: Dice): Piece[] | null {
  if (kind === "rewrapped") {
    const width = 1 + throws.below(12);
    return flat(before).map((each) => (isBlank(each) ? { ...each, text: throws.below(width) === 0 ? "\n" : " " } : each));
  }
  let after = before;
  const count = kind === "mixed" ? 2 + throws.below(4) : 1 + throws.below(2);
  const touched = new Set<string>();
  for (let done = 0; done < count; done++) {
    const next = (kind === "mixed" ? throws.of(single) : edits[kind])(after, throws, touched);
    if (!hasTwins(next)) after = next;
  }
  return hasOtherReading(before.flat(), after.flat()) ? null : flat(after);
}

/** Whole sentences, parts of them and pairs of them. */
function passagesOf(all: Piece[], paragraphs: Article, { below }: Dice): [number, number][] {
  const indexes = new Map(all.map(({ id }, index) => [id, index]));
  const span = (one: Piece | undefined, other: Piece | undefined): [number, number] => [
    indexes.get(one?.id ?? 0) ?? 0,
    indexes.get(other?.id ?? 0) ?? 0,
  ];
  return paragraphs.flatMap((paragraph) =>
    paragraph.flatMap((each, at): [number, number][] => {
      const solid = each.filter((one) => !isBlank(one));
      const spoken = solid.flatMap((one, position) => (/[\p{L}\p{N}]/u.test(one.text) ? [position] : []));
      const from = spoken[below(spoken.length)] ?? 0;
      const to = Math.min(solid.length - 1, from + below(6));
      const next = paragraph[at + 1];
      return [span(each[0], each.at(-1)), span(solid[from], solid[to]), ...(next && below(4) === 0 ? [span(each[0], next.at(-1))] : [])];
    }),
  );
}

function startsOf(all: Piece[]): number[] {
  const starts = [0];
  for (const { text } of all) starts.push((starts.at(-1) ?? 0) + text.length);
  return starts;
}

/** One article and one edited version of it. */
export function editedText(kind: EditKind, seed: number): EditedText {
  const throws = dice(seed);
  const paragraphs = article(throws);
  const old = flat(paragraphs);
  const fresh = edited(paragraphs, kind, throws);
  if (fresh === null) return editedText(kind, seed + 0x10000000);
  const [oldStarts, newStarts] = [startsOf(old), startsOf(fresh)];
  const before = textOf(old);
  const solid = fresh.flatMap((each, index) => (isBlank(each) ? [] : [index]));
  const placeOf = new Map(solid.map((index, position) => [fresh[index]?.id, position]));
  const places = passagesOf(old, paragraphs, throws).map(([first, last]): KnownPlace => {
    const start = oldStarts[first] ?? 0;
    const end = (oldStarts[last] ?? 0) + (old[last]?.text.length ?? 0);
    const ids = old.slice(first, last + 1).flatMap((each) => (isBlank(each) ? [] : [each.id]));
    const at = placeOf.get(ids[0]);
    const stands = at !== undefined && ids.every((id, offset) => fresh[solid[at + offset] ?? -1]?.id === id);
    const [from, to] = [solid[at ?? 0] ?? 0, solid[(at ?? 0) + ids.length - 1] ?? 0];
    const place = stands ? { start: newStarts[from] ?? 0, end: (newStarts[to] ?? 0) + (fresh[to]?.text.length ?? 0) } : null;
    return { passage: { start, end, exact: before.slice(start, end) }, place };
  });
  return { before, after: textOf(fresh), places };
}
