import { joiners, openers, organisationWords, particles, speechVerbs, timeWords, titleWords } from "./name-words.ts";

const nameToken = "\\p{Lu}[\\p{L}\\p{M}\\p{N}]*(?:[’'.-]\\p{Lu}[\\p{L}\\p{M}\\p{N}]*|-\\p{Ll}[\\p{L}\\p{M}]*)*";
const initial = "\\p{Lu}\\.";
const nameRun = new RegExp(
  `(?<![\\p{L}\\p{M}\\p{N}])(?:${initial}|${nameToken})(?:[ \\u00a0](?:(?:${[...particles, ...joiners].join("|")})[ \\u00a0]){0,2}(?:${initial}|${nameToken}))*`,
  "gu",
);
const verb = `(?:${speechVerbs.join("|")})(?![\\p{L}\\p{M}])`;
const word = "[\\p{L}\\p{M}’'-]+";
/** “Aliyev, the president, said” is near; “Aliyev said” and “according to Aliyev,” are beside. */
const verbNear = new RegExp(`^(?:,|[’']s ${word})?[ \\u00a0](?:${word}[ \\u00a0]){0,2}${verb}`, "iu");
const verbBeside = new RegExp(`^[ \\u00a0]${verb}`, "iu");
const saidNear = new RegExp(`(?:${verb}|according to)[ \\u00a0](?:${word}[ \\u00a0]){0,4}$`, "iu");
const saidBeside = new RegExp(`(?:[”"»,][ \\u00a0]${verb}|according to)[ \\u00a0]$`, "iu");

/** A name as it stands in a text; offsets are UTF-16. `speech`: does a word such as “said” or “according to” stand by it? */
export type Mention = { name: string; start: number; end: number; organisation: boolean; speech: "beside" | "near" | "none" };

/**
 * The people and organisations that a text seems to name, in order: runs of capitalised words without titles, dates and the words that
 * open sentences. A single word that is neither organisation nor abbreviation may be a surname, or a place.
 */
export function findNames(text: string): Mention[] {
  const lowerCase = new Set(Array.from(text.matchAll(/(?<![\p{L}\p{M}’'-])\p{Ll}[\p{L}\p{M}’'-]*/gu), ([found]) => found));
  return [...text.matchAll(nameRun)]
    .flatMap((match) => namesIn(match[0], match.index, text, lowerCase))
    .filter((mention) => !isHeading(text, mention.start) && !isInDateline(text, mention.start));
}

/** A short line that ends without a full stop names its subject, not a speaker. */
function isHeading(text: string, at: number): boolean {
  const start = text.lastIndexOf("\n", at) + 1;
  const end = text.indexOf("\n", at);
  const line = text.slice(start, end === -1 ? text.length : end);
  return line.length < 80 && line.length < text.length && !/[.!?:…][”"’')\]]*\s*$/u.test(line);
}

/** Where it was written, and by which agency, in capitals before a dash: “BAKU, May 3 (Agency) —”. */
const dateline = /^\p{Lu}{2,}[\p{Lu}\p{M} .’'-]{0,40}(?:[,(][^\n—–]{0,50})?[—–]/u;

function isInDateline(text: string, at: number): boolean {
  const line = text.lastIndexOf("\n", at - 1) + 1;
  const words = dateline.exec(text.slice(line, line + 120))?.[0];
  return words !== undefined && at < line + words.length;
}

function namesIn(run: string, start: number, text: string, lowerCase: Set<string>): Mention[] {
  const words = [...run.matchAll(/[^ \u00a0]+/gu)].map((match) => ({ text: match[0], start: start + match.index }));
  if (opensSentence(text, start) && isCommonWord(words[0]?.text ?? "", lowerCase)) words.shift();
  const organisation = words.some((each) => organisationWords.has(each.text));
  const parts = organisation ? [withoutOffice(words)] : splitAtJoiners(words).map(withoutTitle);
  return parts.flatMap((part) => {
    const [first, last] = [part[0], part.at(-1)];
    if (!first || !last || part.some((each) => timeWords.has(each.text))) return [];
    const name = part
      .map((each) => each.text)
      .join(" ")
      .replace(/[’']s$/u, "");
    if (/^\p{Lu}\.?$/u.test(last.text)) return [];
    const end = last.start + last.text.length;
    return [
      {
        name,
        start: first.start,
        end,
        organisation: organisation || /^[A-Z]{2,}\d*$/.test(name),
        speech: speechAround(text, first.start, end),
      },
    ];
  });
}

type Word = { text: string; start: number };

function splitAtJoiners(words: Word[]): Word[][] {
  const parts: Word[][] = [[]];
  for (const each of words) {
    // “President of Azerbaijan Ilham Aliyev”: the word after “of” belongs to the title.
    if (each.text === "of" && titleWords.has(parts.at(-1)?.at(-1)?.text ?? "")) parts.push([each]);
    else if (joiners.includes(each.text)) parts.push([]);
    else parts.at(-1)?.push(each);
  }
  return parts.map((part) => (part[0]?.text === "of" ? part.slice(2) : part));
}

function withoutTitle(words: Word[]): Word[] {
  return words.slice(words.findLastIndex((each) => titleWords.has(each.text)) + 1);
}

/** “Chairman of the Audit Committee” speaks for the committee. */
function withoutOffice(words: Word[]): Word[] {
  const office = words.findIndex((each, index) => titleWords.has(each.text) && words[index + 1]?.text === "of");
  if (office === -1) return words;
  const rest = words.slice(office + 2);
  return rest[0]?.text === "the" ? rest.slice(1) : rest;
}

function opensSentence(text: string, start: number): boolean {
  return /(?:^|[.!?…:\n][”’"')\]]?\s*[“‘"'([—–-]?\s*|[“"])$/u.test(text.slice(Math.max(0, start - 6), start));
}

function isCommonWord(word: string, lowerCase: Set<string>): boolean {
  if (titleWords.has(word)) return false;
  return timeWords.has(word) || openers.has(word.toLowerCase()) || lowerCase.has(word.toLowerCase());
}

function speechAround(text: string, start: number, end: number): Mention["speech"] {
  const before = text.slice(Math.max(0, start - 60), start);
  const after = text.slice(end, end + 60);
  // “according to Russian media” names no Russian.
  if (verbBeside.test(after) || (saidBeside.test(before) && !/^ \p{Ll}/u.test(after))) return "beside";
  return verbNear.test(after) || saidNear.test(before) ? "near" : "none";
}
