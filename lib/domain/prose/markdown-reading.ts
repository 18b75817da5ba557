import createMarkdown, { type MarkdownIt, type Token } from "markdown-it";
import type { DocumentJson } from "../article/article-schema.ts";
import { mostCells } from "../article/cell-span.ts";
import { writableHref } from "../article/document-check.ts";
import { jsonOf } from "../article/document-json.ts";
import { listStart } from "../article/list-start.ts";
import { isSafeLink } from "../article/safe-link.ts";
import { toStorable } from "../text/storable.ts";
import { cellsBeyond, isEmptyHead, linesOf } from "./markdown-tables.ts";
import type { ProseMark, ProseNode } from "./prose-node.ts";
import { proseSchema } from "./prose-schema.ts";

const containers: Record<string, string> = {
  blockquote_open: "blockquote",
  bullet_list_open: "bulletList",
  ordered_list_open: "orderedList",
  list_item_open: "listItem",
  table_open: "table",
  tr_open: "tableRow",
  th_open: "tableHeader",
  td_open: "tableCell",
};
/** What stands only in its own kind of parent. */
const parents: Record<string, string[]> = {
  listItem: ["bulletList", "orderedList"],
  tableRow: ["table"],
  tableHeader: ["tableRow"],
  tableCell: ["tableRow"],
};
const inlineMarks: Record<string, string> = { em: "italic", strong: "bold", s: "strike" };

/** Containers within containers; what is nested more deeply is kept, at this depth. */
const deepest = 24;

let parser: MarkdownIt | undefined;

function markdown(): MarkdownIt {
  if (parser) return parser;
  parser = createMarkdown("commonmark", { html: false, maxNesting: 100 }).enable(["strikethrough", "table"]);
  // A cell has no other way to say where a line ends.
  parser.inline.ruler.before("html_inline", "line_break", (state, silent) => {
    const [found] = /^<br *\/?>/i.exec(state.src.slice(state.pos, state.pos + 10)) ?? [];
    if (found === undefined) return false;
    if (!silent) state.push("hardbreak", "br", 0);
    state.pos += found.length;
    return true;
  });
  // Addresses are checked and written in one place, ours.
  parser.validateLink = () => true;
  parser.normalizeLink = (url) => url;
  return parser;
}

/** Reads Markdown as prose of the schema. Takes any string. */
export function proseFromMarkdown(markdown: string): DocumentJson {
  const node = proseSchema.nodeFromJSON(readMarkdown(markdown));
  node.check();
  return jsonOf(node);
}

/**
 * Reads CommonMark (with GitHub's tables and ~~strike~~) as prose. What prose has no place for keeps its words: a heading becomes a bold
 * paragraph, code plain text, an image its description (linked, when the address is safe), a rule its characters, HTML but for <br> the
 * characters typed. A link to anywhere but http, https and mailto becomes text; cells beyond a table's head stay.
 */
function readMarkdown(source: string): ProseNode {
  const root: ProseNode = { type: "doc", content: [] };
  const open: ProseNode[] = [root];
  let heading = false;
  const storable = toStorable(source);
  const sourceLines = storable.split(/\r\n?|\n/);
  let beyond: string[] = [];

  for (const token of markdown().parse(storable, {})) {
    const parent = open.at(-1) ?? root;
    const container = containers[token.type];
    if (token.type === "tr_open" && token.map) beyond = cellsBeyond(sourceLines[token.map[0]] ?? "", headWidth(parent));
    if (token.type === "tr_close") for (const cell of beyond) addCell(parent, cell);
    if (container) open.push(openContainer(container, token, parent, open.length));
    else if (token.type.replace("_close", "_open") in containers) closeContainer(open.pop());
    else if (token.type === "heading_open") heading = true;
    else if (token.type === "heading_close") heading = false;
    else if (token.type === "inline") addParagraph(parent, readInline(token.children ?? [], heading ? [{ type: "bold" }] : []));
    else if (token.type === "hr") addParagraph(parent, lines(token.markup));
    else if (token.content !== "") addParagraph(parent, lines(token.content));
  }
  if (root.content?.length === 0) addParagraph(root, []);
  return root;
}

/** The new container, or `parent` itself where one more would be too deep. */
function openContainer(type: string, token: Token, parent: ProseNode, depth: number): ProseNode {
  const allowed = parents[type];
  if (allowed ? !allowed.includes(parent.type ?? "") : depth > deepest) return parent;
  const node: ProseNode = { type, content: [] };
  if (type === "orderedList") node.attrs = { start: listStart(Number(token.attrGet("start") ?? 1)) };
  parent.content?.push(node);
  return node;
}

