import { expect, test } from "vitest";
import { dateOfText, isoDate, possibleDays, writtenDate } from "./dateline.ts";

test.each([
  ["3 March 2025", "2025-03-03"],
  ["March 3, 2025", "2025-03-03"],
  ["3. März 2025", "2025-03-03"],
  ["3 марта 2025 г.", "2025-03-03"],
  ["3 mart 2025", "2025-03-03"],
  ["03.03.2025", "2025-03-03"],
  ["2025-03-03", "2025-03-03"],
  ["le 3 août 2025", "2025-08-03"],
  ["3 listopada 2025", "2025-11-03"],
  ["3. listopada 2025.", "2025-10-03"],
  ["3. elokuuta 2025", "2025-08-03"],
  ["2025. augusztus 3.", "2025-08-03"],
  ["2025 m. rugpjūčio 3 d.", "2025-08-03"],
  ["3 Αυγούστου 2025", "2025-08-03"],
  ["3 أغسطس 2025", "2025-08-03"],
  ["٣ أغسطس ٢٠٢٥", "2025-08-03"],
  ["3 באוגוסט 2025", "2025-08-03"],
  ["3 สิงหาคม 2568", "2025-08-03"],
  ["2025年8月3日", "2025-08-03"],
  ["2025년 8월 3일", "2025-08-03"],
  ["3 tháng 8, 2025", "2025-08-03"],
  ["3 अगस्त 2025", "2025-08-03"],
  ["3 Agustus 2025", "2025-08-03"],
  ["Dom, 03/ago/2025", "2025-08-03"],
  ["2025.08.03", "2025-08-03"],
  ["3 de agosto de 2025", "2025-08-03"],
  ["Aug. 3, 2025, 10:30", "2025-08-03"],
])("%j is %s", (line, expected) => {
  const date = writtenDate(line);
  expect(date && isoDate(date)).toBe(expected);
});

test("a year that isn't written is not guessed, nor taken from a counter", () => {
  expect(writtenDate("3 March 15133 10 minutes")).toEqual({ day: 3, month: 3, year: null, words: "3 March" });
  expect(writtenDate("31 February")).toBeNull();
  expect(writtenDate("04/05/2025")).toBeNull();
  expect(writtenDate("The may 40 be")).toBeNull();
});

test("dates inside sentences are about something else", () => {
  expect(
    dateOfText(["The council met on 3 March 2025, and everyone who came agreed that the harbour had never looked better than it did."]),
  ).toBeNull();
  expect(
    dateOfText(["EASTHAVEN, March 3 — The council met, and everyone who came agreed that the harbour had never looked better."]),
  ).toMatchObject({
    month: 3,
    day: 3,
    year: null,
  });
});

test("the days that a date without a year can mean are offered, newest first", () => {
  const written = (line: string) => writtenDate(line) ?? { day: 0, month: 0, year: null, words: "" };
  expect(possibleDays(written("3 March"), "2025-05-01").slice(0, 2)).toEqual(["2025-03-03", "2024-03-03"]);
  expect(possibleDays(written("3 June"), "2025-05-01")[0]).toBe("2024-06-03");
  expect(possibleDays(written("29 February"), "2025-05-01").slice(0, 2)).toEqual(["2024-02-29", "2020-02-29"]);
});
