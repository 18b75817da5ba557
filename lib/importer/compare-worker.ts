import { type Difference, differences } from "#lib/domain/anchoring/differences.ts";
import { findQuotedWords } from "#lib/domain/anchoring/quoted-words.ts";
import { type Reanchored, reanchor } from "#lib/domain/anchoring/reanchor.ts";
import { type WordsLost, wordsLost } from "#lib/domain/anchoring/words-lost.ts";
import type { QuotedWords } from "#lib/domain/claim/capture.ts";
import { type AskedEvent, rankSameEvent, type SameEvent } from "#lib/domain/claim/same-event.ts";
import type { SentenceChange } from "#lib/domain/sentence/kinds.ts";
import { type SamePlace, sentenceChanges } from "#lib/domain/sentence/sentence-change.ts";
import type { Span } from "#lib/domain/text/span.ts";
import { wordCount } from "#lib/domain/text/word-count.ts";
import { isSubsequenceOfWords, type WordCheck } from "#lib/domain/text/words.ts";
import { inPool } from "#lib/workers/in-pool.ts";

export type CompareInput =
  | { task: "quoted words"; newText: string; quotes: string[] }
  | { task: "same event"; event: AskedEvent; articles: { text: string; language: string }[]; most: number }
  | CompareTexts;

type CompareTexts = { oldText: string; newText: string } & (
  | { task: "differences" }
  | { task: "words lost" }
  | { task: "words"; language: string }
  | { task: "sentences"; places: SamePlace[]; language: string }
  | { task: "reanchor"; passages: (Span & { exact: string })[] }
);

export type CheckedWords = { check: WordCheck; count: number };

export type CompareAnswer =
  | { task: "differences"; differences: Difference[] }
  | ({ task: "words" } & CheckedWords)
  | ({ task: "words lost" } & WordsLost)
  | { task: "quoted words"; found: QuotedWords[] }
  | { task: "same event"; found: (Omit<SameEvent<unknown>, "article"> & { index: number })[] }
  | { task: "sentences"; changes: (SentenceChange | null)[] }
  | { task: "reanchor"; reanchored: Reanchored[] };

function compare(input: CompareInput): CompareAnswer {
  if (input.task === "quoted words") return { task: "quoted words", found: findQuotedWords(input.newText, input.quotes) };
  if (input.task === "same event") {
    const { event, articles, most } = input;
    const found = rankSameEvent(event, articles, most).map(({ article, ...place }) => ({ ...place, index: articles.indexOf(article) }));
    return { task: "same event", found };
  }
  const { oldText, newText } = input;
  if (input.task === "words") {
    return { task: "words", check: isSubsequenceOfWords(newText, oldText), count: wordCount(newText, input.language) };
  }
  if (input.task === "words lost") return { task: "words lost", ...wordsLost(oldText, newText) };
  if (input.task === "sentences") return { task: "sentences", changes: sentenceChanges(oldText, newText, input.places, input.language) };
  return input.task === "differences"
    ? { task: "differences", differences: differences(oldText, newText) }
    : { task: "reanchor", reanchored: reanchor(oldText, newText, input.passages) };
}

export default inPool(compare);
