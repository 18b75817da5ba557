/** PostgreSQL's dictionaries of stems, by the language of a text (BCP 47). One that a server lacks is done without. */
export const dictionaries: Readonly<Record<string, string>> = {
  ar: "arabic_stem",
  ca: "catalan_stem",
  da: "danish_stem",
  de: "german_stem",
  el: "greek_stem",
  en: "english_stem",
  es: "spanish_stem",
  et: "estonian_stem",
  eu: "basque_stem",
  fi: "finnish_stem",
  fr: "french_stem",
  ga: "irish_stem",
  hi: "hindi_stem",
  hu: "hungarian_stem",
  hy: "armenian_stem",
  id: "indonesian_stem",
  it: "italian_stem",
  lt: "lithuanian_stem",
  nb: "norwegian_stem",
  ne: "nepali_stem",
  nl: "dutch_stem",
  nn: "norwegian_stem",
  no: "norwegian_stem",
  pt: "portuguese_stem",
  ro: "romanian_stem",
  ru: "russian_stem",
  sr: "serbian_stem",
  sv: "swedish_stem",
  ta: "tamil_stem",
  tr: "turkish_stem",
  yi: "yiddish_stem",
};

/** The dictionary for a text in this language, where there is one. */
export function dictionaryOf(language: string): string | null {
  return dictionaries[language.toLowerCase().split("-", 1).join("")] ?? null;
}

/** Dictionaries for words of which nobody says the language. */
export const allDictionaries: readonly string[] = [...new Set(Object.values(dictionaries))];
