import { hasNoCase } from "../sentence/tokens.ts";
import { sentencesOf } from "../text/sentence-search.ts";
import type { Span } from "../text/span.ts";
import type { Evidence } from "./annotation.ts";
import { differencesIn, type EventName, type EventWords } from "./event-differences.ts";
import { isCountry, nameForms, nameWords } from "./name-forms.ts";
import { findNames } from "./names.ts";
import { claimStems } from "./precedent-ranking.ts";

/*
 * What other articles say of the event that a passage speaks of: their sentences, by what rare names, figures and words they share with it.
 * What a good part of all sentences has, says nothing. No weight knows a name or a topic.
 */

type Article = { text: string; language: string };
/** What is asked about: passages of an article, by UTF-16 offsets, and the claim that is made of them. */
export type AskedEvent = Article & { passages: Span[]; claim: string };
/** A sentence elsewhere. `differs`: its numbers, times and names that the asker's words don't have. UTF-16 offsets into its text. */
export type SameEvent<T> = Span & { article: T; score: number; differs: Span[] };

/** Such a sentence as it can be cited: `passage` as evidence has it; `differs` within its words. */
export type SameEventPassage = { passage: NonNullable<Evidence["passage"]>; publishedAt: string | null; differs: Span[] };

/** A word that more than this part of the sentences has tells of no event; of fewer sentences nobody can tell how rare a word is. */
const [common, fewSentences] = [0.12, 100];
/** What a shared word says beside the last word of a name: the rest of a name, those of an organisation, figures as long as a year, other words. */
const weights = { name: 1, beside: 0.5, organisation: 0.5, year: 0.6, word: 0.35, carried: 0.5 } as const;
/** What names and years have to say for the rest to count in full: words have to say so many times as much under a name that is common, or alone. */
const [leastNamed, underCommonName, wordsAlone] = [0.5, 1.25, 2];
/** What both sentences say themselves has to tell more than this; and what they say beside a year: many things happen in one. */
const [leastOwn, besideYear] = [0.3, 0.1];
/** Sentences that score less speak of something else; so do those that score less than this part of the best. */
const [leastScore, leastOfBest] = [1, 0.4];
/** Of one article, so many are shown at most. */
const mostOfOne = 5;
/** Longer sentences than this, in words, have more in common with any by chance. */
const [usualLength, byLength] = [18, 0.4];

/** What articles on the event are looked for by: the claim, the sentences of the passages, and whom the one before each names. */
export function eventWords({ claim, ...article }: AskedEvent): string {
  const names = findNames(article.text);
  const lines = passageSentences(article).map(({ start, end, before }) => {
    const told = names.filter((mention) => before && mention.start >= before.start && mention.end <= before.end).map(({ name }) => name);
    return `${told.join(" ")} ${article.text.slice(start, end)}`;
  });
  return [claim, ...lines].join("\n");
}

/** The likeliest sentences of these articles, best first, at most so many. */
export function rankSameEvent<T extends Article>(asked: AskedEvent, articles: T[], most: number): SameEvent<T>[] {
  const claim = { text: asked.claim, language: asked.language };
  const names = namesIn([asked, claim, ...articles]);
  const here = sentencesToCompare(asked, names);
  const elsewhere = articles.flatMap((article) => sentencesToCompare(article, names).map((sentence) => ({ ...sentence, article })));
  const rarityOf = rarityIn([...here, ...elsewhere]);
  const starts = new Set(passageSentences(asked).map(({ start }) => start));
  const event = [...here.filter(({ start }) => starts.has(start)), ...sentencesToCompare(claim, names)];
  const groups = [...event.flatMap(({ own }) => own), ...event.flatMap(({ carried }) => carried)];
  const known = here.flatMap((sentence) => sentence.names);
  const wanted: EventWords = {
    ...{ text: event.map(({ text }) => text).join("\n"), language: asked.language },
    ...{ names: namesInOne(event), told: event.flatMap(({ told }) => told) },
  };
  const scored = elsewhere
    .map((sentence) => ({ sentence, score: scoreOf(groups, sentence, rarityOf) }))
    .filter(({ score }) => score >= leastScore)
    .sort((one, other) => other.score - one.score);
  const [best] = scored;
  const taken = new Map<T, number>();
  return scored
    .filter(({ score, sentence: { article } }) => {
      const count = (taken.get(article) ?? 0) + 1;
      taken.set(article, count);
      return count <= mostOfOne && score >= (best?.score ?? 0) * leastOfBest;
    })
    .slice(0, most)
    .map(({ sentence: { article, start, end, ...sentence }, score }) => {
      const differs = differencesIn({ ...sentence, language: article.language }, wanted, known);
      return { article, start, end, score, differs: differs.map((span) => ({ start: start + span.start, end: start + span.end })) };
    });
}

