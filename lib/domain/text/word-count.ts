import { knownLanguage } from "./language.ts";

/** How many words a text has, by the rules of its language (BCP 47) as Unicode knows them; works for scripts without spaces. */
export function wordCount(text: string, language: string): number {
  let count = 0;
  for (const segment of new Intl.Segmenter(knownLanguage(language), { granularity: "word" }).segment(text)) {
    if (segment.isWordLike) count++;
  }
  return count;
}
