import type { JSONContent } from "@tiptap/core";
import { canonicalText } from "#lib/domain/article/canonical-text.ts";
import { spanOf } from "#lib/domain/article/cell-span.ts";

/** The rows of a table, no cell of which reaches below the last; none of a table that has no words. */
export function tableRows(rows: JSONContent[]): JSONContent[] {
  if (!/\S/u.test(canonicalText({ type: "table", content: rows }))) return [];
  return rows.map((row, index) => ({
    ...row,
    content: row.content?.map((cell) => ({
      ...cell,
      attrs: { colspan: spanOf(cell.attrs?.colspan), rowspan: Math.min(spanOf(cell.attrs?.rowspan), rows.length - index) },
    })),
  }));
}

/** The block as it may stand in a parent of this type: what stands in a table, but in no cell of it, gets one. */
export function inPlaceOf(parent: string, block: JSONContent): JSONContent {
  const isCell = block.type === "tableCell" || block.type === "tableHeader";
  if ((parent !== "table" && parent !== "tableRow") || isCell || block.type === "tableRow") return block;
  const cell = { type: "tableCell", attrs: { colspan: 1, rowspan: 1 }, content: [block] };
  return parent === "table" ? { type: "tableRow", content: [cell] } : cell;
}

/** The lines of a textblock's content: in a cell each is a block of its own. */
export function linesOf(content: JSONContent[]): JSONContent[][] {
  const lines: JSONContent[][] = [[]];
  for (const node of content) {
    if (node.type === "hardBreak") lines.push([]);
    else lines.at(-1)?.push(node);
  }
  return lines;
}