/** The schema wants a block in every container, and a paragraph at the head of every list item. */
function closeContainer(node: ProseNode | undefined): void {
  const first = node?.content?.[0];
  if (node?.type === "listItem" && first?.type !== "paragraph") node.content?.unshift({ type: "paragraph" });
  if (node?.type === "blockquote" && !first) addParagraph(node, []);
  if (node?.type === "table") closeTable(node);
}

/** Of a table that is too large, each row becomes a line of a list. */
function closeTable(table: ProseNode): void {
  if (isEmptyHead(table.content?.[0]) && table.content?.[1]) table.content.shift();
  const rows = table.content ?? [];
  if (rows.reduce((sum, { content = [] }) => sum + content.length, 0) <= mostCells) return;
  table.type = "bulletList";
  table.content = rows.map((row) => ({ type: "listItem", content: [{ type: "paragraph", content: lineOf(row) }] }));
}

function lineOf(row: ProseNode): ProseNode[] {
  const blocks = (row.content ?? []).flatMap(({ content = [] }) => content).filter(({ content }) => content !== undefined);
  return blocks.flatMap(({ content = [] }, index) => [...(index > 0 ? [{ type: "text", text: " · " }] : []), ...content]);
}

/** How many cells the parser takes from each row; of a table that is nested too deeply, and so is none, there is no head to count. */
function headWidth({ type, content }: ProseNode): number {
  return (type === "table" ? content?.[0]?.content?.length : undefined) ?? Number.POSITIVE_INFINITY;
}

function addCell(row: ProseNode, markdownOfCell: string): void {
  const content = readInline(markdown().parseInline(markdownOfCell, {})[0]?.children ?? [], []);
  const cell: ProseNode = { type: "tableCell", content: [] };
  row.content?.push(cell);
  addParagraph(cell, content);
}

function addParagraph(parent: ProseNode, content: ProseNode[]): void {
  if (parent.type === "tableCell" || parent.type === "tableHeader") {
    const said = linesOf(content).filter((line) => line.length > 0);
    parent.content = (said.length > 0 ? said : [[]]).map((line) => ({ type: "paragraph", ...(line.length > 0 && { content: line }) }));
    return;
  }
  parent.content?.push(content.length > 0 ? { type: "paragraph", content } : { type: "paragraph" });
}

/** Code and the like: each line as it was typed. */
function lines(text: string): ProseNode[] {
  const nodes = text
    .replace(/\n$/, "")
    .split("\n")
    .flatMap((line): ProseNode[] => [{ type: "hardBreak" }, ...(line === "" ? [] : [{ type: "text", text: line }])]);
  return nodes.slice(1);
}

function readInline(tokens: Token[], outer: ProseMark[]): ProseNode[] {
  const nodes: ProseNode[] = [];
  const open: (ProseMark | null)[] = [...outer];
  for (const token of tokens) {
    const mark = token.type === "link_open" ? linkMark(token.attrGet("href")) : markOf(token);
    if (token.type.endsWith("_open")) open.push(mark);
    else if (token.type.endsWith("_close")) open.pop();
    else if (token.type === "hardbreak") nodes.push({ type: "hardBreak" });
    else if (token.type === "softbreak") addText(nodes, " ", open);
    else if (token.type === "image") addText(nodes, token.content, [...open, linkMark(token.attrGet("src"))]);
    else addText(nodes, token.content, open);
  }
  return nodes;
}

function markOf(token: Token): ProseMark | null {
  const type = inlineMarks[token.type.replace("_open", "")];
  return type === undefined ? null : { type };
}

function linkMark(address: string | number | null): ProseMark | null {
  const href = String(address ?? "");
  return isSafeLink(href) ? { type: "link", attrs: { href: writableHref(href) } } : null;
}

function addText(nodes: ProseNode[], text: string, open: (ProseMark | null)[]): void {
  if (text === "") return;
  const marks = [...new Map(open.filter((mark) => mark !== null).map((mark) => [mark.type, mark])).values()];
  const last = nodes.at(-1);
  if (last?.text !== undefined && JSON.stringify(last.marks) === JSON.stringify(marks)) last.text += text;
  else nodes.push({ type: "text", text, marks });
}
