import { spanOf } from "../article/cell-span.ts";
import type { ProseNode } from "./prose-node.ts";

/** Beyond so many places, a table's cells are written one after the other, however many places each of them covers. */
const mostPlaces = 20_000;

/**
 * Writes a table as GitHub Flavored Markdown does. Its first row is the head there: a table that has none gets an empty one, which
 * `isEmptyHead` tells when it is read. A cell that covers several places stands in the first of them, its lines apart by `<br>`.
 */
export function writeTable(table: ProseNode, writeLine: (nodes: ProseNode[]) => string): string[] {
  const rows = table.content ?? [];
  const places = placesOf(rows, (cell) => writeCell(cell, writeLine));
  const width = places.reduce((widest, row) => Math.max(widest, row.length), 0);
  const isHeaded = rows[0]?.content?.every(({ type }) => type === "tableHeader") === true;
  const head = (isHeaded ? places.shift() : undefined) ?? [];
  const all = (cells: string[], empty: string) => Array.from({ length: width }, (_, column) => cells[column] ?? empty);
  return [all(head, ""), all([], "---"), ...places].map((cells) => `| ${cells.join(" | ")} |`);
}

function writeCell(cell: ProseNode, writeLine: (nodes: ProseNode[]) => string): string {
  const lines = (cell.content ?? []).flatMap(({ content }) => linesOf(content ?? []));
  return lines
    .filter((line) => line.length > 0)
    .map((line) => writeLine(line).replaceAll("|", "\\|"))
    .join("<br>");
}

function placesOf(rows: ProseNode[], write: (cell: ProseNode) => string): string[][] {
  const places = rows.map((): string[] => []);
  let left = mostPlaces;
  for (const [row, { content }] of rows.entries()) {
    let column = 0;
    for (const cell of content ?? []) {
      while (places[row]?.[column] !== undefined) column++;
      const wide = spanOf(cell.attrs?.colspan);
      const covered = places.slice(row, row + spanOf(cell.attrs?.rowspan));
      left -= wide * covered.length;
      for (const line of left > 0 ? covered : covered.slice(0, 1)) {
        for (let at = column; at < column + (left > 0 ? wide : 1); at++) line[at] ??= "";
      }
      const own = places[row];
      if (own) own[column] = write(cell);
    }
  }
  // Where a cell reached down past the end of a row, that row has a gap.
  return places.map((row) => Array.from(row, (cell) => cell ?? ""));
}

/** A head that is only there because Markdown asks for one. */
export function isEmptyHead(row: ProseNode | undefined): boolean {
  const isEmpty = ({ type, content }: ProseNode) => type === "tableHeader" && content?.every((block) => block.content === undefined);
  return row?.content?.every(isEmpty) === true;
}

/** The lines of a textblock's content: in a cell each is a block of its own. */
export function linesOf(content: ProseNode[]): ProseNode[][] {
  const lines: ProseNode[][] = [[]];
  for (const node of content) {
    if (node.type === "hardBreak") lines.push([]);
    else lines.at(-1)?.push(node);
  }
  return lines;
}

/** The cells that a row has beyond the `width` of its head, which the parser leaves out. `line`: the row as it stands in the source. */
export function cellsBeyond(line: string, width: number): string[] {
  const cells = line
    .replace(/^[\s>]+/, "")
    .trimEnd()
    .split(/(?<!\\)\|/);
  if (cells[0] === "") cells.shift();
  if (cells.at(-1) === "") cells.pop();
  return cells.slice(width).map((cell) => cell.replaceAll("\\|", "|").trim());
}
