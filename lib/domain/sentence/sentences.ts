import type { Span } from "../text/span.ts";

/** A sentence is followed so far from the passage in it, in UTF-16 units: there are texts without a full stop. */
const farthest = 1000;

/** What ends with a full stop and no sentence with it, as each language's newspapers shorten, in lower case. */
const shortened = new Set(
  `mr mrs ms messrs dr drs prof st sr jr rev gen col capt lt sgt gov rep pres nos vs approx dept fig inc ltd co corp bros mt ave blvd
  jan feb mar apr jun jul aug sep sept oct nov dec ca cca al cf ed eds vol pp bzw usw nr str tel abs bd geb gest hl hr fr frl ing jh mio mrd tsd sog
  vgl zzgl evtl ggf inkl mme mlle mm av env janv févr juil ej pág núm ud uds sra srta dra avda sig sigg dott avv ecc pag mevr dhr ir mln mld bijv
  enz kl osv bl fx ung milj tr ul godz tzw np prof inż mgr hab gen płk św zł tzv např č atd sz hrsz kft pl tzn г гг ул тыс млн млрд руб коп
  см др т д п стр пл пр просп обл р рис напр вул ім тис грн ст див буд αρ κ κα δρ σελ doç yrd av bkz vb vs sok cad mah гр бул`.split(
    /\s+/u,
  ),
);

/** Where days and places in a row are written with a full stop: “3. Oktober”. */
const ordinalPoint = new Set([
  "de",
  "da",
  "nb",
  "nn",
  "no",
  "fi",
  "et",
  "lv",
  "cs",
  "sk",
  "sl",
  "hr",
  "sr",
  "bs",
  "hu",
  "tr",
  "is",
  "lb",
  "pl",
  "fo",
]);

