import type { DocumentJson } from "../article/article-schema.ts";
import { listStart } from "../article/list-start.ts";
import { isSafeLink } from "../article/safe-link.ts";
import { deceptiveHost } from "../text/deceptive-host.ts";
import type { ProseNode } from "./prose-node.ts";

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
