/** Languages offered by name, as BCP 47 codes; any other code found in an original is offered as it is. */
export const languages: readonly (readonly [code: string, name: string])[] = [
  ["ar", "Arabic"],
  ["hy", "Armenian"],
  ["az", "Azerbaijani"],
  ["be", "Belarusian"],
  ["bg", "Bulgarian"],
  ["zh", "Chinese"],
  ["nl", "Dutch"],
  ["en", "English"],
  ["fr", "French"],
  ["ka", "Georgian"],
  ["de", "German"],
  ["el", "Greek"],
  ["he", "Hebrew"],
  ["hi", "Hindi"],
  ["it", "Italian"],
  ["ja", "Japanese"],
  ["kk", "Kazakh"],
  ["ko", "Korean"],
  ["fa", "Persian"],
  ["pl", "Polish"],
  ["pt", "Portuguese"],
  ["ro", "Romanian"],
  ["ru", "Russian"],
  ["sr", "Serbian"],
  ["es", "Spanish"],
  ["sv", "Swedish"],
  ["th", "Thai"],
  ["tr", "Turkish"],
  ["uk", "Ukrainian"],
  ["ur", "Urdu"],
];

const names = new Map(languages);

/** A language as people call it; its code where it has no name, or is none. */
export function languageName(code: string): string {
  try {
    return names.get(code) ?? new Intl.DisplayNames("en", { type: "language", fallback: "code" }).of(code) ?? code;
  } catch {
    return code;
  }
}
