import type { DocumentJson } from "../article/article-schema.ts";
import { spanOf } from "../article/cell-span.ts";
import { listStart } from "../article/list-start.ts";
import { isSafeLink } from "../article/safe-link.ts";
import { deceptiveHost } from "../text/deceptive-host.ts";
import type { ProseNode } from "./prose-node.ts";

const blockTags: Record<string, string> = { blockquote: "blockquote", bulletList: "ul", listItem: "li", tableRow: "tr" };
const cellTags: Record<string, string> = { tableCell: "td", tableHeader: "th" };
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
  if (node.type === "table")
    return `<section class="table-box" tabindex="0" aria-label="Table"><table dir="auto"><tbody>${inner}</tbody></table></section>`;
  const cell = cellTags[node.type ?? ""];
  if (cell) return `<${cell}${span("colspan", node)}${span("rowspan", node)}>${inner}</${cell}>`;
  const tag = blockTags[node.type ?? ""];
  return tag ? `<${tag}>${inner}</${tag}>` : inner;
}

function span(name: "colspan" | "rowspan", { attrs }: ProseNode): string {
  const covered = spanOf(attrs?.[name]);
  return covered > 1 ? ` ${name}="${covered}"` : "";
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
