import type { Warning } from "#lib/domain/article/article.ts";
import type { DocumentJson } from "#lib/domain/article/article-schema.ts";
import { likelyChrome } from "#lib/domain/article/chrome.ts";
import { suggestSplit } from "#lib/domain/article/cleaning.ts";
import type { ChromeLine } from "#lib/domain/article/import-draft.ts";

/* What is told of a reading: the notes that an editor sees beside it. */

export const textFromData: Warning = {
  code: "text-from-data",
  message:
    "The page builds its text by script: it was taken from the data that the script reads. Compare it with what you see in your browser.",
};

export const guessedTitle: Warning = {
  code: "title-guessed",
  message: "No headline was found, so the title is the beginning of the text. Give it the real headline.",
};

export function misleadingNote(addresses: Set<string>): Warning[] {
  const [first] = addresses;
  if (first === undefined) return [];
  const what = addresses.size === 1 ? "A link was" : `${addresses.size} links were`;
  const why = "the address names a user before its host, which hides where it leads";
  return [{ code: "misleading-link", message: `${what} left out, its words kept, as ${why}: ${first.slice(0, 200)}` }];
}

export function headlineNote(title: string): Warning[] {
  const split = suggestSplit(title);
  if (split === null) return [];
  const parts = [title.slice(0, split).trim(), title.slice(split)];
  return [
    { code: "headline-and-standfirst", message: `Headline and standfirst seem to stand in one line: “${parts[0]}” and “${parts[1]}”.` },
  ];
}

export function chromeLines(document: DocumentJson, texts: string[], known: Map<number, string> = new Map()): ChromeLine[] {
  const reasons = new Map(likelyChrome(document).map(({ blockIndex, reason }) => [blockIndex, reason] as const));
  for (const [index, reason] of known) reasons.set(index, reason);
  return [...reasons].toSorted(([one], [other]) => one - other).map(([index, reason]) => ({ text: texts[index] ?? "", reason }));
}

export function chromeWarning(lines: ChromeLine[]): Warning {
  const shown = lines.slice(0, 5).map(({ text }) => `“${text.length > 60 ? `${text.slice(0, 57).trimEnd()}…` : text}”`);
  const more = lines.length > 5 ? ` and ${lines.length - 5} more` : "";
  return {
    code: "page-chrome",
    message: `Likely part of the page and not of the article: ${shown.join(", ")}${more}. Nothing was left out.`,
  };
}
