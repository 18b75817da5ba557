/** The first letters of the first and the last word of a name: whole graphemes, so that none is cut in half. */
export function initials(name: string): string {
  const words = name.split(/\s+/u).filter(Boolean);
  const chosen = words.length > 1 ? [words[0], words.at(-1)] : words;
  return chosen
    .map((word) => [...new Intl.Segmenter().segment(word ?? "")][0]?.segment ?? "")
    .join("")
    .toLocaleUpperCase();
}
