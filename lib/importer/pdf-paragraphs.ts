import type { JSONContent } from "@tiptap/core";
import { betweenLines } from "#lib/domain/text/join-lines.ts";
import { isRightToLeft } from "./pdf-direction.ts";
import { cut } from "./pdf-hyphens.ts";
import type { Line } from "./pdf-lines.ts";
import { tableAt, tableNode, withoutWovenColumns } from "./pdf-tables.ts";

/** What a PDF holds, piece by piece. `height` is that of the type, in points. */
export type TextPiece = { kind: "text"; text: string; height: number };
export type Piece = TextPiece | { kind: "table"; node: JSONContent } | { kind: "furniture"; text: string; reason: string };

export type PageLines = { lines: Line[]; furniture: Map<Line, string> };

type Open = { piece: TextPiece; line: Line; right: number };

/** Paragraphs, headlines and tables. A paragraph that a column's or page's end cuts goes on after it; what stands between follows. */
export function piecesOf(pages: PageLines[], body: number): Piece[] {
  const pieces: Piece[] = [];
  /** Heads and feet of pages that a paragraph may run past. */
  const waiting: Piece[] = [];
  const last: { open: Open | null } = { open: null };
  const close = () => {
    pieces.push(...waiting.splice(0));
    last.open = null;
  };
  for (const { lines, furniture } of pages) {
    const read = withoutWovenColumns(lines.filter((line) => !furniture.has(line)));
    const usual = median(read.slice(1).flatMap((line, index) => positive((read[index]?.bottom ?? 0) - line.bottom)));
    const middle = median(lines.map(({ bottom }) => bottom));
    const aside = [...furniture].map(([{ text, bottom }, reason]) => ({ atHead: bottom > middle, text, reason }));
    waiting.push(...aside.filter(({ atHead }) => atHead).map(({ text, reason }): Piece => ({ kind: "furniture", text, reason })));
    if (last.open === null) close();
    for (let index = 0; index < read.length; index += 1) {
      const line = read[index];
      if (line === undefined) continue;
      const table = tableAt(read, index);
      if (table !== null) {
        close();
        pieces.push({ kind: "table", node: tableNode(read.slice(index, index + table.length), table.edges) });
        index += table.length - 1;
        continue;
      }
      const column = columnOf(line, read);
      const { open } = last;
      if (open !== null && goesOn(open.line, line, { usual, body, right: open.right, column, samePage: read.includes(open.line) })) {
        const isCut = /\p{L}[-\u00AD\u2010]$/u.test(open.piece.text);
        open.piece.text += (isCut ? cut : betweenLines(open.piece.text, line.text)) + line.text;
        last.open = { piece: open.piece, line, right: column.right };
      } else {
        close();
        const piece: TextPiece = { kind: "text", text: line.text, height: line.height };
        pieces.push(piece);
        last.open = { piece, line, right: column.right };
      }
    }
    waiting.push(...aside.filter(({ atHead }) => !atHead).map(({ text, reason }): Piece => ({ kind: "furniture", text, reason })));
  }
  close();
  return pieces;
}

type Around = { usual: number; body: number; right: number; column: { left: number; right: number }; samePage: boolean };

/** A larger gap, other type, a line that ends early or one that is set in begins a paragraph. */
function goesOn(before: Line, line: Line, { usual, body, right, column, samePage }: Around): boolean {
  const tallest = Math.max(before.height, line.height);
  if (Math.abs(before.height - line.height) > tallest * 0.12) return false;
  const gap = before.bottom - line.bottom;
  const isNext = samePage && gap > 0;
  const isHeadline = line.height > body * 1.15;
  if (isNext && gap > Math.max(usual * 1.35, isHeadline ? line.height * 1.7 : 0)) return false;
  const leftward = isRightToLeft(before.text);
  const width = column.right - column.left;
  const short = leftward ? before.left - column.left > width * 0.15 : before.right < right - width * 0.15;
  const ended = /[.!?…:。！？；»”"'」』)؟۔]\s*$/u.test(before.text);
  if (isNext) {
    if (isHeadline) return true;
    const setIn = leftward ? before.right - line.right > line.height * 0.8 : line.left - before.left > line.height * 0.8;
    return !(short && ended) && !setIn;
  }
  // In the next column or on the next page: where the sentence has not ended, or the line is full and the next one isn't set in.
  if (isHeadline) return false;
  if (/^\p{Ll}/u.test(line.text) && !/[.!?…]\s*$/u.test(before.text)) return true;
  if (/[\p{Lo},;]$/u.test(before.text) && /^\p{Lo}/u.test(line.text)) return true;
  return !ended && !short && /^[\p{L}\p{N}“„«"(]/u.test(line.text);
}

/** From where to where lines of the same type run that stand above or below this one. */
function columnOf(line: Line, lines: Line[]): { left: number; right: number } {
  const alike = lines.filter(
    (one) => one.left < line.right && one.right > line.left && Math.abs(one.height - line.height) < line.height * 0.12,
  );
  return { left: Math.min(...alike.map(({ left }) => left)), right: Math.max(...alike.map(({ right }) => right)) };
}

function positive(gap: number): number[] {
  return gap > 0 ? [gap] : [];
}

function median(numbers: number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;
}
