import type { JSONContent } from "@tiptap/core";

const textblocks = new Set(["paragraph", "heading", "picture"]);

/** Does it hold words itself? Paragraphs and headings do, and the words that stand for a picture. */
export function isTextblock(node: JSONContent): boolean {
  return textblocks.has(node.type ?? "");
}

/** A textblock with the cell, the row and the table that it stands in, where it does. */
type PlacedTextblock = { node: JSONContent; cell: JSONContent | null; row: JSONContent | null; table: JSONContent | null };

/** The textblocks of a document, or of one block of it, in order, wherever they stand. */
export function textblocksOf(document: JSONContent): PlacedTextblock[] {
  const found: PlacedTextblock[] = [];
  const waiting: PlacedTextblock[] = [{ node: document, cell: null, row: null, table: null }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node } = next;
    if (isTextblock(node)) found.push(next);
    const table = node.type === "table" ? node : next.table;
    const row = node.type === "tableRow" ? node : next.row;
    const cell = node.type === "tableCell" || node.type === "tableHeader" ? node : next.cell;
    if (!isTextblock(node)) for (const child of (node.content ?? []).toReversed()) waiting.push({ node: child, cell, row, table });
  }
  return found;
}

/**
 * The canonical text of a document, version 2: the text of its textblocks (paragraphs, headings and the words that stand for pictures,
 * wherever they stand) in document order, joined by one line feed; within a table, cells of a row are joined by one tab, rows by one line
 * feed, blocks of a cell by one space; a hard break is one line feed; nothing else adds a character. Nothing is trimmed or normalized, so an
 * empty textblock is an empty line, an empty cell nothing between two tabs. Raised and lowered text has its signs, `^(…)` and `_(…)`, in the
 * document's own text, raised digits are raised characters there (see `raised-text.ts`): within a textblock the text is the document's,
 * character by character. For documents without tables and pictures this is what version 1 gave. A snapshot's `sha256` is taken of the UTF-8
 * bytes of this text, and every offset of a passage counts its UTF-16 code units.
 */
export function canonicalText(document: JSONContent): string {
  const blocks = textblocksOf(document);
  return blocks.map((block, index) => separator(blocks[index - 1], block) + textOf(block.node)).join("");
}

function separator(before: PlacedTextblock | undefined, block: PlacedTextblock): string {
  if (before === undefined) return "";
  if (block.cell !== null && block.cell === before.cell) return " ";
  return block.row !== null && block.row === before.row ? "\t" : "\n";
}

function textOf(textblock: JSONContent): string {
  return (textblock.content ?? []).map((inline) => (inline.type === "hardBreak" ? "\n" : (inline.text ?? ""))).join("");
}
