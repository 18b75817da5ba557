import { searchForms } from "../text/search-form.ts";

/*
 * Names that differ by their endings alone, without a list of names: a country and its people (“Ukraine”, “Ukrainian”), a place in its cases.
 * What countries and their languages are called, in each language, the runtime knows (CLDR).
 */

/** A base has at least so many letters; one that the texts alone tell of, more where the ending is a people’s. */
const [shortest, shortestPeople] = [4, 5];
const demonym = /^(?:n|an|ian|ien|i|l?ese|ish|isch\p{L}{0,2}|er|istan|s)s?$/u;
/** Cases and adjectives of names in Cyrillic letters. */
const slavic =
  /^(?:[аеиоуыюяй]|ой|ом|ем|ей|ою|ию|ии|ами|ах|ам|ов|ая|ий|ого|ому|ую|ие|их|им|ими|(?:[ийья]{0,2}н?)ск\p{L}{1,3}|ц\p{L}{1,3}|ян\p{L}{0,3})$/u;
const turkic = /^(?:[nys]?[ıiuü]n?|n?[ıiuü]n|[dt][ae]n?|[ny]?d[ae]n?|[yn]?[ae]|l[ae]r\p{L}{0,4}|l[ıiuü]\p{L}{0,4})$/u;
const vowelAtEnd = /[aeiouyаеиоуыюяйь]$/u;
/** BCP 47. */
export const turkicLanguages = new Set(["az", "tr", "tk", "uz", "kk", "ky", "tt", "crh"]);

/** The words of a name, folded; of “Russia-backed” the capitalised one alone. */
export function nameWords(name: string): string[] {
  const parts = name.split(/[-‐‑.’']/u).filter((part) => part.length > 1 && !/^\p{Ll}/u.test(part));
  return parts.flatMap((part) => [...searchForms(part)].flatMap(({ asked }) => asked.at(-1) ?? []));
}

/** What words of names stand for: the same for a country and whatever is its own, in the languages (BCP 47) of the texts that they are taken from. */
export function nameForms(words: Iterable<string>, languages: string[]): (word: string) => string {
  const known = new Map(countriesOf("en"));
  for (const language of languages) for (const [word, code] of countriesOf(language)) if (!known.has(word)) known.set(word, code);
  const all = [...new Set(words)];
  // A country has names that the runtime lacks: “Turkish” tells of “Turkey”.
  for (const word of all) {
    const code = known.get(`${word.replace(/[aeiouy]{1,3}$/u, "")}ish`);
    if (code !== undefined && word.length > shortest && !known.has(word)) known.set(word, code);
  }
  const bases = new Map<string, string>();
  for (const whole of [known.keys(), all]) for (const word of whole) if (word.length >= shortest) bases.set(word, word);
  for (const whole of [known.keys(), all]) {
    for (const word of whole) {
      for (let cut = word; vowelAtEnd.test(cut) && cut.length > shortest; ) {
        cut = cut.slice(0, -1);
        if (!bases.has(cut)) bases.set(cut, word);
      }
    }
  }
  const isTurkic = languages.some((language) => turkicLanguages.has(language.split("-")[0] ?? ""));
  const isOf = (base: string, ending: string) =>
    slavic.test(ending) ||
    (isTurkic && turkic.test(ending)) ||
    ((known.has(base) || base.length >= shortestPeople) && demonym.test(ending));
  const found = new Map<string, string>();
  const formOf = (word: string): string => {
    const before = known.get(word) ?? found.get(word);
    if (before !== undefined) return before;
    found.set(word, word);
    // The longest base: “Nigerian” is of Nigeria, not of Niger.
    for (let length = word.length - 1; length >= shortest; length--) {
      const base = bases.get(word.slice(0, length));
      if (base === undefined || base === word || !isOf(base, word.slice(length))) continue;
      const form = formOf(base);
      found.set(word, form);
      return form;
    }
    return word;
  };
  return formOf;
}

/** Is what a word stands for a country: its code, in capitals as no word is? */
export function isCountry(form: string): boolean {
  return /^[A-Z]{2}$/.test(form);
}

const countries = new Map<string, Map<string, string>>();

/** The countries of one word, and the languages that are theirs alone and are called like them, in one language; each with the country’s code. */
function countriesOf(language: string): ReadonlyMap<string, string> {
  const [locale = ""] = Intl.DisplayNames.supportedLocalesOf(/^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/iu.test(language) ? [language] : []);
  const before = countries.get(locale);
  if (before) return before;
  const found = new Map<string, string>();
  countries.set(locale, found);
  if (locale === "") return found;
  const regions = new Intl.DisplayNames([locale], { type: "region", fallback: "none" });
  const languages = new Intl.DisplayNames([locale], { type: "language", fallback: "none" });
  for (const code of regionCodes()) {
    const country = nameWords(capitalized(regions.of(code) ?? ""));
    const [word = ""] = country;
    if (country.length === 1) found.set(word, code);
    const own = new Intl.Locale(`und-${code}`).maximize().language ?? "";
    if (own === "" || own === "und" || new Intl.Locale(own).maximize().region !== code) continue;
    const [people = ""] = nameWords(capitalized(languages.of(own) ?? ""));
    if (people.length > 2 && people.slice(0, 2) === word.slice(0, 2) && !found.has(people)) found.set(people, code);
  }
  return found;
}

function regionCodes(): string[] {
  const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index));
  // Without those of former times, which stand for others today.
  return letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((code) => new Intl.Locale(`und-${code}`).region === code);
}

function capitalized(words: string): string {
  return words.slice(0, 1).toLocaleUpperCase("en") + words.slice(1);
}