const lastToken = /(?:^|[\s(["'“„«‘-])((?:[\p{L}\p{M}]+\.)*[\p{L}\p{M}]+|\p{Nd}+)\.\s*$/u;
const goesOn = /^[\s"'“”„«»‘’([]*[\p{Ll}]/u;

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterOf(language: string): Intl.Segmenter {
  const known = segmenters.get(language);
  if (known) return known;
  const locale = Intl.Segmenter.supportedLocalesOf([language].filter(isTag))[0];
  const made = new Intl.Segmenter(locale, { granularity: "sentence" });
  segmenters.set(language, made);
  return made;
}

function isTag(language: string): boolean {
  return /^[a-z]{2,3}(-[a-z0-9]{1,8})*$/iu.test(language);
}

/**
 * The sentence or sentences that a span of a text stands in, without white space around. Offsets are UTF-16. A line feed ends every
 * sentence, and so does the tab between two cells; within a line they end where Unicode says (UAX 29), but not after an initial, an
 * abbreviation or an ordinal number, and not where what follows a quotation goes on in small letters. `language` is a BCP 47 tag.
 */
export function sentenceAround(text: string, span: Span, language: string): Span {
  const from = Math.max(lineStart(text, span.start), wordStart(text, span.start - farthest));
  const to = Math.min(lineEnd(text, span.end), wordStart(text, span.end + farthest));
  let start = from;
  let end = to;
  for (const boundary of boundaries(text.slice(from, to), language)) {
    const at = from + boundary;
    if (at <= span.start) start = at;
    else if (at >= span.end) {
      end = at;
      break;
    }
  }
  return trimmed(text, { start, end });
}

/** Where the line or cell begins that holds a place, as far as is looked. */
function lineStart(text: string, offset: number): number {
  const from = Math.max(0, offset - farthest - 1);
  const before = text.slice(from, offset);
  return from + Math.max(before.lastIndexOf("\n"), before.lastIndexOf("\t")) + 1;
}

/** Where the line or cell ends that holds what ends at a place, as far as is looked. */
function lineEnd(text: string, offset: number): number {
  const ahead = text.slice(offset - 1, offset + farthest + 1).search(/[\n\t]/u);
  return ahead === -1 ? text.length : Math.max(offset, offset - 1 + ahead);
}

/** Where sentences begin after another in a stretch of text, line feeds included. */
function* boundaries(stretch: string, language: string): Generator<number> {
  let begun = 0;
  for (const { index, segment } of segmenterOf(language).segment(stretch)) {
    const end = index + segment.length;
    const next = stretch.slice(end, end + 40);
    if (!segment.endsWith("\n") && continues(stretch.slice(begun, end), next, language)) continue;
    begun = end;
    yield end;
  }
}

function continues(sentence: string, next: string, language: string): boolean {
  if (goesOn.test(next) || /^\s*[,;:)»”\]–—-]/u.test(next)) return true;
  if (/^と/u.test(next) && /[」』]$/u.test(sentence)) return true;
  const last = lastToken.exec(sentence.slice(-60))?.[1];
  if (last === undefined) return false;
  if (/^\p{Nd}/u.test(last)) return last.length <= 2 && ordinalPoint.has(language.split("-")[0] ?? "") && /^\s*\p{L}/u.test(next);
  return [...last].length === 1 || last.includes(".") || shortened.has(last.toLowerCase());
}

/** Does a line that ends like this lead in what follows it: with a colon of any script, or a colon and a dash? */
export function leadsIn(sentence: string): boolean {
  return /[:：︓﹕][\s\-–—”"’'»)\]]{0,8}$/u.test(sentence);
}

/** The sentence before this one, on the same line or the last with words above it; null at the beginning of the text. */
export function sentenceBefore(text: string, start: number, language: string): Span | null {
  const before = text.slice(0, start).trimEnd().length;
  return before === 0 ? null : sentenceAround(text, { start: before - 1, end: before }, language);
}

/** The sentence after this one, on the same line or the next with words in it; null at the end of the text. */
export function sentenceAfter(text: string, end: number, language: string): Span | null {
  const rest = text.slice(end, end + farthest);
  const after = end + rest.length - rest.trimStart().length;
  return after >= text.length ? null : sentenceAround(text, { start: after, end: after + 1 }, language);
}

/** A line of a list is no longer than this, or than the second where each has a mark; and a list of no more lines is looked at. */
const [longestItem, longestMarked] = [160, 600];
const mostItems = 20;
const listMark = /^\s*(?:[•·▪◦‣∙●○■□*-]|\p{Nd}{1,2}[.)])\s/u;

/**
 * Above a line of a list, over the others, the sentence that leads in all of them: with a colon, or without where it is the first that lacks
 * the mark they have. Null where a line is longer than those of lists or nothing leads in.
 */
export function leadAbove(text: string, start: number, language: string): Span | null {
  let end = text.lastIndexOf("\n", start - 1);
  const isMarked = listMark.test(text.slice(end + 1, end + 20));
  for (let item = 0; item < mostItems && end > 0; item++) {
    const begin = text.lastIndexOf("\n", end - 1) + 1;
    const line = text.slice(begin, end).trimEnd();
    if (line.length > (isMarked ? longestMarked : longestItem)) return null;
    const isAboveMarks = isMarked && line !== "" && !listMark.test(line);
    if (leadsIn(line) || isAboveMarks) return sentenceAround(text, { start: begin + line.length - 1, end: begin + line.length }, language);
    end = begin - 1;
  }
  return null;
}

function wordStart(text: string, offset: number): number {
  if (offset <= 0) return 0;
  if (offset >= text.length) return text.length;
  const space = /\s/u.exec(text.slice(offset, offset + 60));
  return space ? offset + space.index : offset;
}

function trimmed(text: string, { start, end }: Span): Span {
  const words = text.slice(start, end);
  const from = start + words.length - words.trimStart().length;
  return { start: from, end: Math.max(from, start + words.trimEnd().length) };
}
