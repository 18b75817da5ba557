import { articleSchema, type DocumentJson } from "../article/article-schema.ts";
import { canonicalText } from "../article/canonical-text.ts";
import { spanOf } from "../article/cell-span.ts";
import { isSafeLink } from "../article/safe-link.ts";
import type { PublishedAnnotation, RevisionContent } from "../revision/revision.ts";
import { deceptiveHost } from "../text/deceptive-host.ts";
import { textDirection } from "../text/language.ts";
import { segments } from "../text/segments.ts";
import { webUri } from "./addresses.ts";
import { escapeHtml } from "./escaping.ts";
import { verdictClass } from "./verdict-look.ts";

type Node = Omit<DocumentJson, "type"> & { type?: string };
type Mark = NonNullable<Node["marks"]>[number];

/** One block of the article as HTML, with the annotations whose first passage begins in it. */
export type ArticleBlock = { html: string; annotations: PublishedAnnotation[] };

/** The article block by block, its passages marked: every piece of text stands in just one mark, whatever overlaps. */
export function* articleBlocks(content: RevisionContent): Generator<ArticleBlock> {
  const write = articleWriter(content);
  const waiting = [...content.annotations];
  const blocks = content.article.document.content ?? [];
  for (const [index, node] of blocks.entries()) {
    const { html, end } = write(node);
    const later = waiting.findIndex((annotation) => (annotation.passages[0]?.start ?? 0) > end);
    const isLast = index === blocks.length - 1;
    yield { html, annotations: waiting.splice(0, isLast || later < 0 ? waiting.length : later) };
  }
}

/** Writes the document's blocks in order, keeping count of where in the canonical text (UTF-16) each one ends. */
function articleWriter({ article: { text, language }, annotations }: RevisionContent): (node: Node) => { html: string; end: number } {
  const passages = annotations.flatMap((annotation) =>
    annotation.passages.map((passage, index) => ({ id: annotation.id, annotation, index, ...withoutBorders(text, passage) })),
  );
  const byId = new Map(annotations.map((annotation) => [annotation.id, annotation]));
  const begins = Map.groupBy(passages, ({ start }) => start);
  const ends = Map.groupBy(passages, ({ end }) => end);
  const pieces = segments(text.length, passages);
  let piece = 0;
  let offset = 0;
  let textblocks = 0;

  function write(node: Node): string {
    const type = articleSchema.nodes[node.type ?? ""];
    if (type?.isTextblock === true && textblocks++ > 0) offset += 1;
    if (node.type === "text") return marked(node.text ?? "", node.marks ?? []);
    if (node.type === "hardBreak") offset += 1;
    return wrapped(node, (node.content ?? []).map(write).join(""), language);
  }

  function marked(words: string, marks: Mark[]): string {
    const until = offset + words.length;
    let html = "";
    while (offset < until) {
      while ((pieces[piece]?.end ?? text.length) <= offset && piece < pieces.length) piece += 1;
      const current = pieces[piece];
      const end = Math.min(until, current?.end ?? until);
      const over = (current?.ids ?? []).flatMap((id) => byId.get(id) ?? []);
      html += (begins.get(offset) ?? []).map(({ annotation }) => spoken(`begins: ${label(annotation)}`)).join("");
      html += inMark(styled(text.slice(offset, end), marks), over);
      html += (ends.get(end) ?? []).map(({ annotation, index }) => reference(annotation, index === 0)).join("");
      offset = end;
    }
    return html;
  }

  return (node) => ({ html: write(node), end: offset });
}

function inMark(html: string, over: PublishedAnnotation[]): string {
  const nearest = over[0];
  if (nearest === undefined) return html;
  return `<mark class="${verdictClass(nearest.verdict)}${over.length > 1 ? " more" : ""}">${html}</mark>`;
}

