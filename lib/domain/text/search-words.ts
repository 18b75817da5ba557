import { type SearchWord, searchForms } from "./search-form.ts";

/** PostgreSQL holds at most a megabyte of words in one value. */
const mostBytes = 500_000;
/** PostgreSQL counts no further than this. */
const lastPosition = 16_383;

/** All forms of the words of some texts, each once, in the order met. What comes after half a megabyte is left out. */
export function searchWords(texts: Iterable<string>): string[] {
  const found = new Set<string>();
  let bytes = 0;
  for (const text of texts) {
    for (const { forms } of searchForms(text)) {
      for (const form of forms) {
        if (found.has(form)) continue;
        bytes += Buffer.byteLength(form) + 8;
        if (bytes > mostBytes) return [...found];
        found.add(form);
      }
    }
  }
  return [...found];
}

/** What a word says by its stem, and of which language: kept beside its forms, and never the same as one of them. */
export type Stems = ReadonlyMap<string, readonly string[]>;

export const stemTerm = (language: string, stem: string) => `${language}:${stem}`;

/** A word as dictionaries know it: as it is written, without what isn't shown. UTF-16 offsets. */
export function writtenWord(word: string): string {
  return word
    .toWellFormed()
    .normalize("NFC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M}'’-]/gu, "");
}

/** The words of a text that a dictionary may know, each once. */
export function writtenWords(text: string): Set<string> {
  const slices = new Set<string>();
  for (const { start, end } of searchForms(text)) slices.add(text.slice(start, end));
  const found = new Set([...slices].map(writtenWord));
  found.delete("");
  return found;
}

export type WeighedText = { text: string; weight: "A" | "B" | "C" | "D" };

/** Texts as a tsvector's text: every form of each word where it stands, and its stems. What weighs more comes first. */
export function searchVector(texts: readonly WeighedText[], stems: Stems = new Map()): string {
  const vector = startVector(stems);
  for (const text of texts) vector.add(text);
  return vector.end();
}

/** The same piece by piece, for texts so long that others get their turn in between. */
export function startVector(stems: Stems): { add: (text: WeighedText) => void; end: () => string } {
  const places = new Map<string, string[]>();
  const known = new Map<string, Set<string>>();
  let position = 0;
  let bytes = 0;
  const put = (term: string, place: string) => {
    const met = places.get(term);
    if (met !== undefined) {
      if (met.length < mostPlaces) met.push(place);
      return;
    }
    bytes += Buffer.byteLength(term) + 16;
    if (bytes <= mostBytes) places.set(term, [place]);
  };
  return {
    add({ text, weight }) {
      for (const word of searchForms(text)) {
        position = Math.min(position + 1, lastPosition);
        const written = text.slice(word.start, word.end);
        const terms = known.get(written) ?? new Set([...word.forms, ...(stems.get(writtenWord(written)) ?? [])]);
        known.set(written, terms);
        for (const term of terms) put(term, `${position}${weight}`);
      }
    },
    // Terms hold letters, digits and marks, and of a stem a colon: nothing that is syntax within quotes.
    end: () => [...places].map(([term, at]) => `'${term}':${at.join(",")}`).join(" "),
  };
}

/** A text in pieces of about this many UTF-16 units, parted at white space where there is any: no word is cut. */
export function* textPieces(text: string, size: number): Generator<string> {
  for (let start = 0; start < text.length; ) {
    const wanted = start + size;
    const space = wanted < text.length ? Math.max(text.lastIndexOf(" ", wanted), text.lastIndexOf("\n", wanted)) : -1;
    const end = space > start ? space : wanted;
    yield text.slice(start, end);
    start = end;
  }
}

/** More of the same word say nothing more. */
const mostPlaces = 20;
/** Words of a query that are looked for: what is typed beyond that, as a pasted page, narrows nothing. */
const mostWords = 20;

/** What a reader typed as a tsquery: every word must occur in one of its forms, the last one may go on. Null when there is no word in it. */
export function searchQuery(typed: string, { stems = new Map() as Stems, weights = "" } = {}): string | null {
  const words = queryWords(typed);
  if (words.length === 0) return null;
  const asked = words.map((word, index) =>
    wordQuery(word, index === words.length - 1, weights, stems.get(writtenWord(typed.slice(word.start, word.end))) ?? []),
  );
  return [...new Set(asked)].join(" & ");
}

/** The words of a query that are looked for. */
export function queryWords(typed: string): SearchWord[] {
  return [...searchForms(typed)].slice(0, mostWords);
}

/** A tsquery for each word of a text, each once, as it stands there: for what shares some of them. */
export function wordQueries(text: string, most: number): string[] {
  const asked = new Set<string>();
  for (const word of searchForms(text)) {
    asked.add(wordQuery(word, false, "", []));
    if (asked.size === most) break;
  }
  return [...asked];
}

function wordQuery({ asked }: SearchWord, goesOn: boolean, weights: string, stems: readonly string[]): string {
  const ways = asked.map((terms) =>
    terms.map((term, index) => labelled(term, goesOn && index === terms.length - 1 ? `*${weights}` : weights)).join(" & "),
  );
  const all = [...ways, ...stems.map((stem) => labelled(stem, weights))];
  if (all.length === 1) return all.join("");
  return `(${all.map((way) => (way.includes(" & ") ? `(${way})` : way)).join(" | ")})`;
}

function labelled(term: string, label: string): string {
  return label === "" ? `'${term}'` : `'${term}':${label}`;
}
