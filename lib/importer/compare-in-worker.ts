import type { Difference } from "#lib/domain/anchoring/differences.ts";
import type { Reanchored } from "#lib/domain/anchoring/reanchor.ts";
import { type WordsLost, wordsLost } from "#lib/domain/anchoring/words-lost.ts";
import type { QuotedWords } from "#lib/domain/claim/capture.ts";
import type { AskedEvent, SameEvent } from "#lib/domain/claim/same-event.ts";
import type { SentenceChange } from "#lib/domain/sentence/kinds.ts";
import type { SamePlace } from "#lib/domain/sentence/sentence-change.ts";
import type { Span } from "#lib/domain/text/span.ts";
import { wordCount } from "#lib/domain/text/word-count.ts";
import { isSubsequenceOfWords } from "#lib/domain/text/words.ts";
import { workInPool } from "#lib/workers/worker-pool.ts";
import type { CheckedWords, CompareAnswer, CompareInput } from "./compare-worker.ts";

/** How long one comparison may take. Articles take a fraction of a second; only texts made to be slow take longer. */
const deadline = 15_000;
const comparers = { file: "lib/importer/compare-worker.ts", atOnce: 2, maxOldGenerationSizeMb: 600 };

type PassageWords = Span & { exact: string };

/** `reanchor` in a worker, so that nobody waits for it. A text that can't be compared in time loses its passages: nothing is guessed. */
export async function reanchorInWorker(oldText: string, newText: string, passages: PassageWords[]): Promise<Reanchored[]> {
  if (passages.length === 0) return [];
  const words = passages.map(({ start, end, exact }) => ({ start, end, exact }));
  const answer = await compare({ task: "reanchor", oldText, newText, passages: words });
  return answer?.task === "reanchor" ? answer.reanchored : passages.map(() => ({ anchoring: "lost", span: null, suggestions: [] }));
}

/**
 * `sentenceChanges` in a worker. Of sentences that can't be compared in time, what stands in the texts is shown, and that nobody knows.
 */
export async function sentenceChangesInWorker(
  oldText: string,
  newText: string,
  places: SamePlace[],
  language: string,
): Promise<(SentenceChange | null)[]> {
  if (places.length === 0 || oldText === newText) return places.map(() => null);
  const answer = await compare({ task: "sentences", oldText, newText, places, language });
  if (answer?.task === "sentences") return answer.changes;
  return places.map(({ old, now }) => ({
    old: oldText.slice(old.start, old.end),
    now: newText.slice(now.start, now.end),
    kinds: ["unclear"],
  }));
}

/** `differences` in a worker. A text that can't be compared in time is one that was replaced as a whole. */
export async function differencesInWorker(oldText: string, newText: string): Promise<Difference[]> {
  const answer = await compare({ task: "differences", oldText, newText });
  if (answer?.task === "differences") return answer.differences;
  return [
    { kind: "delete", text: oldText },
    { kind: "insert", text: newText },
  ];
}

/** Below this many UTF-16 units the words are counted before a worker would have started. */
const longText = 30_000;

/**
 * Whether a cleaned text has only words of its original, in their order (`isSubsequenceOfWords`), and how many it has. Null for one that
 * can't be read in time.
 */
export async function checkWordsInWorker(cleanText: string, originalText: string, language: string): Promise<CheckedWords | null> {
  if (cleanText.length + originalText.length <= longText)
    return { check: isSubsequenceOfWords(cleanText, originalText), count: wordCount(cleanText, language) };
  const answer = await compare({ task: "words", oldText: originalText, newText: cleanText, language });
  return answer?.task === "words" ? answer : null;
}

/** `wordsLost`, of long texts in a worker. Of texts that can't be compared in time, all words are lost: a person is asked. */
export async function wordsLostInWorker(oldText: string, newText: string): Promise<WordsLost> {
  if (oldText.length + newText.length <= longText) return wordsLost(oldText, newText);
  const answer = await compare({ task: "words lost", oldText, newText });
  return answer?.task === "words lost" ? answer : allOf(oldText.split(/\s+/u).length);
}

/** `findQuotedWords` in a worker. Null for a text that they can't be looked for in in time. */
export async function quotedWordsInWorker(text: string, quotes: string[]): Promise<QuotedWords[] | null> {
  if (quotes.length === 0) return [];
  const answer = await compare({ task: "quoted words", newText: text, quotes });
  return answer?.task === "quoted words" ? answer.found : null;
}

/** `rankSameEvent` in a worker. Nothing, where that takes too long. */
export async function sameEventInWorker<T extends { text: string; language: string }>(
  event: AskedEvent,
  articles: T[],
  most: number,
): Promise<SameEvent<T>[]> {
  if (articles.length === 0) return [];
  const texts = articles.map(({ text, language }) => ({ text, language }));
  const answer = await compare({ task: "same event", event, articles: texts, most });
  if (answer?.task !== "same event") return [];
  return answer.found.flatMap(({ index, ...place }) => articles.slice(index, index + 1).map((article) => ({ ...place, article })));
}

const allOf = (count: number): WordsLost => ({ lost: count, of: count });

function compare(input: CompareInput): Promise<CompareAnswer | null> {
  return workInPool<CompareInput, CompareAnswer>(comparers, input, deadline);
}
