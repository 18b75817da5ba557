/** So many words in a row have to be the same: shorter runs are shared by any two texts about one event. */
const runLength = 4;

/**
 * From this share of their wording on, two texts are nearly the same. Reprints with 30% of their sentences replaced, or every tenth word,
 * share 0.6 and more; retellings in other words that keep every quotation word for word share 0.3 at most, those that don't less than 0.1.
 */
export const nearlyTheSame = 0.5;

/** Texts are compared by their beginnings, in UTF-16 code units, so that the longest takes no longer than others. */
export const comparedLength = 8000;

const segmenter = new Intl.Segmenter("und", { granularity: "word" });

/**
 * The share of the shorter text's wording that the other has too, from 0 to 1: of its different runs of four words, those that stand
 * anywhere in the other. 1 for a text that stands within the other whole; 0 where either has fewer words than a run. The same both ways
 * round. Words are those of Unicode (UAX 29, with dictionaries for scripts without spaces), compared without letter case, invisible
 * characters and compatibility forms (NFKC); punctuation and white space make no difference. Only the first 8000 UTF-16 code units count.
 */
export function sharedWording(one: string, other: string): number {
  const [shorter, longer] = sortedBySize(runsOf(one), runsOf(other));
  return shorter.size === 0 ? 0 : shorter.intersection(longer).size / shorter.size;
}

function sortedBySize(one: Set<string>, other: Set<string>): [Set<string>, Set<string>] {
  return one.size <= other.size ? [one, other] : [other, one];
}

function runsOf(text: string): Set<string> {
  // One character can have a compatibility form of eighteen.
  const plain = beginningOf(beginningOf(text).normalize("NFKC"))
    .replaceAll(/\p{Cf}/gu, "")
    .replaceAll(/[’ʼ]/gu, "'")
    .toLowerCase();
  const words = wordsOf(plain).map(({ segment }) => segment);
  return new Set(words.slice(runLength - 1).map((_, first) => words.slice(first, first + runLength).join(" ")));
}

/**
 * At most `most` of the runs of four words of a text, spread evenly over its first 8000 UTF-16 code units, each as it is written there with
 * all that stands between the words. Whatever shares much of its wording has some of them.
 */
export function sampleRuns(text: string, most: number): string[] {
  const beginning = beginningOf(text);
  const words = wordsOf(beginning);
  const runs = words.slice(runLength - 1).map((last, first) => {
    return beginning.slice(words[first]?.index, last.index + last.segment.length);
  });
  const count = Math.min(most, runs.length);
  return Array.from({ length: count }, (_, index) => runs[Math.floor((index * runs.length) / count)] ?? "");
}

function beginningOf(text: string): string {
  return text.slice(0, comparedLength).toWellFormed();
}

function wordsOf(text: string): Intl.SegmentData[] {
  return Array.from(segmenter.segment(text)).filter(({ isWordLike }) => isWordLike);
}
