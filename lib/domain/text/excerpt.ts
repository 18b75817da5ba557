import { searchForms } from "./search-form.ts";
import { queryWords } from "./search-words.ts";
import type { Span } from "./span.ts";

/** A part of a text, and where in that part the words stand that were looked for. UTF-16 offsets. */
export type Excerpt = { text: string; found: Span[] };

/** So much of a text is looked through for its best place, in UTF-16 code units. */
const mostLooked = 300_000;

/** Where words of the query stand in a text: in any of their forms, the last one also as a beginning, inflected ones by their stem. */
export function findWords(text: string, query: string, stems: readonly string[] = []): Span[] {
  const asked = queryWords(query);
  const exact = new Set(asked.flatMap(({ asked: ways }) => ways.flat()));
  const begun = asked.at(-1)?.asked.flatMap((terms) => terms.at(-1) ?? []) ?? [];
  const found: Span[] = [];
  for (const { start, end, forms } of searchForms(text.slice(0, mostLooked))) {
    const isFound = forms.some(
      (form) =>
        exact.has(form) ||
        begun.some((beginning) => form.startsWith(beginning)) ||
        stems.some((stem) => stem.length >= shortestStem && form.startsWith(stem) && form.length - stem.length <= longestEnding),
    );
    if (isFound) found.push({ start, end });
  }
  return found;
}

/** Are all words of the query in the text, in any of their forms, the last one also as a beginning? */
export function hasWords(text: string, query: string): boolean {
  const there = new Set([...searchForms(text)].flatMap(({ forms }) => forms));
  const asked = queryWords(query);
  return asked.every(({ asked: ways }, index) =>
    ways.some((terms) =>
      terms.every((term, place) => {
        const goesOn = index === asked.length - 1 && place === terms.length - 1;
        return there.has(term) || (goesOn && [...there].some((form) => form.startsWith(term)));
      }),
    ),
  );
}

const shortestStem = 3;
const longestEnding = 4;

/** The part of a text with most of the words that were looked for, about `length` UTF-16 code units, cut between words. */
export function excerptOf(text: string, query: string, { length = 200, stems = [] as readonly string[] } = {}): Excerpt {
  const places = findWords(text, query, stems);
  const best = bestPlace(places, length);
  if (text.length <= length) return { text: inOneLine(text), found: places };
  const begin = best === null ? 0 : wordStart(text, Math.max(0, best.start - Math.floor(length / 4)));
  const end = wordEnd(text, Math.min(text.length, begin + length));
  const [before, after] = [begin > 0 ? "…" : "", end < text.length ? "…" : ""];
  const found = places
    .filter((place) => place.start >= begin && place.end <= end)
    .map((place) => ({ start: place.start - begin + before.length, end: place.end - begin + before.length }));
  return { text: inOneLine(`${before}${text.slice(begin, end)}${after}`), found };
}

/** Line feeds and tabs as spaces: as long as before, so that places stay where they are. */
function inOneLine(text: string): string {
  return text.replaceAll(/[\n\t\r]/g, " ");
}

/** The first of the places from which most others are near. */
function bestPlace(places: readonly Span[], within: number): Span | null {
  let best: Span | null = null;
  let most = 0;
  for (let first = 0, last = 0; first < places.length; first += 1) {
    const from = places[first];
    if (!from) break;
    while (last < places.length && (places[last]?.end ?? 0) <= from.start + (within * 3) / 4) last += 1;
    if (last - first > most) [best, most] = [from, last - first];
  }
  return best;
}

const farthest = 30;

function wordStart(text: string, at: number): number {
  if (at === 0) return 0;
  for (let place = at; place > Math.max(0, at - farthest); place -= 1) if (/\s/.test(text[place - 1] ?? " ")) return place;
  return isLow(text, at) ? at - 1 : at;
}

function wordEnd(text: string, at: number): number {
  for (let place = at; place < Math.min(text.length, at + farthest); place += 1) if (/\s/.test(text[place] ?? " ")) return place;
  return isLow(text, at) ? at + 1 : at;
}

function isLow(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}
