import { diffArrays } from "diff";
import { type ChangeKind, changeKinds } from "./kinds.ts";
import { type Measures, measuresOf, withMeasures } from "./measures.ts";
import { hasAttribution, hasNegation, hasQuantity, isKnownLanguage } from "./telling-words.ts";
import { hasNoCase, isCapitalized, type Token } from "./tokens.ts";

/** A stretch of tokens of one sentence that stands for a stretch of the other; either may be empty. */
type Hunk = { removed: Placed[]; added: Placed[] };
type Placed = {
  token: Token;
  before: Token | undefined;
  after: Token | undefined;
  isFirst: boolean;
  isBeforeNumber: boolean;
  isAfterNumber: boolean;
};

/** Agglutinating languages that deny within the verb: “yaptı”, “yapmadı”. */
const deniesInside = new Set(["tr", "az", "kk", "ky", "uz", "tk", "tt", "ba", "ug", "crh"]);
const insideDenial = /m[aeıiuüəо]|м[аеыіиүұ]/gu;
const conjunctions = new Set(
  "that dass daß que qu' che dat att at hogy że że ότι что що че да ki کہ که कि أن إن انه أنه bahwa rằng ש že că etta että".split(" "),
);

/** Short words that stand after a number and measure nothing. */
const little = new Set(
  "the a an of in on at to by and or is as he she it we was had has for but der die das von bis und in am im zu la le les de du et el y en un il i u w z o na в и на с по ve da".split(
    " ",
  ),
);

/** What differs between the tokens of two sentences, in the order of `changeKinds`; nothing where all tokens are the same. `language` is a BCP 47 tag. */
export function kindsOfChange(before: Token[], after: Token[], language: string): ChangeKind[] {
  const found = new Set<ChangeKind>();
  const measures = measuresOf(language);
  const [old, now] = [withMeasures(before, measures), withMeasures(after, measures)];
  const hunks = hunksOf(old, now);
  for (const hunk of hunks) for (const kind of kindsOfHunk(hunk, measures, language)) found.add(kind);
  // Where nothing has a capital, any other word may be a name.
  if (isWithoutCapitals([...old, ...now]) && hunks.some(({ removed, added }) => removed.length > 0 && added.length > 0))
    found.add("unclear");
  if (hunks.length === 1 && hunks[0] && isFrame(hunks[0])) found.add("attribution");
  if (hunks.some(isAside)) found.add("unclear");
  return changeKinds.filter((kind) => found.has(kind));
}

/**
 * Does what leads words in with a colon name another speaker now? Where other words stand for some of it, and it tells who says so; in a
 * language that isn't known, any lead may.
 */
export function isOtherSpeaker(before: Token[], after: Token[], language: string): boolean {
  const replaced = hunksOf(before, after).some((hunk) => lowerWords(hunk.removed).length > 0 && lowerWords(hunk.added).length > 0);
  const says = (tokens: Token[]) =>
    hasAttribution(
      tokens.map(({ text }) => text.toLowerCase()),
      language,
    );
  return replaced && (!isKnownLanguage(language) || (says(before) && says(after)));
}

function hunksOf(before: Token[], after: Token[]): Hunk[] {
  const hunks: Hunk[] = [];
  let open: Hunk | null = null;
  let [left, right] = [0, 0];
  const take = (tokens: Token[], from: number, count: number) =>
    tokens.slice(from, from + count).map((token, index): Placed => {
      const at = from + index;
      // “Rose by 5 percent”, “fewer than 500 people”: what is said of the number.
      const isBeforeNumber = token.kind === "word" && tokens.slice(at + 1, at + 3).some(({ kind }) => kind === "number");
      // “5% a year”.
      const isAfterNumber = tokens.slice(Math.max(0, at - 4), at).some(({ kind }) => kind === "number");
      return { token, before: tokens[at - 1], after: tokens[at + 1], isFirst: token.begins, isBeforeNumber, isAfterNumber };
    });
  const changes = diffArrays(
    before.map(({ key }) => key),
    after.map(({ key }) => key),
  );
  for (const { added, removed, value } of changes) {
    if (!added && !removed) {
      open = null;
      left += value.length;
      right += value.length;
      continue;
    }
    if (!open) {
      open = { removed: [], added: [] };
      hunks.push(open);
    }
    if (removed) {
      open.removed.push(...take(before, left, value.length));
      left += value.length;
    } else {
      open.added.push(...take(after, right, value.length));
      right += value.length;
    }
  }
  return hunks;
}

