import { fold } from "../text/folding.ts";
import { numberWords } from "./number-words.ts";
import { type Token, tokensOf } from "./tokens.ts";

/**
 * Words of numbers, units and currencies in one language and in English, in lower case. `same` has what a unit or a scale is called in
 * full and in short, its tokens joined by spaces, with what it is; a name of several has none. `dates` are months and weekdays. Out of CLDR,
 * as the runtime has it.
 */
export type Measures = {
  numbers: Set<string>;
  units: Set<string>;
  currencies: Set<string>;
  same: Map<string, string | null>;
  dates: string[];
};

const known = new Map<string, Measures>();
const amounts = [0, 1, 2, 5, 11, 1.5];
const scales = [1e3, 2e3, 5e3, 1e6, 2e6, 5e6, 1e9, 2e9, 5e9, 1e12, 2e12, 5e12];

export function measuresOf(language: string): Measures {
  const found = known.get(language);
  if (found) return found;
  const locales = [
    ...new Set([
      "en",
      "en-GB",
      ...Intl.NumberFormat.supportedLocalesOf(/^[a-z]{2,3}(-[a-z0-9]{1,8})*$/iu.test(language) ? [language] : []),
    ]),
  ];
  const measures: Measures = {
    numbers: numberWords(language),
    units: new Set(),
    currencies: new Set(),
    same: new Map(),
    dates: [...new Set(locales.flatMap(datesOf))],
  };
  for (const locale of locales) {
    for (const amount of scales) {
      gather(measures.numbers, locale, { notation: "compact", compactDisplay: "long" }, [amount], "compact");
      const scale = `10^${Math.floor(Math.log10(amount))}`;
      for (const compactDisplay of ["long", "short"] as const)
        identify(measures.same, formsOf(locale, { notation: "compact", compactDisplay }, [amount], "compact"), scale);
    }
    for (const unit of [...Intl.supportedValuesOf("unit"), ...compound]) {
      for (const unitDisplay of ["long", "short"] as const) {
        gather(measures.units, locale, { style: "unit", unit, unitDisplay }, amounts, "unit");
        identify(measures.same, formsOf(locale, { style: "unit", unit, unitDisplay }, amounts, "unit"), unit);
      }
    }
    for (const currency of usual)
      gather(measures.currencies, locale, { style: "currency", currency, currencyDisplay: "name" }, amounts, "currency");
  }
  for (const word of ordinary) measures.units.delete(word);
  for (const code of Intl.supportedValuesOf("currency")) measures.currencies.add(code.toLowerCase());
  known.set(language, measures);
  return measures;
}

/** Units made of others that the runtime names in words. */
const compound = ["kilometer-per-hour", "mile-per-hour", "meter-per-second", "liter-per-kilometer", "mile-per-gallon"];

/** Units whose sign is an everyday word. */
const ordinary = ["in", "us", "a", "on", "as", "at", "do", "st"];

/** Those that news name in words; of the others, the code is known. */
const usual =
  "USD EUR GBP JPY CNY RUB UAH TRY AZN INR IRR ILS SAR AED EGP CHF SEK NOK DKK PLN CZK HUF RON BGN RSD KRW BRL MXN ARS CAD AUD NZD ZAR NGN KES PKR BDT IDR VND THB PHP GEL AMD KZT BYN".split(
    " ",
  );

function gather(into: Set<string>, locale: string, options: Intl.NumberFormatOptions, values: number[], type: string): void {
  for (const form of formsOf(locale, options, values, type)) {
    for (const word of form.toLowerCase().split(/[^\p{L}\p{M}]+/u)) if (word !== "") into.add(word);
  }
}

function formsOf(locale: string, options: Intl.NumberFormatOptions, values: number[], type: string): string[] {
  const format = new Intl.NumberFormat(locale, options);
  return values.flatMap((value) => format.formatToParts(value).flatMap((part) => (part.type === type ? [part.value] : [])));
}

/** Notes what forms stand for, with and without the full stop of an abbreviation. A letter alone may be anything. */
function identify(same: Measures["same"], forms: string[], what: string): void {
  for (const form of forms) {
    const tokens = tokensOf(fold(form.trim()).text).map(({ text }) => text);
    if (/^\p{L}$/u.test(form.trim()) || ordinary.includes(form)) continue;
    for (const name of new Set([tokens.join(" "), tokens.join(" ").replace(/ \.$/u, "")])) {
      const known = same.get(name);
      same.set(name, known === undefined || known === what ? what : null);
    }
  }
}

function datesOf(locale: string): string[] {
  const parts = (options: Intl.DateTimeFormatOptions, date: Date) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" }).formatToParts(date);
  return Array.from({ length: 12 }, (_, index) => new Date(Date.UTC(2024, index, index + 1))).flatMap((date) =>
    [...parts({ month: "long" }, date), ...parts({ month: "long", day: "numeric", weekday: "long" }, date)].flatMap(({ type, value }) =>
      type === "month" || type === "weekday" ? [value.toLowerCase()] : [],
    ),
  );
}

/** Longest name of a unit, in tokens. */
const longestName = 5;

/** With the words of each unit or scale after a number as one token, the same for all its names. A full stop that ends a sentence is none of it. */
export function withMeasures(tokens: Token[], { same, numbers }: Measures): Token[] {
  const joined: Token[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) break;
    const before = tokens[at - 1];
    const isMeasured =
      before !== undefined && (before.kind === "number" || numbers.has(before.text.toLowerCase()) || joined.at(-1)?.key.startsWith("10^"));
    const named = isMeasured ? nameAt(tokens, at, same) : null;
    const isAfterShort = joined.at(-1)?.text.endsWith(" .") === true;
    // What follows an abbreviation begins no sentence.
    const plain = isAfterShort ? { ...token, key: token.text, begins: false } : token;
    joined.push(named ? { ...token, text: named.text, key: named.what } : plain);
    if (named) at += named.length - 1;
  }
  return joined;
}

function nameAt(tokens: Token[], at: number, same: Measures["same"]): { text: string; what: string; length: number } | null {
  for (let length = Math.min(longestName, tokens.length - at); length > 0; length--) {
    const name = tokens.slice(at, at + length).map(({ text }) => text);
    if (name.at(-1) === "." && at + length === tokens.length) continue;
    const text = name.join(" ");
    const what = same.get(text) ?? same.get(text.toLowerCase());
    if (what) return { text, what, length };
  }
  return null;
}