/** Where a passage ends; the card leads back to the first of them. */
function reference(annotation: PublishedAnnotation, isFirst: boolean): string {
  const id = isFirst ? ` id="p-${escapeHtml(annotation.id)}"` : "";
  return `<sup${id} class="${verdictClass(annotation.verdict)}"><a href="#a-${escapeHtml(annotation.id)}">${spoken("ends: ")}${annotation.number}</a></sup>`;
}

function label({ number, verdict }: PublishedAnnotation): string {
  return `${number}, ${verdict.name}. `;
}

function spoken(words: string): string {
  return `<span class="spoken">${escapeHtml(words)}</span>`;
}

function styled(words: string, marks: Mark[]): string {
  return marks.reduceRight((html, { type, attrs }) => {
    if (type === "bold") return `<strong>${html}</strong>`;
    if (type === "italic") return `<em>${html}</em>`;
    if (type === "strike") return `<s>${html}</s>`;
    if (type === "superscript") return `<sup>${html}</sup>`;
    if (type === "subscript") return `<sub>${html}</sub>`;
    if (type === "sign") return `<span class="sign">${html}</span>`;
    const href = type === "link" ? safeHref(String(attrs?.href ?? "")) : null;
    return href === null ? html : `<a href="${escapeHtml(href)}" rel="noopener nofollow"${hostShown(href)}>${html}</a>`;
  }, escapeHtml(words));
}

/** Attributes that show the host of a link which isn't what it looks like. */
export function hostShown(address: string): string {
  const host = deceptiveHost(address);
  return host === null ? "" : ` title="${escapeHtml(host)}" data-host="${escapeHtml(host)}"`;
}

function safeHref(href: string): string | null {
  return webUri(href) ?? (isSafeLink(href) ? href : null);
}

/** Headings stand one level down: the page's own title is the first. */
function wrapped(node: Node, html: string, language: string): string {
  const dir = () => ` dir="${textDirection(canonicalText(node), language)}"`;
  if (node.type === "paragraph") return `<p${dir()}>${html}</p>`;
  if (node.type === "heading") {
    const level = Math.min(6, Number(node.attrs?.level ?? 1) + 1);
    return `<h${level}${dir()}>${html}</h${level}>`;
  }
  if (node.type === "picture") return `<p class="picture"${dir()}>${html}</p>`;
  if (node.type === "table")
    return `<section class="table-box" tabindex="0" aria-label="Table"><table${dir()}><tbody>${html}</tbody></table></section>`;
  if (node.type === "tableRow") return `<tr>${html}</tr>`;
  if (node.type === "tableHeader") return `<th${spans(node)}>${html}</th>`;
  if (node.type === "tableCell") return `<td${spans(node)}>${html}</td>`;
  if (node.type === "blockquote") return `<blockquote${dir()}>${html}</blockquote>`;
  if (node.type === "bulletList") return `<ul${dir()}>${html}</ul>`;
  if (node.type === "orderedList") return `<ol${dir()} start="${Math.trunc(Number(node.attrs?.start ?? 1)) || 1}">${html}</ol>`;
  if (node.type === "listItem") return `<li>${html}</li>`;
  if (node.type === "horizontalRule") return "<hr>";
  if (node.type === "hardBreak") return "<br>";
  return html;
}

function spans({ attrs }: Node): string {
  const [columns, rows] = [spanOf(attrs?.colspan), spanOf(attrs?.rowspan)];
  return `${columns > 1 ? ` colspan="${columns}"` : ""}${rows > 1 ? ` rowspan="${rows}"` : ""}`;
}

/** White space at a passage's ends may be the border of a block or a cell: there is nothing to mark. */
function withoutBorders(text: string, passage: { start: number; end: number }): { start: number; end: number } {
  let { start, end } = passage;
  while (start < end && isBorder(text[start])) start += 1;
  while (start < end && isBorder(text[end - 1])) end -= 1;
  return { start, end };
}

function isBorder(character: string | undefined): boolean {
  return character === "\n" || character === "\t" || character === " ";
}
