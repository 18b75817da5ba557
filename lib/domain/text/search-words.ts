/** Scripts written without spaces: their words are found by pairs of characters. */
const unspaced = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]/u;

const longestWord = 60;
/** PostgreSQL holds at most a megabyte of words in one value. */
const mostBytes = 500_000;

/**
 * The words of a text as search compares them, in any language: without case, accents and marks (Unicode compatibility decomposition),
 * each once, in the order met. Scripts without spaces come as pairs of characters. What comes after half a megabyte is left out.
 */
export function searchWords(texts: Iterable<string>): string[] {
  const found = new Set<string>();
  let bytes = 0;
  for (const text of texts) {
    for (const word of words(text)) {
      if (found.has(word)) continue;
      bytes += Buffer.byteLength(word) + 8;
      if (bytes > mostBytes) return [...found];
      found.add(word);
    }
  }
  return [...found];
}

/** What a reader typed as a tsquery: every word must occur, the last one may go on. Null when there is no word in it. */
export function searchQuery(typed: string): string | null {
  const wanted = [...new Set(words(typed))];
  if (wanted.length === 0) return null;
  // Words hold letters and digits only, so nothing in them is syntax.
  return wanted.map((word, index) => (index === wanted.length - 1 ? `'${word}':*` : `'${word}'`)).join(" & ");
}

function* words(text: string): Generator<string> {
  const folded = text.toWellFormed().normalize("NFKD").replaceAll(/\p{M}/gu, "").toUpperCase().toLowerCase();
  for (const [run] of folded.matchAll(/[\p{L}\p{N}]+/gu)) {
    if (!unspaced.test(run)) yield run.slice(0, longestWord).toWellFormed();
    else yield* pairs(Array.from(run));
  }
}

function* pairs(characters: string[]): Generator<string> {
  if (characters.length === 1) yield characters.join("");
  for (const [index, character] of characters.entries()) {
    const next = characters[index + 1];
    if (next !== undefined) yield character + next;
  }
}