function kindsOfHunk({ removed, added }: Hunk, measures: Measures, language: string): Set<ChangeKind> {
  const found = new Set<ChangeKind>(["wording"]);
  for (const placed of [...removed, ...added]) {
    const kind = kindOfToken(placed, measures);
    if (kind) found.add(kind);
  }
  const [gone, come] = [lowerWords(removed), lowerWords(added)];
  if (hasNegation(gone, language) !== hasNegation(come, language) || deniesByPart(gone, come, language)) found.add("negation");
  if (hasAttribution(gone, language) || hasAttribution(come, language)) found.add("attribution");
  const replaced = gone.length > 0 && come.length > 0;
  if (replaced && ([...gone, ...come].some(hasNoCase) || (opensWithName(removed) && opensWithName(added)))) found.add("name");
  if (replaced && [...removed, ...added].some(({ isBeforeNumber }) => isBeforeNumber)) found.add("number");
  if (hasQuantity(gone, language) || hasQuantity(come, language)) found.add("number");
  if (gone.some((word) => isDate(word, measures)) && come.some((word) => isDate(word, measures))) found.add("name");
  if (!isKnownLanguage(language) && gone.length + come.length > 0) found.add("unclear");
  return found;
}

/** Is it the name of a month or a day, in whatever case it stands? */
function isDate(word: string, { dates }: Measures): boolean {
  return dates.some((date) => {
    if (Math.abs(date.length - word.length) > 2) return false;
    let same = 0;
    while (same < word.length && word[same] === date[same]) same++;
    return same >= Math.max(2, Math.min(date.length, word.length) - 1);
  });
}

/** Fewer words may be a heading or a piece of a list. */
const fewWords = 8;

function isWithoutCapitals(tokens: Token[]): boolean {
  const words = tokens.filter(({ kind }) => kind === "word");
  return words.length >= fewWords && words.every(({ text }) => /^\p{Ll}/u.test(text) && !/\p{Lu}/u.test(text));
}

/** The word that begins a sentence has a capital anyhow: where another word takes its place, it may have been a name. */
function opensWithName(placed: Placed[]): boolean {
  return placed.some(({ token, isFirst }) => isFirst && isCapitalized(token.text) && !little.has(token.text.toLowerCase()));
}

function lowerWords(placed: Placed[]): string[] {
  return placed.flatMap(({ token }) => (token.kind === "word" ? [token.text.toLowerCase()] : []));
}

function kindOfToken(placed: Placed, measures: Measures): ChangeKind | null {
  const { token, before, after, isAfterNumber } = placed;
  const word = token.text.toLowerCase();
  const besideNumber = isNumber(before, measures) || isNumber(after, measures);
  if (isNumber(token, measures)) return "number";
  if (/\p{Sc}/u.test(token.text) || (besideNumber && measures.currencies.has(word))) return "currency";
  if (token.kind === "sign") return kindOfSign(placed, besideNumber);
  if (measures.currencies.has(word) && token.text === token.text.toUpperCase() && !hasNoCase(word)) return "currency";
  if (besideNumber && (measures.units.has(word) || word.length >= 4 || hasNoCase(word))) return "unit";
  if (isNumber(before, measures) && !little.has(word)) return "unit";
  if (isAfterNumber && measures.units.has(word)) return "unit";
  return isName(placed) ? "name" : null;
}

