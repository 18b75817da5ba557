import slugify from "@sindresorhus/slugify";
import { plainLetters } from "./search-form.ts";

const longest = 80;
/** In the case they are in: a small letter before a capital one would part the word. */
const customReplacements = [...plainLetters]
  .filter(([, plain]) => plain.length === 1)
  .flatMap(([letter, plain]): [string, string][] => [
    [letter, plain],
    [letter.toUpperCase(), plain.toUpperCase()],
  ])
  .filter(([letter]) => !/[ -~]/u.test(letter));

/**
 * The part of an address that names a title: lower-case ASCII words joined by hyphens, transliterated where the script
 * has letters, cut at a word. Empty when nothing can be transliterated (Chinese, an emoji alone).
 */
export function slugFrom(title: string): string {
  const slug = slugify(title.slice(0, 300), { customReplacements });
  if (slug.length <= longest) return slug;
  const cut = slug.slice(0, longest + 1);
  return cut.slice(0, cut.lastIndexOf("-") > longest / 2 ? cut.lastIndexOf("-") : longest);
}
