/** Pairs in which quotations are set, opening and closing, in the scripts we know of. */
const pairs = ["“”", "„“", "„”", "»«", "«»", "‘’", "‚‘", "「」", "『』", "《》", '""'];

/** Words in quotation marks: in their own where they have them already, so that nothing is quoted twice. */
export function quoted(words: string): string {
  const text = words.trim();
  return isQuotation(text) ? text : `“${text}”`;
}

/** Does it begin and end with the same pair, which isn't closed and opened again in between? */
function isQuotation(text: string): boolean {
  const pair = pairs.find(([open, close]) => text.length > 2 && text.startsWith(open ?? "") && text.endsWith(close ?? ""));
  if (!pair) return false;
  return ![...text.slice(1, -1)].some((character) => pair.includes(character));
}
