import { monthNumber } from "./months.ts";

/** A date as words give it. The year is `null` where none is written: it is never guessed. */
export type WrittenDate = { year: number | null; month: number; day: number; words: string };

type Found = { index: number; date: WrittenDate };

const dayBefore = /(?<![\p{L}\p{N}.,:/-])(\d{1,2})(?:st|nd|rd|th|er|º|ª|\.|-)?(?: (?:de|of|ta|le))? ?$/iu;
const yearAfter = /^\.?[,']? ?(?:de |del )?(\d{4})(?!\d)/iu;
const yearBefore = /(?<!\d)(\d{4})(?:\.|,| m\.| m)? $/iu;
const dayAfter = /^\.? (\d{1,2})(?:st|nd|rd|th|-?го)?(?![\d:])(?:,? (\d{4})(?!\d))?/iu;
const byNumbers: { pattern: RegExp; order: ("year" | "month" | "day")[] }[] = [
  { pattern: /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/gu, order: ["year", "month", "day"] },
  { pattern: /(?<![\d.])(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})(?!\d)/gu, order: ["day", "month", "year"] },
  { pattern: /(\d{4}) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일]/gu, order: ["year", "month", "day"] },
  { pattern: /(?<!\d)(\d{4})[./](\d{1,2})[./](\d{1,2})(?!\d)/gu, order: ["year", "month", "day"] },
  { pattern: /(?<!\d)(\d{1,2}) tháng (\d{1,2})(?:,| năm)? (\d{4})(?!\d)/giu, order: ["day", "month", "year"] },
];

/**
 * The first date written in a line, or `null`: with the name of its month in any of some sixty languages, or in numbers whose order is
 * plain. Ambiguous forms (04/05/2025) are left alone.
 */
export function writtenDate(line: string): WrittenDate | null {
  const plain = withLatinDigits(line).replaceAll(/(?<=\d)[/-](?=\p{L})|(?<=\p{L})[/-](?=\d)/gu, " ");
  const found = [...inWords(plain), ...inNumbers(plain)];
  return found.toSorted((one, other) => one.index - other.index)[0]?.date ?? null;
}

function* inWords(line: string): Generator<Found> {
  for (const match of line.matchAll(/[\p{L}\p{M}'’]{3,}|[\p{L}\p{M}.]{4,}/gu)) {
    const name = match[0].toLowerCase().replace(/\.$/, "");
    const known = monthNumber(name) ?? monthNumber(name.replace(/^ב/u, ""));
    if (known === null) continue;
    const [before, after] = [line.slice(Math.max(0, match.index - 12), match.index), line.slice(match.index + match[0].length)];
    const day = dayBefore.exec(before);
    // Croatian has a full stop after the day, Polish has none.
    const month = day !== null && /\. ?$/.test(day[0]) && name === "listopada" ? 10 : known;
    const year = yearAfter.exec(after.replace(/^\.?[–—-]/, " "));
    if (day !== null) yield* dated(match.index - day[0].length, month, day[1], year?.[1], `${day[0]}${match[0]}`, year?.[0]);
    const next = dayAfter.exec(after);
    const first = yearBefore.exec(before)?.[1];
    if (day === null && next !== null && first !== undefined)
      yield* dated(match.index, month, next[1], first, "", `${first} ${match[0]}${next[0]}`);
    else if (day === null && next !== null)
      yield* dated(
        match.index,
        month,
        next[1],
        next[2],
        `${match[0]}${next[0].replace(/,? \d{4}$/, "")}`,
        next[2] && `${/,? \d{4}$/.exec(next[0])?.[0]}`,
      );
  }
}

function* inNumbers(line: string): Generator<Found> {
  for (const { pattern, order } of byNumbers)
    for (const match of line.matchAll(pattern)) {
      const part = (name: "year" | "month" | "day") => match[order.indexOf(name) + 1];
      yield* dated(match.index, Number(part("month")), part("day"), part("year"), "", match[0]);
    }
}

function* dated(
  index: number,
  month: number,
  day: string | undefined,
  year: string | undefined,
  words: string,
  yearWords = "",
): Generator<Found> {
  // Thailand counts from the Buddha.
  const written = Number(year) >= 2400 && Number(year) <= 2700 ? Number(year) - 543 : Number(year);
  const plausible = written >= 1600 && written <= 2200;
  if (!validDay(plausible ? written : 2024, month, Number(day))) return;
  yield {
    index,
    date: { year: plausible ? written : null, month, day: Number(day), words: (plausible ? `${words}${yearWords}` : words).trim() },
  };
}

/** Digits of other scripts as 0 to 9, one for one. */
function withLatinDigits(line: string): string {
  return line.replaceAll(/[٠-٩۰-۹०-९০-৯๐-๙]/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    const zero = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50].find((first) => code >= first && code < first + 10) ?? code;
    return String(code - zero);
  });
}

/**
 * The date an article gives of itself: in a dateline (“BAKU, August 30 — …”), or alone on a short line near its beginning or end. Dates
 * inside sentences are about something else and are not taken.
 */
export function dateOfText(lines: string[]): WrittenDate | null {
  const opening = /^.{0,60}?\s[—–-]{1,2}\s/u.exec(lines.find((line) => line.length > 80) ?? "")?.[0];
  const dateline = opening !== undefined && /^\p{Lu}/u.test(opening) ? writtenDate(opening) : null;
  const short = [...lines.slice(0, 8), ...lines.slice(-3)].filter(
    (line) => line.length <= 60 && !/[.!?]$/u.test(line.replace(/(?:\bг|\d)\.$/u, "")),
  );
  const candidates = [dateline, ...short.map(writtenDate)].filter((date) => date !== null);
  return candidates.find((date) => date.year !== null) ?? candidates[0] ?? null;
}

/** ISO 8601 date, or `null` when the year is not written. */
export function isoDate({ year, month, day }: WrittenDate): string | null {
  return year === null ? null : `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** The last days, newest first, on or before `today` (ISO 8601) that a date without a year can mean: to offer, never to fill in. */
export function possibleDays(date: WrittenDate, today: string): string[] {
  const thisYear = Number(today.slice(0, 4));
  return Array.from({ length: 9 }, (_, back) => thisYear - back)
    .filter((year) => validDay(year, date.month, date.day))
    .map((year) => isoDate({ ...date, year }) ?? "")
    .filter((iso) => iso !== "" && iso <= today);
}

function validDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}
