import type { DocumentJson } from "../article/article-schema.ts";
import { canonicalText } from "../article/canonical-text.ts";
import { saysSomething } from "../text/says-something.ts";

/** Longest prose, in UTF-16 code units of its text. */
export const proseLimit = 100_000;

export const emptyProse: DocumentJson = { type: "doc", content: [{ type: "paragraph" }] };

/** The words of the prose: its blocks, and the lines within them, each on a line. */
export function proseText(document: DocumentJson): string {
  return canonicalText(document);
}

/** Has it no words? White space and empty blocks are none. */
export function isEmptyProse(document: DocumentJson): boolean {
  return canonicalText(document).trim() === "";
}

/** Has it not a letter or number to be seen? It may be kept as it is typed, and gives no reason. */
export function isWordless(document: DocumentJson): boolean {
  return !saysSomething(canonicalText(document));
}
