import { getSchema, type JSONContent } from "@tiptap/core";
import StarterKit from "@tiptap/starter-kit";
import { articleNodes } from "./article-nodes.ts";
import { Cue } from "./cue-mark.ts";
import { isSafeLink } from "./safe-link.ts";

/**
 * What an article may hold: headings, paragraphs, quotes, lists, tables, words in place of pictures, emphasis, raised and lowered text,
 * links, and when the words of a transcript are said. Same list in the reader, the clean-up view and on the server.
 */
export const articleExtensions = [
  StarterKit.configure({
    code: false,
    codeBlock: false,
    underline: false,
    undoRedo: {},
    dropcursor: false,
    gapcursor: false,
    trailingNode: false,
    link: { openOnClick: false, autolink: false, linkOnPaste: false, isAllowedUri: (url) => isSafeLink(url) },
  }),
  ...articleNodes,
  Cue,
];

export const articleSchema = getSchema(articleExtensions);

/** ProseMirror JSON. Always checked against a schema before it is stored. */
export type DocumentJson = JSONContent & { type: "doc" };
