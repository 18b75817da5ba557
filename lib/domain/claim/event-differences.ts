import { numberValues, numberWords } from "../sentence/number-words.ts";
import { searchForms } from "../text/search-form.ts";
import type { Span } from "../text/span.ts";
import { turkicLanguages } from "./name-forms.ts";
import { joiners } from "./name-words.ts";
import { seasonWords } from "./season-words.ts";

/*
 * What differs where two sentences tell of one event: numbers, in figures or words, days, months and seasons; and names that the other
 * text doesn’t know, or that stand where it has another.
 */

/** A name as it stands in a text; `words` as `nameForms` tells them. UTF-16 offsets. */
export type EventName = Span & { words: string[]; organisation: boolean };
/** A sentence, or several, with the names in them, and those that the sentence before tells: places of these are of no use. */
export type EventWords = { text: string; language: string; names: EventName[]; told: EventName[] };

const pieces = /\p{N}(?:[\p{N}.,:'٫٬-]*\p{N})?%?|\p{L}[\p{L}\p{M}]*(?:-[\p{L}\p{M}]+)*/gu;

/** The numbers and times of a text, each by what it says, in any language: “two” is 2. Offsets are UTF-16. */
export function figuresOf(text: string, language: string): (Span & { says: string })[] {
  const { times, numbers } = vocabularyOf(language);
  return [...text.matchAll(pieces)].flatMap(({ 0: piece, index }) => {
    const says = /^\p{N}/u.test(piece) ? amount(piece) : (times.get(piece) ?? season(text, index, piece) ?? numbers.get(piece));
    const opening = says === undefined && index === 0 ? (times.get(piece.toLowerCase()) ?? numbers.get(piece.toLowerCase())) : says;
    return opening === undefined ? [] : [{ start: index, end: index + piece.length, says: opening }];
  });
}

/** Figures in any digits, without what parts thousands. */
function amount(piece: string): string {
  const [digits = piece] = [...searchForms(piece.replaceAll(/(?<=\p{N})[.,٬](?=\p{N}{3}(?!\p{N}))/gu, ""))].map(({ asked }) =>
    asked[0]?.join(" "),
  );
  return `${digits}${piece.endsWith("%") ? "%" : ""}`;
}

/** “Fall” is a season in a date alone. */
const fall = /(?:\b(?:in|by|since|until|during|of|the|this|last|next|early|late|mid)[ -])$/iu;

function season(text: string, at: number, piece: string): string | undefined {
  if (piece !== "fall") return undefined;
  const isDated = /^fall (?:of )?(?:\d{4}|last|this)\b/u.test(text.slice(at, at + 14)) || /(?:this|last|next) $/iu.test(text.slice(0, at));
  return isDated && fall.test(text.slice(Math.max(0, at - 8), at)) ? "season 2" : undefined;
}

/** In which a month stands where cases are written to it: “oktyabrda”. */
const cases = "da də de dan dən den ın in un ün nın nin a ə e ı i u ü ya yə".split(" ");

type Vocabulary = { times: Map<string, string>; numbers: Map<string, string> };
const vocabularies = new Map<string, Vocabulary>();

function vocabularyOf(language: string): Vocabulary {
  const known = vocabularies.get(language);
  if (known) return known;
  const [primary = ""] = language.toLowerCase().split("-");
  const numbers = new Map([...numberWords(language)].map((word) => [word, word]));
  for (const [word, value] of numberValues(language)) numbers.set(word, String(value));
  const times = new Map<string, string>();
  for (const locale of new Set(["en", ...Intl.DateTimeFormat.supportedLocalesOf(/^[a-z]{2,3}$/u.test(primary) ? [primary] : [])])) {
    for (const [word, what] of monthsAndDays(locale))
      for (const ending of ["", ...(turkicLanguages.has(locale) ? cases : [])]) times.set(`${word}${ending}`, what);
  }
  for (const listed of new Set(["en", primary].map((each) => seasonWords[each])))
    for (const [index, words] of (listed ?? "").split(", ").entries())
      for (const word of words.split("|")) if (word !== "") times.set(word, `season ${index}`);
  const vocabulary = { times, numbers };
  vocabularies.set(language, vocabulary);
  return vocabulary;
}

/** As a date has them and as they stand alone, with the capitals of the language: “may” is no month. */
function monthsAndDays(locale: string): [word: string, what: string][] {
  const parts = (options: Intl.DateTimeFormatOptions, date: Date) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" }).formatToParts(date);
  // The first of January 2024 was a Monday.
  const days = Array.from({ length: 7 }, (_, index) => new Date(Date.UTC(2024, 0, index + 1)));
  const months = Array.from({ length: 12 }, (_, index) => new Date(Date.UTC(2024, index, 1)));
  const named = (dates: Date[], type: "month" | "weekday") =>
    dates.flatMap((date, index) =>
      [...parts({ [type]: "long" }, date), ...parts({ month: "long", day: "numeric", weekday: "long" }, date)].flatMap(
        (part): [string, string][] => (part.type === type ? [[part.value, `${type} ${index}`]] : []),
      ),
    );
  return [...named(months, "month"), ...named(days, "weekday")];
}

/** Do two mentions name the same? A surname does, and a part of what an organisation is called. */
function isSameName(one: EventName, other: EventName): boolean {
  const [short, long] = one.words.length <= other.words.length ? [one, other] : [other, one];
  if (one.organisation && other.organisation) return short.words.some((word) => long.words.includes(word));
  const isWithin = short.words.every((word) => long.words.includes(word));
  return isWithin && (one.organisation || other.organisation || short.words.at(-1) === long.words.at(-1));
}

/**
 * What of a sentence the asked one lacks, in order: its figures and times; and its names, where the asked article has none like it, or one
 * stands where another stands in what is asked (“off Lowland”, “off Port Arden”). Offsets are of the sentence’s text.
 */
export function differencesIn(sentence: EventWords, asked: EventWords, known: EventName[]): Span[] {
  const said = new Set(figuresOf(asked.text, asked.language).map(({ says }) => says));
  const figures = figuresOf(sentence.text, sentence.language).filter(({ says }) => !said.has(says));
  const has = ({ names, told }: EventWords, name: EventName) => [...names, ...told].some((each) => isSameName(each, name));
  const lacking = asked.names.filter((name) => !has(sentence, name));
  const places = new Set(lacking.map(({ start }) => wordBefore(asked.text, start)));
  const names = sentence.names.filter((name) => {
    if (has(asked, name)) return false;
    return !known.some((each) => isSameName(each, name)) || places.has(wordBefore(sentence.text, name.start) ?? "");
  });
  const all = [...figures, ...names].map(({ start, end }) => ({ start, end })).toSorted((one, other) => one.start - other.start);
  return all.filter(({ start }, index) => start >= (all[index - 1]?.end ?? 0));
}

/** The word that a name follows, such as “in”: none, where it only joins names. */
function wordBefore(text: string, at: number): string | null {
  const [, word = ""] = /(?<![\p{L}\p{M}])(\p{Ll}[\p{L}\p{M}]*)[ \u00a0]$/u.exec(text.slice(Math.max(0, at - 20), at)) ?? [];
  return word === "" || word === "a" || joiners.includes(word) ? null : word;
}
