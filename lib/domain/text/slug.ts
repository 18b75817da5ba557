import slugify from "@sindresorhus/slugify";

const longest = 80;

/**
 * The part of an address that names a title: lower-case ASCII words joined by hyphens, transliterated where the script
 * has letters, cut at a word. Empty when nothing can be transliterated (Chinese, an emoji alone).
 */
export function slugFrom(title: string): string {
  const slug = slugify(title.slice(0, 300));
  if (slug.length <= longest) return slug;
  const cut = slug.slice(0, longest + 1);
  return cut.slice(0, cut.lastIndexOf("-") > longest / 2 ? cut.lastIndexOf("-") : longest);
}