function isNumber(token: Token | undefined, measures: Measures): boolean {
  if (token === undefined || token.kind === "sign") return false;
  const word = token.text.toLowerCase();
  return (
    token.kind === "number" || /\p{N}/u.test(word) || /^[零〇一二三四五六七八九十百千万萬亿億兆]$/u.test(word) || measures.numbers.has(word)
  );
}

function kindOfSign({ token, before, after }: Placed, besideNumber: boolean): ChangeKind | null {
  const { text } = token;
  // Feet and inches are set as quotation marks often enough.
  if (/["']/u.test(text) && token.glued && before?.kind === "number") return "unit";
  // Quotation marks, and the colon that has someone say the rest.
  if (/["':]/u.test(text)) return "attribution";
  if (/[?？؟;]/u.test(text)) return text === ";" ? null : "question";
  if (/[%‰‱°′″٪]/u.test(text)) return "unit";
  if (/[+±<>≤≥≈~∼=×÷√]/u.test(text)) return "sign";
  // A dash at a number is a sign where it is written to it and to nothing before, but in scripts that write all words together.
  const isWrittenTo =
    token.glued &&
    before?.kind !== "sign" &&
    !/\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Thai}/u.test(before?.text ?? "");
  if (text === "-" && after?.kind === "number" && after.glued && !isWrittenTo) return "sign";
  return /\p{S}|[#§@]/u.test(text) && besideNumber ? "unit" : null;
}

function isName({ token, isFirst }: Placed): boolean {
  if (token.text === "I") return false;
  return isFirst ? /\p{Lu}.*\p{Lu}/u.test(token.text) : /\p{Lu}/u.test(token.text) && (isCapitalized(token.text) || token.text.length > 1);
}

/** Is one word the other with a part before it (“legal”, “illegal”), or one within that denies? */
function deniesByPart(gone: string[], come: string[], language: string): boolean {
  const inside = deniesInside.has(language.split("-")[0]?.toLowerCase() ?? "");
  return gone.some((one) => come.some((other) => isPrefixed(one, other) || (inside && deniesInVerb(one, other))));
}

function isPrefixed(one: string, other: string): boolean {
  const [shorter, longer] = one.length < other.length ? [one, other] : [other, one];
  return shorter.length >= 2 && longer.length - shorter.length <= 4 && longer.length > shorter.length && longer.endsWith(shorter);
}

function deniesInVerb(one: string, other: string): boolean {
  const count = (word: string) => word.match(insideDenial)?.length ?? 0;
  return one.slice(0, 2) === other.slice(0, 2) && count(one) !== count(other);
}

/** Did words come or go that put all the rest into a clause of theirs: “it is a myth that”, “so sagt man:”? */
function isFrame({ removed, added }: Hunk): boolean {
  if (removed.length > 0 && added.length > 0) return false;
  const placed = [...removed, ...added];
  const [first, last] = [placed[0], placed.at(-1)];
  if (first === undefined || last === undefined || placed.length < 2 || first.before !== undefined) return false;
  const word = last.token.text.toLowerCase();
  return conjunctions.has(word) || /[:：]/u.test(word);
}

/** Longest aside that may say who says so, in words. */
const longestAside = 5;

/** Did a few words come or go that a comma parts from the sentence, at its beginning or its end: “, critics say”, “so they say,”? */
function isAside({ removed, added }: Hunk): boolean {
  if (removed.length > 0 && added.length > 0) return false;
  const placed = [...removed, ...added];
  const [first, last] = [placed[0], placed.at(-1)];
  const count = placed.filter(({ token }) => token.kind === "word").length;
  if (first === undefined || last === undefined || count < 2 || count > longestAside) return false;
  const isComma = ({ token }: Placed) => /[,،、，]/u.test(token.text);
  const isAtEnd = last.after === undefined || /^[.!?。！？।]$/u.test(last.after.text);
  return (first.before === undefined && isComma(last)) || (isAtEnd && isComma(first));
}
