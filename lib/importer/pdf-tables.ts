import type { JSONContent } from "@tiptap/core";
import type { Line } from "./pdf-lines.ts";

/** Two columns of text that the file draws line by line, across both: one after the other. */
export function withoutWovenColumns(lines: Line[]): Line[] {
  const apart: Line[] = [];
  for (let start = 0; start < lines.length; ) {
    const rows = sharedRows(lines, start);
    if (rows === null || !isText(lines.slice(start, start + rows.length), rows.gaps)) {
      apart.push(...lines.slice(start, start + 1));
      start += 1;
      continue;
    }
    const woven = lines.slice(start, start + rows.length);
    for (const column of [0, 1])
      for (const line of woven) apart.push(...line.cells.slice(column, column + 1).map((cell) => ({ ...line, ...cell, cells: [cell] })));
    start += rows.length;
  }
  return apart;
}

/** A table's lines from `start` on: how many they are, and the edges between their columns. Null for none. */
export function tableAt(lines: Line[], start: number): { length: number; edges: number[] } | null {
  const rows = sharedRows(lines, start);
  if (rows === null) return null;
  const shown = lines.slice(start, start + rows.length);
  // Two lines may look so by chance, unless there are figures in them.
  const ofFigures = rows.gaps.length > 1 && shown.some(({ cells }) => cells.slice(1).every(({ text }) => /\d/.test(text)));
  const edges = rows.gaps.map(([left, right]) => (left + right) / 2);
  if (shown.length < (ofFigures ? 2 : 3) || isText(shown, rows.gaps) || !isAligned(shown, edges)) return null;
  return { length: rows.length, edges };
}

type Gap = [left: number, right: number];

/** Lines beneath each other that leave the same gaps free. */
function sharedRows(lines: Line[], start: number): { length: number; gaps: Gap[] } | null {
  let gaps: Gap[] | null = null;
  let end = start;
  for (; end < lines.length; end += 1) {
    const line = lines[end];
    const before = lines[end - 1];
    if (line === undefined || (end > start && (before === undefined || !isBeneath(before, line)))) break;
    const shared: Gap[] = gaps === null ? gapsOf(line) : shareOf(gaps, gapsOf(line));
    if (shared.length === 0 || (gaps !== null && shared.length < gaps.length)) break;
    gaps = shared;
  }
  return gaps === null || end - start < 2 ? null : { length: end - start, gaps };
}

function isBeneath(before: Line, line: Line): boolean {
  return before.bottom > line.bottom && before.bottom - line.bottom < line.height * 4;
}

/** Long cells in two columns are columns of text. */
function isText(lines: Line[], gaps: Gap[]): boolean {
  const cells = lines.flatMap((line) => line.cells.map(({ text }) => text.length));
  return (
    gaps.length === 1 &&
    lines.length > 3 &&
    lines.every((line) => line.cells.length === 2) &&
    cells.reduce((sum, count) => sum + count, 0) / cells.length > 28
  );
}

/** In each column, nearly all cells share their left or right edge or their middle: words of a justified text don’t. */
function isAligned(lines: Line[], edges: number[]): boolean {
  return [...edges.keys(), edges.length].every((column) => {
    const cells = lines.map(({ cells: all }) => all.filter(({ left, right }) => columnOf((left + right) / 2, edges) === column));
    const filled = cells
      .filter((row) => row.length > 0)
      .map((row) => ({ left: Math.min(...row.map(({ left }) => left)), right: Math.max(...row.map(({ right }) => right)) }));
    const places = [filled.map(({ left }) => left), filled.map(({ right }) => right), filled.map(({ left, right }) => (left + right) / 2)];
    return filled.length > 1 && places.some((place) => inLine(place) >= Math.max(2, filled.length * 0.7));
  });
}

/** How many of them stand at the same place, in points. */
function inLine(places: number[]): number {
  return Math.max(...places.map((place) => places.filter((other) => Math.abs(other - place) < 2.5).length));
}

function gapsOf({ cells }: Line): Gap[] {
  const sorted = cells.toSorted((one, other) => one.left - other.left);
  return sorted.slice(1).map((cell, index) => [sorted[index]?.right ?? 0, cell.left]);
}

/** What two lines leave free alike, for each gap of the first. */
function shareOf(gaps: Gap[], others: Gap[]): Gap[] {
  return gaps.flatMap(([left, right]): Gap[] => {
    const other = others.find(([from, to]) => Math.min(right, to) - Math.max(left, from) > 4);
    return other === undefined ? [] : [[Math.max(left, other[0]), Math.min(right, other[1])]];
  });
}

/** A table of the article schema; its columns in the order of reading. */
export function tableNode(lines: Line[], edges: number[]): JSONContent {
  const isLeftward = lines.some(({ cells }) => (cells[0]?.left ?? 0) > (cells.at(-1)?.left ?? 0));
  return {
    type: "table",
    content: lines.map((line) => {
      const columns = Array.from({ length: edges.length + 1 }, (_, column) =>
        line.cells
          .filter(({ left, right }) => columnOf((left + right) / 2, edges) === column)
          .map(({ text }) => text)
          .join(" "),
      );
      return { type: "tableRow", content: (isLeftward ? columns.toReversed() : columns).map(cellNode) };
    }),
  };
}

function columnOf(middle: number, edges: number[]): number {
  return edges.filter((edge) => middle > edge).length;
}

function cellNode(text: string): JSONContent {
  return { type: "tableCell", content: [{ type: "paragraph", ...(text === "" ? {} : { content: [{ type: "text", text }] }) }] };
}
