import type { Span } from "../text/span.ts";
import type { Difference } from "./differences.ts";

/** Words of one text, where they stand in it (UTF-16), and whether the other text has them too. */
export type Piece = Span & { text: string; same: boolean };

/** One or more lines of both texts that belong side by side; `differences` are the same words in one run. */
export type DifferenceRow = { changed: boolean; old: Piece[]; fresh: Piece[]; differences: Difference[] };

/** Cuts a difference at the line feeds both texts share, so that what belongs together stands side by side. */
export function differenceRows(differences: readonly Difference[]): DifferenceRow[] {
  const rows: DifferenceRow[] = [];
  let row = emptyRow();
  let oldAt = 0;
  let newAt = 0;
  const finish = () => {
    if (row.differences.length > 0) rows.push(row);
    row = emptyRow();
  };
  const add = (kind: Difference["kind"], text: string) => {
    if (text === "") return;
    const same = kind === "equal";
    if (kind !== "insert") row.old.push({ start: oldAt, end: oldAt + text.length, text, same });
    if (kind !== "delete") row.fresh.push({ start: newAt, end: newAt + text.length, text, same });
    if (kind !== "insert") oldAt += text.length;
    if (kind !== "delete") newAt += text.length;
    row.changed ||= !same;
    row.differences.push({ kind, text });
  };

  const lineFeed = (kind: Difference["kind"]) => {
    finish();
    if (kind !== "insert") oldAt += 1;
    if (kind !== "delete") newAt += 1;
  };

  for (const [at, { kind, text }] of differences.entries()) {
    if (kind !== "equal") {
      // Whole lines that stand in one text alone get rows of their own, so that what is around them stands beside its like.
      const alone = (differences[at - 1]?.kind ?? "equal") === "equal" && (differences[at + 1]?.kind ?? "equal") === "equal";
      const before = alone && text.startsWith("\n") ? 1 : 0;
      if (before > 0) lineFeed(kind);
      const after = alone && row.differences.length === 0 ? text.lastIndexOf("\n") : -1;
      if (after > before) {
        add(kind, text.slice(before, after));
        lineFeed(kind);
        add(kind, text.slice(after + 1));
      } else add(kind, text.slice(before));
      continue;
    }
    for (const [index, line] of text.split("\n").entries()) {
      if (index > 0) lineFeed("equal");
      add("equal", line);
    }
  }
  finish();
  return rows;
}

function emptyRow(): DifferenceRow {
  return { changed: false, old: [], fresh: [], differences: [] };
}

export type RowGroup = { kind: "shown"; rows: DifferenceRow[] } | { kind: "folded"; rows: DifferenceRow[] };

/** Long stretches without a change are folded, but for a row beside each change. */
export function foldUnchanged(rows: readonly DifferenceRow[], { beside = 1, least = 3 } = {}): RowGroup[] {
  const near = rows.map((_, index) => rows.slice(Math.max(0, index - beside), index + beside + 1).some(({ changed }) => changed));
  const groups: RowGroup[] = [];
  for (const [index, row] of rows.entries()) {
    const kind = near[index] ? "shown" : "folded";
    const last = groups.at(-1);
    if (last?.kind === kind) last.rows.push(row);
    else groups.push({ kind, rows: [row] });
  }
  return groups.map((group) => (group.kind === "folded" && group.rows.length < least ? { ...group, kind: "shown" } : group));
}
