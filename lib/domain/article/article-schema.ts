import { getSchema, type JSONContent } from "@tiptap/core";
import StarterKit from "@tiptap/starter-kit";
import { z } from "zod";
import { articleNodes } from "./article-nodes.ts";
import { Cue } from "./cue-mark.ts";

/** Links that Assay keeps: http, https and mailto, nothing else, whatever the case and padding; no web address that names a user. */
export function isSafeLink(href: string): boolean {
  const protocol = URL.parse(href)?.protocol;
  return protocol === "mailto:" || ((protocol === "http:" || protocol === "https:") && !namesUser(href));
}

/** Does a web address name a user before its host, as in https://bank.example@evil.example? It leads elsewhere than it seems to. */
export function namesUser(address: string): boolean {
  const url = URL.parse(address);
  if (url === null || !/^https?:$/.test(url.protocol)) return false;
  // Browsers read backslashes as slashes, and pass over white space within an address and before it; an empty name counts too.
  return url.username !== "" || url.password !== "" || /^[^:]*:[/\\]*[^/\\?#]*@/.test(address.replaceAll(/[\t\n\r]/g, "").trim());
}

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

const attributeValue = z.union([z.string().max(4000), z.number(), z.boolean(), z.null()]);
const mark = z.object({ type: z.string().max(40), attrs: z.record(z.string(), attributeValue).optional() });

/** Shape only; `parseDocument` checks it against the schema. */
export const documentJson: z.ZodType<DocumentJson> = z.lazy(() =>
  z.object({ type: z.literal("doc"), content: z.array(nodeJson).optional() }),
);
const nodeJson: z.ZodType<JSONContent> = z.lazy(() =>
  z.object({
    type: z.string().max(40),
    attrs: z.record(z.string(), attributeValue).optional(),
    content: z.array(nodeJson).optional(),
    marks: z.array(mark).optional(),
    text: z.string().optional(),
  }),
);
