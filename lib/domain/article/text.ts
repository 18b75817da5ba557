import type { Node } from "@tiptap/pm/model";
import type { Result } from "../result.ts";
import { partitionPoint } from "../text/partition-point.ts";
import { articleLimit } from "./article.ts";
import { articleSchema, type DocumentJson } from "./article-schema.ts";
import { canonicalText, isTextblock } from "./canonical-text.ts";
import { checkDocument } from "./document-check.ts";
import type { DocumentLimits } from "./document-limits.ts";

type Json = Pick<DocumentJson, "content" | "marks" | "attrs" | "text"> & { type?: string };

/** Where each textblock's text begins: in the canonical text, and in the ProseMirror document. Within a textblock both count alike. */
export type TextMap = { blocks: { offset: number; position: number; length: number }[] };

/** Maps from offsets of `canonicalText` (UTF-16) to positions in the same document as a ProseMirror node. */
export function textMap(document: Node): TextMap {
  const blocks: TextMap["blocks"] = [];
  let offset = 0;
  document.descendants((node, position) => {
    if (!node.isTextblock) return true;
    const length = node.content.size;
    blocks.push({ offset, position: position + 1, length });
    offset += length + 1;
    return false;
  });
  return { blocks };
}

/**
 * The ProseMirror position of an offset in the canonical text (UTF-16). Where a line feed, tab or space joins two textblocks, `start` gives the place
 * before the text that follows and `end` the place after the text that precedes, so that a passage never begins or ends in a block it
 * has no text of. Throws RangeError out of range.
 */
export function positionAt(map: TextMap, offset: number, side: "start" | "end"): number {
  const { blocks } = map;
  let index = partitionPoint(blocks.length, (at) => (blocks[at]?.offset ?? 0) <= offset) - 1;
  const found = blocks[index];
  if (!found || offset > found.offset + found.length) {
    if (offset === 0 && blocks.length === 0) return 0;
    throw new RangeError(`Offset ${offset} is outside the text`);
  }
  const step = side === "start" ? 1 : -1;
  const atEdge = side === "start" ? offset === found.offset + found.length : offset === found.offset;
  if (atEdge) {
    index += step;
    while (blocks[index]?.length === 0) index += step;
    const neighbour = blocks[index];
    if (neighbour) return side === "start" ? neighbour.position : neighbour.position + neighbour.length;
  }
  return found.position + offset - found.offset;
}

/** What an article's document may hold. */
export const articleLimits: DocumentLimits = { text: articleLimit, depth: 40, nodes: 50_000 };

/**
 * Reads an article's document from outside. Refused with `invalid` and a reason: too long, too deep, too many parts, an unsafe link, a
 * character that cannot be stored, or anything the article schema does not know.
 */
export function parseDocument(json: unknown): Result<DocumentJson> {
  return checkDocument(json, articleSchema, articleLimits);
}

/**
 * The document as a careful typist would have left it: runs of white space become one space, blocks lose white space and line breaks at
 * their edges, breaks lose the spaces around them, and what is left empty (blocks, quotes, lists, list items) is dropped. Marks stay.
 * The result is valid by the schema the document was valid by.
 */
export function normalizeDocument(document: DocumentJson): DocumentJson {
  const content = (document.content ?? []).flatMap(normalizeBlock);
  return { type: "doc", content: content.length > 0 ? content : [{ type: "paragraph" }] };
}

function normalizeBlock(node: Json): Json[] {
  if (isTextblock(node)) {
    const content = normalizeInline(node.content ?? []);
    return content.length > 0 ? [{ ...node, content }] : [];
  }
  if (node.type === "table") return normalizeTable(node);
  if (node.content === undefined) return [node];
  const isList = node.type === "bulletList" || node.type === "orderedList";
  const content = isList ? node.content.flatMap(normalizeItem) : node.content.flatMap(normalizeBlock);
  return content.length > 0 ? [{ ...node, content }] : [];
}

/** Cells keep their places, also empty ones; a table without words is dropped. */
function normalizeTable(table: Json): Json[] {
  const content = (table.content ?? []).map((row) => ({
    ...row,
    content: (row.content ?? []).map((cell) => {
      const blocks = (cell.content ?? []).flatMap(normalizeBlock);
      return { ...cell, content: blocks.length > 0 ? blocks : [{ type: "paragraph" }] };
    }),
  }));
  return /\S/u.test(canonicalText({ type: "table", content })) ? [{ ...table, content }] : [];
}

/** A list item begins with a paragraph. When that was empty, what follows moves up to stand in its place; a table stays. */
function normalizeItem(item: Json): Json[] {
  const content = (item.content ?? []).flatMap(normalizeBlock);
  for (let first = content[0]; first && first.type !== "paragraph"; first = content[0]) {
    const rest = content.slice(1);
    if (first.type === "bulletList" || first.type === "orderedList") {
      return [...(first.content ?? []), ...(rest.length > 0 ? normalizeItem({ ...item, content: rest }) : [])];
    }
    if (first.type === "table") content.unshift({ type: "paragraph" });
    else content.splice(0, 1, ...(isTextblock(first) ? [{ type: "paragraph", content: first.content }] : (first.content ?? [])));
  }
  return content.length > 0 ? [{ ...item, content }] : [];
}

function normalizeInline(nodes: Json[]): Json[] {
  const kept: Json[] = [];
  for (const node of nodes) {
    const last = kept.at(-1);
    if (node.type === "hardBreak") {
      trimEnd(kept);
      if (kept.length > 0) kept.push({ type: "hardBreak" });
      continue;
    }
    const collapsed = (node.text ?? "").replaceAll(/\s+/gu, " ");
    const followsSpace = last === undefined || last.type === "hardBreak" || last.text?.endsWith(" ");
    const text = followsSpace ? collapsed.trimStart() : collapsed;
    if (text === "") continue;
    if (last?.text !== undefined && sameMarks(last, node)) kept.splice(-1, 1, { ...last, text: last.text + text });
    else kept.push({ ...node, text });
  }
  trimEnd(kept);
  while (kept.at(-1)?.type === "hardBreak") kept.pop();
  return kept;
}

function trimEnd(nodes: Json[]): void {
  const last = nodes.at(-1);
  if (!last?.text?.endsWith(" ")) return;
  const text = last.text.trimEnd();
  nodes.splice(-1, 1, ...(text === "" ? [] : [{ ...last, text }]));
}

function sameMarks(a: Json, b: Json): boolean {
  return JSON.stringify(a.marks ?? []) === JSON.stringify(b.marks ?? []);
}
