import { searchForms } from "../text/search-form.ts";

/*
 * Which earlier claims say the same as a text: BM25 over stems, and over runs of four letters in them, which hold where an ending, a spelling
 * or a compound differs. Whatever a language does at the ends of its words, the code is the same. No weight knows a name or a topic.
 */

/** Learned on one set of questions, held against another (`npm run bench -- precedents`). */
const weights = { run: 0.25, name: 0.5, repeated: 0.3, saturation: 1.2, length: 0.75 } as const;
/** How many stems and runs a claim has as a rule: longer ones count less. */
const usual = { stems: 15, runs: 65 } as const;

/** Claims that share the beginning of a word are looked at: so many characters of it. */
const beginningLength = 5;
/** Claims are looked for by the rarest words first, until so many were found. */
const mostFound = 4000;

/** How many claims there are, and how many of them hold a stem or a run of four letters. */
export type TermCounts = { claims: number; stems: ReadonlyMap<string, number>; runs: ReadonlyMap<string, number> };

export type Asked = { stems: Map<string, number>; runs: Map<string, number> };

/** Addresses, and names of accounts, say nothing of what is claimed; a tag of several words is those words. */
function plainWords(text: string): string {
  return text
    .slice(0, 5000)
    .replaceAll(/https?:\/\/\S+|@\w+|\b\w+(?:\.\w+)+\/\S+/gu, " ")
    .replaceAll(/(?<=\p{Ll})(?=\p{Lu})/gu, " ");
}

/** The stems of a text in order: the words of `searchForms`, parted at apostrophes and hyphens, without the commonest endings. */
export function claimStems(text: string): string[] {
  return wordsOf(plainWords(text)).map(stemOf);
}

function wordsOf(text: string): string[] {
  return [...searchForms(text)].flatMap(({ asked }) => asked.at(-1) ?? []);
}

function stemOf(word: string): string {
  return word
    .replace(/^(?:[وفبك]?ال|لل)(?=.{3})/u, "")
    .replace(/ies$/u, "y")
    .replace(/(?<=...)(?:ing|ed|es|s|er|ly|e)$/u, "");
}

/** The runs of four letters in a stem, its beginning and its end counting as letters. */
export function runsOf(stem: string): string[] {
  const letters = [" ", ...stem, " "];
  if (letters.length <= 4) return [letters.join("")];
  return Array.from({ length: letters.length - 3 }, (_, index) => letters.slice(index, index + 4).join(""));
}

/** What claims are looked for by: each beginning of a word. */
export function beginningsOf(asked: Asked): string[] {
  return [...new Set([...asked.stems.keys()].map(beginningOf))];
}

function beginningOf(stem: string): string {
  return stem.slice(0, beginningLength).replaceAll(/\p{Cs}/gu, "");
}

/** A text as a question. A word said often counts little more than once; one that is written like a name counts half as much again. */
export function askedFor(text: string): Asked {
  const plain = plainWords(text);
  const stems = wordsOf(plain).map(stemOf);
  const names = new Set([...plain.matchAll(/(?<=[\p{L}\p{N},;:]\s)\p{Lu}[\p{L}\p{M}]+/gu)].flatMap(([name]) => wordsOf(name)).map(stemOf));
  const weighted = (counts: Map<string, number>) => new Map([...counts].map(([term, count]) => [term, count ** weights.repeated]));
  const ofStems = weighted(countOf(stems));
  for (const name of names) ofStems.set(name, (ofStems.get(name) ?? 0) * (1 + weights.name));
  return { stems: ofStems, runs: weighted(countOf(stems.flatMap(runsOf))) };
}

/** Which beginnings to look for, each with what it says: the rarest first, and none that would find more than can be looked at. */
export function soughtBeginnings(asked: Asked, counts: TermCounts): { beginning: string; weight: number }[] {
  const held = new Map(beginningsOf(asked).map((beginning) => [beginning, 0]));
  for (const [stem, count] of counts.stems) {
    const beginning = beginningOf(stem);
    const before = held.get(beginning);
    if (before !== undefined) held.set(beginning, before + count);
  }
  let found = 0;
  return [...held]
    .sort(([, one], [, other]) => one - other)
    .filter(([, count], index) => {
      found += count;
      return index === 0 || found <= mostFound;
    })
    .map(([beginning, count]) => ({ beginning, weight: rarity(count, counts.claims) }));
}

/**
 * The likeliest of these claims, given by their stems, best first. `score` orders them; `likeness`, from 0 to 1, is how much of a claim's own
 * words the text has: claims that say the same come near to 1.
 */
export function rankClaims<T extends { stems: string[] }>(
  asked: Asked,
  claims: T[],
  counts: TermCounts,
  limit: number,
): (T & { score: number; likeness: number })[] {
  const against = ({ stems, runs }: Asked, held: Asked) =>
    match(stems, held.stems, counts.stems, counts.claims, usual.stems) +
    weights.run * match(runs, held.runs, counts.runs, counts.claims, usual.runs);
  const once = (terms: ReadonlyMap<string, number>) => new Map([...terms.keys()].map((term) => [term, 1]));
  return claims
    .map((claim) => {
      const held = { stems: countOf(claim.stems), runs: countOf(claim.stems.flatMap(runsOf)) };
      return { claim, held, score: against(asked, held) };
    })
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
    .slice(0, limit)
    .map(({ claim, held, score }) => {
      const whole = against({ stems: once(held.stems), runs: once(held.runs) }, held);
      return { ...claim, score, likeness: Math.min(1, score / whole) };
    });
}

/** BM25, with the length that a claim usually has in place of an average. */
function match(
  asked: ReadonlyMap<string, number>,
  held: ReadonlyMap<string, number>,
  counts: ReadonlyMap<string, number>,
  claims: number,
  usualLength: number,
): number {
  let length = 0;
  for (const count of held.values()) length += count;
  const { saturation, length: byLength } = weights;
  const spread = saturation * (1 - byLength + (byLength * length) / usualLength);
  let score = 0;
  for (const [term, count] of held) {
    const weight = asked.get(term);
    if (weight !== undefined) score += (weight * rarity(counts.get(term) ?? 0, claims) * count * (saturation + 1)) / (count + spread);
  }
  return score;
}

function rarity(count: number, claims: number): number {
  const all = Math.max(claims, count);
  return Math.log(1 + (all - count + 0.5) / (count + 0.5));
}

function countOf(terms: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

/** How many claims hold each run of letters, told by the stems that hold it. */
export function countRuns(stems: Iterable<readonly [string, number]>): Map<string, number> {
  const runs = new Map<string, number>();
  for (const [stem, count] of stems) for (const run of new Set(runsOf(stem))) runs.set(run, (runs.get(run) ?? 0) + count);
  return runs;
}
