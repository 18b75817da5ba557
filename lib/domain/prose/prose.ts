import { getSchema } from "@tiptap/core";
import StarterKit from "@tiptap/starter-kit";
import { type DocumentJson, isSafeLink } from "../article/article-schema.ts";
import { canonicalText } from "../article/canonical-text.ts";
import { checkDocument, listStart } from "../article/document-check.ts";
import { normalizeDocument } from "../article/text.ts";
import type { Result } from "../result.ts";
import { deceptiveHost } from "../text/deceptive-host.ts";
import { saysSomething } from "../text/says-something.ts";
import { writeMarkdown } from "./markdown-writing.ts";
import type { ProseNode } from "./prose-node.ts";

/** What a rationale or a summary may hold: paragraphs, bold, italic, strike, lists, links, quotes and line breaks. */
export const proseExtensions = [kit()];

/** The same for prose that several people write at once: undoing is a matter of whose change it was. */
export const sharedProseExtensions = [kit({ undoRedo: false })];

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

/** Longest prose, in UTF-16 code units of its text. */
export const proseLimit = 100_000;

export const emptyProse: DocumentJson = { type: "doc", content: [{ type: "paragraph" }] };

/** Reads prose from outside. Refused with `invalid` and a reason: too long, too deep, an unsafe link, or anything the schema does not know. */
export function parseProse(json: unknown): Result<DocumentJson> {
  return checkDocument(json, proseSchema, { text: proseLimit, depth: 40, nodes: 50_000 });
}

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

/** Writes prose as Markdown that reads back as the same prose, but for white space at the edges and empty blocks, which Markdown cannot say. */
export function proseToMarkdown(document: DocumentJson): string {
  return isEmptyProse(document) ? "" : writeMarkdown(normalizeDocument(document));
}

const blockTags: Record<string, string> = { blockquote: "blockquote", bulletList: "ul", listItem: "li" };
const markTags: Record<string, string> = { bold: "strong", italic: "em", strike: "s" };

/** Writes prose as HTML in which nothing can run: text and attributes are escaped, links are checked again. */
export function proseToHtml(document: DocumentJson): string {
  return (document.content ?? []).map(nodeToHtml).join("");
}

function nodeToHtml(node: ProseNode): string {
  if (node.type === "hardBreak") return "<br>";
  if (node.type === "text") return (node.marks ?? []).reduceRight(markToHtml, escapeHtml(node.text ?? ""));
  const inner = (node.content ?? []).map(nodeToHtml).join("");
  if (node.type === "paragraph") return `<p dir="auto">${inner}</p>`;
  if (node.type === "orderedList") {
    const start = listStart(node.attrs?.start);
    return start === 1 ? `<ol>${inner}</ol>` : `<ol start="${start}">${inner}</ol>`;
  }
  const tag = blockTags[node.type ?? ""];
  return tag ? `<${tag}>${inner}</${tag}>` : inner;
}

function markToHtml(inner: string, mark: NonNullable<ProseNode["marks"]>[number]): string {
  if (mark.type === "link") {
    const href = String(mark.attrs?.href ?? "");
    const host = deceptiveHost(href);
    const shown = host === null ? "" : ` title="${host}" data-host="${host}"`;
    return isSafeLink(href) ? `<a href="${escapeHtml(href)}" rel="noopener noreferrer"${shown}>${inner}</a>` : inner;
  }
  const tag = markTags[mark.type];
  return tag ? `<${tag}>${inner}</${tag}>` : inner;
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;").replaceAll("'", "&#39;");
}