/** Words of one group say one thing: a given name adds nothing to the surname. `named`: is it a name or a year? */
type Group = { named: boolean; year?: boolean; carried: boolean; terms: Map<string, number> };
/** `names` by places in `text`, `told` by the sentence before it. */
type Sentence = Span & { text: string; names: EventName[]; told: EventName[]; own: Group[]; carried: Group[] };
type Names = { formOf: (word: string) => string; isSure: (form: string) => boolean };

/** What is “post-Soviet” or “pro-Russian” is so anywhere: nobody is named by it. */
const prefixes = /(?<!\p{L})(?:post|pre|pro|anti|non|neo|pan|trans|ultra|пост|про|анти|нео)-$/iu;

function mentionsIn(text: string): ReturnType<typeof findNames> {
  return findNames(text).filter(({ start }) => text[start - 1] !== "-" || !prefixes.test(text.slice(Math.max(0, start - 8), start)));
}

/** What the names of all these texts stand for. A word that only ever opens sentences is none. */
function namesIn(articles: Article[]): Names {
  const [words, sure] = [new Set<string>(), new Set<string>()];
  for (const { text } of articles) {
    const openings = new Set(sentencesOf(text).map(({ start }) => start));
    for (const { name, start } of mentionsIn(text)) {
      const parts = nameWords(name);
      for (const word of parts) words.add(word);
      if (!openings.has(start) || parts.length > 1) for (const word of parts) sure.add(word);
    }
  }
  const formOf = nameForms(words, [...new Set(articles.map(({ language }) => language))]);
  const forms = new Set([...sure].map(formOf));
  return { formOf, isSure: (word) => forms.has(word) || isCountry(word) };
}

/** Names stand in the sentence before as a rule: the next one says “they”, or “the raid”. None is taken from another paragraph. */
function sentencesToCompare({ text }: Article, { formOf, isSure }: Names): Sentence[] {
  const mentions = mentionsIn(text)
    .map(({ name, ...mention }) => ({ ...mention, words: nameWords(name).map(formOf) }))
    .filter(({ words }) => words.some(isSure));
  let next = 0;
  let before: { span: Span; names: EventName[] } | null = null;
  return sentencesOf(text).map((span) => {
    while ((mentions[next]?.start ?? Number.POSITIVE_INFINITY) < span.start) next += 1;
    const first = next;
    while ((mentions[next]?.start ?? Number.POSITIVE_INFINITY) < span.end) next += 1;
    const names = mentions
      .slice(first, next)
      .map(({ start, end, ...name }) => ({ ...name, start: start - span.start, end: end - span.start }));
    const told = before && isSameParagraph(text, before.span, span) ? before.names : [];
    before = { span, names };
    const words = text.slice(span.start, span.end);
    const own = [...names.map(groupOfName), ...groupsOfWords(withoutNames(words, names), formOf)];
    return { ...span, text: words, names, told, own, carried: told.map(groupOfName).map(carriedOver) };
  });
}

function isSameParagraph(text: string, before: Span, next: Span): boolean {
  return !text.slice(before.end, next.start).includes("\n");
}

