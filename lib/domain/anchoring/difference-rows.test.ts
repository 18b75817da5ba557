import fc from "fast-check";
import { expect, test } from "vitest";
import { differenceRows, foldUnchanged } from "./difference-rows.ts";
import { differences } from "./differences.ts";

test("lines that both texts share stand side by side, each piece at its own place", () => {
  const before = "One line.\nThe council voted eleven to four.\nLast line.";
  const after = "A new first line.\nOne line.\nThe council voted ten to five.\nLast line.";
  const rows = differenceRows(differences(before, after));
  expect(rows.map(({ changed }) => changed)).toContain(false);
  for (const { old, fresh } of rows) {
    for (const { start, end, text } of old) expect(before.slice(start, end)).toBe(text);
    for (const { start, end, text } of fresh) expect(after.slice(start, end)).toBe(text);
  }
  const voted = rows.find(({ old }) => old.some(({ text }) => text.includes("eleven")));
  expect(voted?.fresh.map(({ text }) => text).join("")).toContain("ten to five");
});

test("a line that only one text has stands by itself, wherever it is", () => {
  const show = (before: string, after: string) => {
    const said = (pieces: { text: string }[]) => pieces.map(({ text }) => text).join("");
    return differenceRows(differences(before, after)).map(({ old, fresh }) => [said(old), said(fresh)]);
  };
  const [one, two, three] = ["The mayor spoke on Monday.", "A ferry runs twice a week.", "Nobody was hurt, he said."];
  const without = [
    [one, one],
    [three, three],
  ];
  const withTwo = [without[0], ["", two], without[1]];
  expect(show(`${one}\n${three}`, `${one}\n${two}\n${three}`)).toEqual(withTwo);
  expect(show(`${one}\n${three}`, `${two}\n${one}\n${three}`)).toEqual([["", two], ...without]);
  expect(show(`${one}\n${three}\n${two}`, `${one}\n${three}`)).toEqual([...without, [two, ""]]);
  expect(show(`${one}\n${two}\n${three}`, `${one}\n${three}`)).toEqual(withTwo.map((row) => row?.toReversed()));
});

test("no word of either text is missing or said twice", () => {
  const text = fc.array(fc.constantFrom("a", "b", "👩‍🚀", " ", "\n", "word"), { maxLength: 40 }).map((parts) => parts.join(""));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const rows = differenceRows(differences(before, after));
      const said = (pieces: { text: string }[]) => pieces.map((piece) => piece.text).join("");
      const bare = (words: string) => words.replaceAll("\n", "");
      expect(bare(said(rows.flatMap(({ old }) => old)))).toBe(bare(before));
      expect(bare(said(rows.flatMap(({ fresh }) => fresh)))).toBe(bare(after));
      for (const { old, fresh } of rows) {
        for (const piece of old) expect(before.slice(piece.start, piece.end)).toBe(piece.text);
        for (const piece of fresh) expect(after.slice(piece.start, piece.end)).toBe(piece.text);
      }
    }),
  );
});

test("long stretches without a change are folded, none is left out", () => {
  const lines = Array.from({ length: 20 }, (_, index) => `Line number ${index}.`);
  const rows = differenceRows(differences(lines.join("\n"), lines.join("\n").replace("number 10", "ten")));
  const groups = foldUnchanged(rows);
  expect(groups.map(({ kind }) => kind)).toEqual(["folded", "shown", "folded"]);
  expect(groups.flatMap((group) => group.rows)).toEqual(rows);
});
