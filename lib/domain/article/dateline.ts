/** Month names and their usual short forms, lower case, in the languages of most originals; the order is the month. */
const months = [
  "january|jan|января|січня|yanvar|ocak|januar|jänner|janvier|enero|gennaio|janeiro",
  "february|feb|февраля|лютого|fevral|şubat|februar|février|febrero|febbraio|fevereiro",
  "march|mar|марта|березня|mart|märz|mars|marzo|março",
  "april|apr|апреля|квітня|aprel|nisan|avril|abril|aprile",
  "may|мая|травня|mayıs|mai|mayo|maggio|maio",
  "june|jun|июня|червня|iyun|haziran|juni|juin|junio|giugno|junho",
  "july|jul|июля|липня|iyul|temmuz|juli|juillet|julio|luglio|julho",
  "august|aug|августа|серпня|avqust|ağustos|août|agosto",
  "september|sept|sep|сентября|вересня|sentyabr|eylül|septembre|septiembre|settembre|setembro",
  "october|oct|октября|жовтня|oktyabr|ekim|oktober|octobre|octubre|ottobre|outubro",
  "november|nov|ноября|листопада|noyabr|kasım|novembre|noviembre|novembro",
  "december|dec|декабря|грудня|dekabr|aralık|dezember|décembre|diciembre|dicembre|dezembro",
];
/** A pattern (no anchors, for the flags `iu`) that meets a month's name. */
export const monthPattern = months.join("|");
const monthNumber = new Map(months.flatMap((names, index) => names.split("|").map((name) => [name, index + 1] as const)));

const dayFirst = new RegExp(
  `(?<![\\p{L}\\p{N}])(\\d{1,2})(?:st|nd|rd|th|\\.|-)? (?:de |of )?(${monthPattern})\\.?(?!\\p{L})(?:,? (?:de )?(\\d{4})(?!\\d))?`,
  "iu",
);
const monthFirst = new RegExp(`(?<![\\p{L}\\p{N}])(${monthPattern})\\.? (\\d{1,2})(?:st|nd|rd|th)?(?!\\d)(?:,? (\\d{4})(?!\\d))?`, "iu");
const numeric = /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)|(?<!\d)(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)/u;

/** A date as words give it. The year is `null` where none is written: it is never guessed. */
export type WrittenDate = { year: number | null; month: number; day: number; words: string };

/** The first date written in a line, or `null`. Ambiguous forms (04/05/2025) are left alone. */
export function writtenDate(line: string): WrittenDate | null {
  const found: { index: number; date: WrittenDate }[] = [];
  const add = (match: RegExpExecArray | null, year: string | undefined, month: number | undefined, day: string | undefined) => {
    if (match === null || month === undefined || day === undefined) return;
    const plausible = year !== undefined && Number(year) >= 1600 && Number(year) <= 2200;
    if (!validDay(plausible ? Number(year) : 2024, month, Number(day))) return;
    found.push({
      index: match.index,
      date: {
        year: plausible ? Number(year) : null,
        month,
        day: Number(day),
        words: plausible ? match[0] : `${match[0].replace(/,? (?:de )?\d{4}$/u, "")}`,
      },
    });
  };
  const byDay = dayFirst.exec(line);
  add(byDay, byDay?.[3], monthNumber.get(byDay?.[2]?.toLowerCase() ?? ""), byDay?.[1]);
  const byMonth = monthFirst.exec(line);
  add(byMonth, byMonth?.[3], monthNumber.get(byMonth?.[1]?.toLowerCase() ?? ""), byMonth?.[2]);
  const byNumber = numeric.exec(line);
  add(byNumber, byNumber?.[1] ?? byNumber?.[6], Number(byNumber?.[2] ?? byNumber?.[5]) || undefined, byNumber?.[3] ?? byNumber?.[4]);
  return found.toSorted((one, other) => one.index - other.index)[0]?.date ?? null;
}

/**
 * The date an article gives of itself: in a dateline (“BAKU, August 30 — …”), or alone on a short line near its beginning or end. Dates
 * inside sentences are about something else and are not taken.
 */
export function dateOfText(lines: string[]): WrittenDate | null {
  const opening = /^.{0,60}?\s[—–-]{1,2}\s/u.exec(lines.find((line) => line.length > 80) ?? "")?.[0];
  const dateline = opening !== undefined && /^\p{Lu}/u.test(opening) ? writtenDate(opening) : null;
  const short = [...lines.slice(0, 8), ...lines.slice(-3)].filter(
    (line) => line.length <= 60 && !/[.!?]$/u.test(line.replace(/\bг\.$/u, "")),
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