function groupOfName({ words, organisation }: EventName): Group {
  const last = organisation ? weights.organisation : weights.name;
  const terms = new Map(words.map((word, index) => [word, index === words.length - 1 ? last : weights.beside]));
  return { named: true, carried: false, terms };
}

function carriedOver({ named, terms }: Group): Group {
  return { named, carried: true, terms: new Map([...terms].map(([term, weight]) => [term, weight * weights.carried])) };
}

function groupsOfWords(words: string, formOf: (word: string) => string): Group[] {
  return [...new Set(claimStems(words))].map((stem) => {
    const isYear = /^\d{4}/.test(stem);
    return {
      named: isYear || hasNoCase(stem),
      year: isYear,
      carried: false,
      terms: new Map([[formOf(stem), isYear ? weights.year : weights.word]]),
    };
  });
}

function withoutNames(words: string, names: Span[]): string {
  let at = 0;
  const left = names.map(({ start, end }) => {
    const part = words.slice(at, start);
    at = end;
    return part;
  });
  return [...left, words.slice(at)].join(" ");
}

/** How much more a term says than a common one, by how many sentences have it; nothing, for a common one. */
function rarityIn(sentences: Sentence[]): (term: string) => number {
  const held = new Map<string, number>();
  for (const { own } of sentences)
    for (const term of new Set(own.flatMap(({ terms }) => [...terms.keys()]))) held.set(term, (held.get(term) ?? 0) + 1);
  const all = Math.max(sentences.length, fewSentences);
  const rarity = (count: number) => Math.log(1 + (all - count + 0.5) / (count + 0.5));
  return (term) => Math.max(0, rarity(held.get(term) ?? 1) - rarity(common * all));
}

/** Names that only the sentence before tells, on one side or both, are no tie by themselves. */
function scoreOf(event: Group[], sentence: Sentence, rarityOf: (term: string) => number): number {
  const held = new Map<string, { weight: number; group: Group }>();
  for (const group of [...sentence.carried, ...sentence.own]) for (const [term, weight] of group.terms) held.set(term, { weight, group });
  let [all, byName, own, byYear] = [0, 0, 0, 0];
  let isNamed = false;
  for (const group of event) {
    let best: { says: number; term: string; other: Group } | null = null;
    for (const [term, weight] of group.terms) {
      const other = held.get(term);
      if (other && group.named && other.group.named && !group.carried && !other.group.carried) isNamed = true;
      const says = other ? Math.min(weight, other.weight) * rarityOf(term) : 0;
      if (other && says > (best?.says ?? 0)) best = { says, term, other: other.group };
    }
    if (!best) continue;
    held.delete(best.term);
    all += best.says;
    if (group.named && best.other.named) byName += best.says;
    if (!group.carried && !best.other.carried) own += best.says;
    if (group.year) byYear += best.says;
  }
  const length = 1 - byLength + byLength * Math.max(1, sentence.own.length / usualLength);
  if (own <= leastOwn || all - byYear < besideYear) return 0;
  return (byName >= leastNamed ? all : all / (isNamed ? underCommonName : wordsAlone)) / length;
}

/** The sentences that passages stand in, and in which one before each may name whom it speaks of. */
function passageSentences({ text, passages }: Pick<AskedEvent, "text" | "passages">): (Span & { before: Span | null })[] {
  return sentencesOf(text).flatMap((span, index, all) => {
    if (!passages.some(({ start, end }) => start < span.end && end > span.start)) return [];
    const before = all[index - 1] ?? null;
    return [{ ...span, before: before && isSameParagraph(text, before, span) ? before : null }];
  });
}

/** The names of several sentences by their places in the text that joins them. */
function namesInOne(sentences: Sentence[]): EventName[] {
  let at = 0;
  return sentences.flatMap(({ text, names }) => {
    const from = at;
    at += text.length + 1;
    return names.map((name) => ({ ...name, start: from + name.start, end: from + name.end }));
  });
}
