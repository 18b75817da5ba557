const rightToLeftScripts = new Set(["Adlm", "Arab", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi"]);
const rightToLeftLetter =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\p{Script=Mandaic}\p{Script=Samaritan}]/u;

/** Characters that are looked at to tell a text's direction. */
const sampleLength = 2000;

/**
 * Which way a paragraph of a text in this language (BCP 47) runs: as the language does, while a third of its letters are the language's
 * own or it has none; else the other way. Whatever word it begins with turns nothing around.
 */
export function textDirection(text: string, language: string): "ltr" | "rtl" {
  const usual = languageDirection(language);
  const letters = text.slice(0, sampleLength).match(/\p{L}/gu) ?? [];
  const rightToLeft = letters.filter((letter) => rightToLeftLetter.test(letter)).length;
  const own = usual === "rtl" ? rightToLeft : letters.length - rightToLeft;
  if (own * 3 >= letters.length) return usual;
  return usual === "rtl" ? "ltr" : "rtl";
}

/** Which way a language is written (BCP 47); left to right when it is not known. */
export function languageDirection(language: string): "ltr" | "rtl" {
  const known = knownLanguage(language);
  const script = known === undefined ? undefined : new Intl.Locale(known).maximize().script;
  return script !== undefined && rightToLeftScripts.has(script) ? "rtl" : "ltr";
}

/** The tag (BCP 47) in canonical form, or nothing when it isn't one. */
export function knownLanguage(language: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(language)[0];
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
