import { isSafeLink } from "#lib/domain/article/safe-link.ts";

/** An address, and the words before it that were shared with it: telephones put both into one text. */
export type SharedLink = { link: string; words: string };

/** What a text cites that is an address, or ends with its only one; null for any other text. */
export function sharedLink(text: string): SharedLink | null {
  const parts = text.trim().split(/\s+/);
  const link = parts.pop() ?? "";
  if (!isWebAddress(link) || parts.some(isWebAddress)) return null;
  return { link, words: unquoted(text.trim().slice(0, -link.length).trim()) };
}

/** What was pasted, where it cites something. */
export function linkIn(pasted: Pick<DataTransfer, "getData"> | null): string | null {
  const text = pasted?.getData("text/plain") ?? "";
  return sharedLink(text) === null ? null : text;
}

function isWebAddress(word: string): boolean {
  return /^https?:\/\//i.test(word) && isSafeLink(word);
}

const marks = ["“”", "„“", "«»", "»«", "‘’", '""', "''"];

/** Without the marks around them that say that they are somebody's words. */
function unquoted(words: string): string {
  const isQuoted = words.length > 2 && marks.includes(`${words.at(0)}${words.at(-1)}`);
  return isQuoted ? words.slice(1, -1).trim() : words;
}
