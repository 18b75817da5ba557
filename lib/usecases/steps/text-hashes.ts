import type { DocumentJson } from "#lib/domain/article/article-schema.ts";
import { canonicalText } from "#lib/domain/article/canonical-text.ts";
import { withoutTitle } from "#lib/domain/article/cleaning.ts";
import { normalizeDocument } from "#lib/domain/article/text.ts";
import { sha256Hex } from "#lib/domain/text/hash.ts";

/** By which hashes a text that was just read may be in the library: loaded as it is, or with its title taken out of the text. */
export function textHashes(document: DocumentJson, title: string): string[] {
  const documents = [
    document,
    normalizeDocument(document),
    withoutTitle(document, title),
    normalizeDocument(withoutTitle(document, title)),
  ];
  return [...new Set(documents.map((version) => sha256Hex(canonicalText(version))))];
}
