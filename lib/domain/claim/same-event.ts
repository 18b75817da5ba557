import { sentenceAround } from "../sentence/sentences.ts";
import { sentencesOf } from "../text/sentence-search.ts";
import type { Span } from "../text/span.ts";
import type { Evidence } from "./annotation.ts";
import { findNames } from "./names.ts";
import { type Asked, askedFor, claimStems, countRuns, rankClaims, type TermCounts } from "./precedent-ranking.ts";

/*
 * What other articles say of the event that a passage speaks of: their sentences, ranked by the engine that finds earlier claims, whatever the
 * script. No weight knows a name or a topic.
 */

type Article = { text: string; language: string };
/** A sentence elsewhere. `differs`: its numbers, those of days among them, and its names that the asker's words don't have. UTF-16 offsets into its text. */
export type SameEvent<T> = Span & { article: T; score: number; differs: Span[] };

/** Such a sentence as it can be cited: `passage` as evidence has it; `differs` within its words. */
export type SameEventPassage = { passage: NonNullable<Evidence["passage"]>; publishedAt: string | null; differs: Span[] };

/** Sentences that share less with what is asked than this part of what it shares with itself speak of something else. */
const leastScore = 0.12;
/** Of fewer sentences than this nobody can tell how rare a word is. */
const fewSentences = 100;
/** Of one article, so many are shown at most. */
const mostOfOne = 5;
/** An event is known by who and where. A name that few of the articles have says so many times what it says of a claim; one that all have, no more. */
const nameWeight = 3;

/** What an event is looked for by: the claim, the sentences of the passages, and whom the one before each names. */
export function eventWords({ text, language }: Article, passages: Span[], claim: string): string {
  const names = findNames(text);
  const lines = passages.map((passage) => {
    const { start, end } = sentenceAround(text, passage, language);
    const before = sentenceAround(text, { start: Math.max(0, start - 2), end: Math.max(1, start - 1) }, language);
    const isSameParagraph = before.end <= start && !text.slice(before.end, start).includes("\n");
    return `${isSameParagraph ? namesWithin(names, before).join(" ") : ""} ${text.slice(start, end)}`;
  });
  return [claim, ...new Set(lines)].join("\n");
}

/** The likeliest sentences of these articles, best first, at most so many. */
export function rankSameEvent<T extends Article>(event: string, articles: T[], most: number): SameEvent<T>[] {
  const sentences = articles.flatMap(sentencesToCompare);
  const counts = termCounts(sentences.map(({ stems }) => stems));
  const asked = withRareNamesFirst(askedFor(event), event, articles, sentences);
  const [itself] = rankClaims(asked, [{ stems: claimStems(event) }], counts, 1);
  const least = (itself?.score ?? 0) * leastScore;
  const known = new Set(claimStems(event));
  const taken = new Map<T, number>();
  return rankClaims(asked, sentences, counts, sentences.length)
    .filter(({ score, article }) => {
      const count = (taken.get(article) ?? 0) + 1;
      if (score >= least) taken.set(article, count);
      return score >= least && count <= mostOfOne;
    })
    .slice(0, most)
    .map(({ article, start, end, score, names }) => ({
      article,
      start,
      end,
      score,
      differs: differences(article.text, { start, end }, names, known),
    }));
}

type Sentence<T> = Span & { article: T; names: Span[]; stems: string[] };

/** Names stand in the sentence before as a rule: the next one says “they”, or “the raid”. None is taken from another paragraph. */
function sentencesToCompare<T extends Article>(article: T): Sentence<T>[] {
  const { text } = article;
  const mentions = findNames(text);
  let before: Span | null = null;
  let at = 0;
  return sentencesOf(text).map((span) => {
    while ((mentions[at]?.end ?? Number.POSITIVE_INFINITY) <= span.start) at += 1;
    const names: Span[] = [];
    for (let next = at; (mentions[next]?.start ?? Number.POSITIVE_INFINITY) < span.end; next += 1)
      names.push(...mentions.slice(next, next + 1));
    const isSameParagraph = before !== null && !text.slice(before.end, span.start).includes("\n");
    const told = isSameParagraph && before ? namesWithin(mentions.slice(Math.max(0, at - 20), at), before) : [];
    before = span;
    return { article, ...span, names, stems: [...claimStems(text.slice(span.start, span.end)), ...claimStems(told.join(" "))] };
  });
}

function namesWithin(names: (Span & { name: string })[], { start, end }: Span): string[] {
  return names.filter((mention) => mention.start >= start && mention.end <= end).map(({ name }) => name);
}

function withRareNamesFirst<T>(asked: Asked, event: string, articles: T[], sentences: Sentence<T>[]): Asked {
  const names = new Set(findNames(event).flatMap(({ name }) => claimStems(name)));
  const holders = new Map<string, Set<T>>();
  for (const { article, stems } of sentences) {
    for (const stem of stems) if (names.has(stem)) holders.set(stem, (holders.get(stem) ?? new Set<T>()).add(article));
  }
  const stems = new Map(
    [...asked.stems].map(([stem, weight]) => {
      const share = (holders.get(stem)?.size ?? 0) / articles.length;
      return [stem, names.has(stem) ? weight * (1 + (nameWeight - 1) * (1 - share)) : weight];
    }),
  );
  return { ...asked, stems };
}

function termCounts(sentences: string[][]): TermCounts {
  const stems = new Map<string, number>();
  for (const sentence of sentences) for (const stem of new Set(sentence)) stems.set(stem, (stems.get(stem) ?? 0) + 1);
  return { claims: Math.max(sentences.length, fewSentences), stems, runs: countRuns(stems) };
}

const figure = /\p{N}(?:[\p{N}.,:'٫٬-]*\p{N})?%?/gu;

function differences(text: string, { start, end }: Span, names: Span[], known: Set<string>): Span[] {
  const figures = [...text.slice(start, end).matchAll(figure)].map((match) => ({
    start: start + match.index,
    end: start + match.index + match[0].length,
  }));
  return [...figures, ...names]
    .filter((span) => claimStems(text.slice(span.start, span.end)).some((stem) => !known.has(stem)))
    .toSorted((one, other) => one.start - other.start);
}
