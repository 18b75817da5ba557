import { expect, test } from "vitest";
import { snapToWords } from "./whole-words.ts";

const snapped = (text: string, part: string) => {
  const start = text.indexOf(part);
  const { start: from, end } = snapToWords(text, { start, end: start + part.length });
  return text.slice(from, end);
};

test.each([
  ["The mayor’s bridge opened.", "ayor’s brid", "mayor’s bridge"],
  ["The mayor opened it.", "mayor opened", "mayor opened"],
  ["It cost 12,500.75 dollars.", "500", "12,500.75"],
  ["Sie sagte „Größenordnung“ dazu.", "ßenord", "Größenordnung"],
  ["Мер відкрив міст учора.", "дкрив мі", "відкрив міст"],
  ["افتتح العمدة الجسر.", "عمد", "العمدة"],
  ["महापौर ने पुल खोला।", "ापौ", "महापौर"],
  ["One line\nand more", "ine\nan", "line\nand"],
  ["Well… (yes), no!", "… (", "… ("],
])("%s: %s becomes %s", (text, part, whole) => {
  expect(snapped(text, part)).toBe(whole);
});

test("scripts without spaces are cut where their words are", () => {
  const { start, end } = snapToWords("市长打开了大桥。", { start: 1, end: 2 });
  expect([start, end]).toEqual([0, 2]);
});

test("an empty span and one at the edge of the text stay within it", () => {
  expect(snapToWords("word", { start: 4, end: 4 })).toEqual({ start: 4, end: 4 });
  expect(snapToWords("word", { start: 0, end: 4 })).toEqual({ start: 0, end: 4 });
});
