import { getSchema } from "@tiptap/core";
import StarterKit from "@tiptap/starter-kit";
import type { DocumentJson } from "../article/article-schema.ts";
import { checkDocument } from "../article/document-check.ts";
import { isSafeLink } from "../article/safe-link.ts";
import { tableNodes } from "../article/table-nodes.ts";
import type { Result } from "../result.ts";
import { proseLimit } from "./prose.ts";

/** What a rationale or a summary may hold: paragraphs, bold, italic, strike, lists, links, quotes, tables and line breaks. */
export const proseExtensions = [kit(), ...tableNodes];

/** The same for prose that several people write at once: undoing is a matter of whose change it was. */
export const sharedProseExtensions = [kit({ undoRedo: false }), ...tableNodes];

function kit(more: { undoRedo?: false } = {}) {
  return StarterKit.configure({
    code: false,
    codeBlock: false,
    dropcursor: false,
    gapcursor: false,
    heading: false,
    horizontalRule: false,
    trailingNode: false,
    underline: false,
    link: { openOnClick: false, autolink: true, linkOnPaste: true, isAllowedUri: (url) => isSafeLink(url) },
    ...more,
  });
}

export const proseSchema = getSchema(proseExtensions);

/** Reads prose from outside. Refused with `invalid` and a reason: too long, too deep, an unsafe link, or anything the schema does not know. */
export function parseProse(json: unknown): Result<DocumentJson> {
  return checkDocument(json, proseSchema, { text: proseLimit, depth: 40, nodes: 50_000 });
}
