import { asRaisedCharacters, raisedInPlainText } from "#lib/domain/article/raised-text.ts";
import { inReadingOrder, isRightToLeft, withoutPresentationForms } from "./pdf-direction.ts";
import type { Run } from "./pdf-runs.ts";

/** A stretch of a line without a gap that is wider than any space. */
type Cell = { text: string; left: number; right: number };
export type Line = Cell & { bottom: number; height: number; cells: Cell[] };

/** Lines in the order of the file, which is the order of reading in nearly all; columns stay apart that way. */
export function linesOf(runs: Run[]): Line[] {
  const clusters: Cluster[] = [];
  for (const run of runs) {
    const cluster = clusters.at(-1);
    if (cluster === undefined || !isOnLine(cluster, run)) clusters.push({ runs: [run], tallest: run, last: run });
    else {
      cluster.runs.push(run);
      cluster.last = run;
      if (run.height > cluster.tallest.height) cluster.tallest = run;
    }
  }
  const lines = clusters.map(({ runs: one }) => lineOf(one)).filter(({ text }) => text !== "");
  return isScattered(lines) ? lines.toSorted((one, other) => other.bottom - one.bottom || one.left - other.left) : lines;
}

/** Pieces that stand beside each other. */
type Cluster = { runs: Run[]; tallest: Run; last: Run };

function isOnLine({ tallest, last }: Cluster, run: Run): boolean {
  const height = Math.max(tallest.height, run.height);
  // A raised or lowered piece begins beside what it belongs to; a line of smaller type beneath another doesn't.
  const beside = run.left > last.left || run.right < last.right + 1;
  return Math.abs(tallest.bottom - run.bottom) < height * 0.5 && beside && Math.abs(run.left - last.right) < 600;
}

/** Lines that stand above those before them, at the same place of the page: the file draws in an order that nobody reads in. */
function isScattered(lines: Line[]): boolean {
  const back = lines.filter((line, index) => {
    const before = lines[index - 1];
    return before !== undefined && line.bottom > before.bottom + 1 && line.left < before.right && before.left < line.right;
  });
  return back.length > Math.max(3, lines.length * 0.25);
}

function lineOf(cluster: Run[]): Line {
  const shown = withoutDoubles(cluster).toSorted((one, other) => one.left - other.left);
  const words = shown.filter(({ text }) => text.trim() !== "");
  const base = words.reduce((one, other) => (other.height > one.height + 0.1 ? other : one), words[0] ?? { height: 0, bottom: 0 });
  const gap = base.height * 0.55;
  const groups: Run[][] = [];
  for (const run of words) {
    const group = groups.at(-1);
    const right = Math.max(...(group ?? []).map((one) => one.right));
    if (group === undefined || run.left - right > gap) groups.push([run]);
    else group.push(run);
  }
  const cells = groups.map((group) => cellOf(group, base));
  const isLeftward = isRightToLeft(shown.map(({ text }) => text).join(""));
  const { text } = cellOf(shown, base);
  const left = Math.min(...cells.map((cell) => cell.left));
  const right = Math.max(...cells.map((cell) => cell.right));
  return { text, left, right, bottom: base.bottom, height: base.height, cells: isLeftward ? cells.toReversed() : cells };
}

/** Bold drawn by drawing twice is read once. */
function withoutDoubles(runs: Run[]): Run[] {
  return runs.filter(
    (run, index) =>
      !runs
        .slice(Math.max(0, index - 8), index)
        .some((one) => one.text === run.text && run.text.trim() !== "" && Math.abs(one.left - run.left) < run.height * 0.15),
  );
}

function cellOf(runs: Run[], base: { height: number; bottom: number }): Cell {
  const pieces: string[] = [];
  let before: Run | null = null;
  let spaced = false;
  for (const run of runs) {
    if (run.text.trim() === "") {
      spaced = true;
      continue;
    }
    const text = positioned(run, base, pieces.length > 0);
    // The reader of PDFs puts in spaces of its own, before raised figures too.
    const least = base.height * (spaced ? 0.12 : 0.15);
    const apart = before !== null && run.left - before.right > least && !/\s$/.test(pieces.at(-1) ?? "") && !/^\s/.test(text);
    spaced = false;
    if (apart) pieces.push(" ");
    pieces.push(text);
    before = run;
  }
  const plain = pieces.join("");
  const read = isRightToLeft(plain) ? inReadingOrder(pieces) : plain;
  const text = withoutPresentationForms(read).replaceAll(/\s+/gu, " ").trim();
  return { text, left: runs[0]?.left ?? 0, right: Math.max(0, ...runs.map(({ right }) => right)) };
}

/** Small type above the line is raised, below it lowered: 10⁶ is no 106. */
function positioned({ text, bottom, height }: Run, base: { height: number; bottom: number }, follows: boolean): string {
  const shift = (bottom - base.bottom) / base.height;
  if (height > base.height * 0.88 || Math.abs(shift) < 0.1 || !follows) return text;
  const script = shift > 0 ? "superscript" : "subscript";
  return asRaisedCharacters(text.trim(), script) ?? raisedInPlainText(text.trim(), script);
}
