const folded = (text: string) => text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLocaleLowerCase();

/** Are all words of the query in the text, whatever their case and accents? */
export function hasAllWords(text: string, query: string): boolean {
  const there = folded(text);
  return folded(query)
    .split(/\s+/u)
    .filter(Boolean)
    .every((word) => there.includes(word));
}
