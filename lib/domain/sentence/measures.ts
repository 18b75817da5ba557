import { numberWords } from "./number-words.ts";

/** Words of numbers, units and currencies in one language and in English, in lower case. Out of CLDR, as the runtime has it. */
export type Measures = { numbers: Set<string>; units: Set<string>; currencies: Set<string> };

const known = new Map<string, Measures>();
const amounts = [0, 1, 2, 5, 11, 1.5];
const scales = [1e3, 2e3, 5e3, 1e6, 2e6, 5e6, 1e9, 2e9, 5e9, 1e12, 2e12, 5e12];

export function measuresOf(language: string): Measures {
  const found = known.get(language);
  if (found) return found;
  const locales = [
    ...new Set(["en", ...Intl.NumberFormat.supportedLocalesOf(/^[a-z]{2,3}(-[a-z0-9]{1,8})*$/iu.test(language) ? [language] : [])]),
  ];
  const measures = { numbers: numberWords(language), units: new Set<string>(), currencies: new Set<string>() };
  for (const locale of locales) {
    for (const amount of scales) gather(measures.numbers, locale, { notation: "compact", compactDisplay: "long" }, [amount], "compact");
    for (const unit of Intl.supportedValuesOf("unit")) {
      for (const unitDisplay of ["long", "short"] as const)
        gather(measures.units, locale, { style: "unit", unit, unitDisplay }, amounts, "unit");
    }
    for (const currency of usual)
      gather(measures.currencies, locale, { style: "currency", currency, currencyDisplay: "name" }, amounts, "currency");
  }
  for (const word of ordinary) measures.units.delete(word);
  for (const code of Intl.supportedValuesOf("currency")) measures.currencies.add(code.toLowerCase());
  known.set(language, measures);
  return measures;
}

/** Units whose sign is an everyday word. */
const ordinary = ["in", "us", "a", "on", "as", "at", "do", "st"];

/** Those that news name in words; of the others, the code is known. */
const usual =
  "USD EUR GBP JPY CNY RUB UAH TRY AZN INR IRR ILS SAR AED EGP CHF SEK NOK DKK PLN CZK HUF RON BGN RSD KRW BRL MXN ARS CAD AUD NZD ZAR NGN KES PKR BDT IDR VND THB PHP GEL AMD KZT BYN".split(
    " ",
  );

function gather(into: Set<string>, locale: string, options: Intl.NumberFormatOptions, values: number[], type: string): void {
  const format = new Intl.NumberFormat(locale, options);
  for (const value of values) {
    for (const part of format.formatToParts(value)) {
      if (part.type === type) for (const word of part.value.toLowerCase().split(/[^\p{L}\p{M}]+/u)) if (word !== "") into.add(word);
    }
  }
}
