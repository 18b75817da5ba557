/** As outlets write them beside what CLDR has. */
const more: [string, number][] = [
  ["sept", 9],
  ["jänner", 1],
  ["feber", 2],
  ["avg", 8],
  ["setiembre", 9],
];
const forms = [{ month: "long" }, { month: "short" }, { month: "long", day: "numeric" }, { month: "short", day: "numeric" }] as const;

/** The names of the months and their short forms in one language (BCP 47), lower case, as CLDR has them, with their number. */
function namesIn(language: string): [string, number][] {
  return forms.flatMap((form) => {
    const format = new Intl.DateTimeFormat(`${language}-u-ca-gregory`, { ...form, timeZone: "UTC" });
    return Array.from({ length: 12 }, (_, index): [string, number] => {
      const name = format.formatToParts(Date.UTC(2024, index, 15)).find(({ type }) => type === "month")?.value ?? "";
      return [name.toLowerCase().replace(/\.$/, ""), index + 1];
    }).filter(([name]) => /^[\p{L}\p{M}'’]{3,}$/u.test(name));
  });
}

/** Polish before Croatian, who share five names for other months. */
const languages =
  "en de fr es it pt ru uk az tr af be bg bn bs ca cs cy da el et eu fa fi fil ga gl gu he hi pl hr hu hy id is ka kk kn ky lt lv mk ml mn mr ms nb nl nn pa ro si sk sl sq sr sr-Latn sv sw ta te th ur uz ar ar-MA ar-SY ar-IQ zu".split(
    " ",
  );
const usual = languages.slice(0, 10);

let known: ReadonlyMap<string, number> | null = null;

/** The number of a month, 1 to 12, by its name or usual short form in lower case, without a full stop; the languages are asked in turn. */
export function monthNumber(name: string): number | null {
  known ??= new Map([...languages.flatMap(namesIn), ...more].toReversed());
  return known.get(name) ?? null;
}

const usualNames = new Set([...more, ...usual.flatMap(namesIn)].map(([name]) => name));

/** A pattern (no anchors, for the flags `iu`) that meets a month’s name in the languages of most originals; the longer names first. */
export const monthPattern = [...usualNames].toSorted((one, other) => other.length - one.length).join("|");
