import type { Span } from "./span.ts";

/** Quotes longer than this (UTF-16 code units) are named by their first and last words, as browsers do. */
const longQuote = 300;
const wordsAtEachEnd = 6;
const wordsOfContext = 4;

/**
 * The address of words on a page: `url` with a text directive (URL Fragment Text Directives, WICG) for the span of `text`, in UTF-16
 * code units. Long quotes and quotes over several blocks use start and end, because each part must lie within one block; a quote
 * that occurs more than once gets its context. A fragment of the address stays, a directive it already has is replaced.
 */
export function textFragmentUrl(url: string, text: string, span: Span): string {
  const [address = "", fragment = ""] = url.split(/#(.*)/s, 2);
  return `${address}#${fragment.split(":~:", 1)[0] ?? ""}:~:${textDirective(text, span)}`;
}

/**
 * What a link to words on a page leads to, such as browsers copy of a selection: the page's own address, and the words where the link has them whole.
 * A long selection is named by its ends alone, so its words are not known.
 */
export function readTextFragment(link: string): { page: string; words: string } {
  const [, before = "", directive] = /^([^#]*#.*?):~:(.*)$/s.exec(link) ?? [];
  if (directive === undefined) return { page: link, words: "" };
  const [, text = ""] = /(?:^|&)text=([^&]*)/.exec(directive) ?? [];
  const parts = text
    .split(",")
    .filter((part, index, all) => !(index === 0 && part.endsWith("-")) && !(index === all.length - 1 && part.startsWith("-")));
  const [start = ""] = parts;
  return { page: before.replace(/#$/, ""), words: parts.length === 1 ? decoded(start).trim() : "" };
}

function decoded(words: string): string {
  try {
    return decodeURIComponent(words);
  } catch {
    return "";
  }
}

/** `text=[prefix-,]start[,end][,-suffix]`, encoded. */
export function textDirective(text: string, span: Span): string {
  const exact = text.slice(span.start, span.end).trim();
  const from = text.indexOf(exact, span.start);
  const before = text.slice(0, from);
  const after = text.slice(from + exact.length);
  const lines = exact.split(/[\n\t]/).filter((line) => line.trim() !== "");
  const whole = lines.length <= 1 && exact.length <= longQuote;
  const start = whole ? exact : firstWords(lines[0] ?? "", wordsAtEachEnd);
  const end = whole ? "" : lastWords(lines.length > 1 ? (lines.at(-1) ?? "") : exact.slice(start.length), wordsAtEachEnd);

  const repeated = occurrences(text, start) > 1;
  const endsEarly = end !== "" && occurrences(exact.slice(start.length), end) > 1;
  const prefix =
    repeated || cutsWord(before, exact)
      ? lastWords(
          before
            .trimEnd()
            .split(/[\n\t]/)
            .at(-1) ?? "",
          wordsOfContext,
        )
      : "";
  const suffix =
    repeated || endsEarly || cutsWord(exact, after) ? firstWords(after.trimStart().split(/[\n\t]/)[0] ?? "", wordsOfContext) : "";
  const parts = [prefix && `${encoded(prefix)}-`, encoded(start), encoded(end), suffix && `-${encoded(suffix)}`];
  return `text=${parts.filter((part) => part !== "").join(",")}`;
}

/** `-`, `,` and `&` are syntax in a text directive, so they are percent-encoded as well. */
function encoded(words: string): string {
  return encodeURIComponent(words).replaceAll("-", "%2D");
}

/** Matching ignores case, so does this. */
function occurrences(text: string, words: string): number {
  return text.toLowerCase().split(words.toLowerCase()).length - 1;
}

/** Without context on that side, a directive only matches where a word begins or ends. */
function cutsWord(before: string, after: string): boolean {
  const left = before.slice(-longQuote);
  return wordSpans(left + after.slice(0, longQuote)).some(({ start, end }) => start < left.length && left.length < end);
}

function firstWords(line: string, count: number): string {
  const words = wordSpans(line);
  const last = words[count - 1] ?? words.at(-1);
  return last ? line.slice(0, last.end).trim() : line.trim();
}

function lastWords(line: string, count: number): string {
  const words = wordSpans(line);
  const first = words.at(-count) ?? words[0];
  return first ? line.slice(first.start).trim() : line.trim();
}

/** Word boundaries as browsers find them (UAX 29): a directive that cuts a word matches nothing. */
function wordSpans(line: string): Span[] {
  const segmenter = new Intl.Segmenter("en", { granularity: "word" });
  return Array.from(segmenter.segment(line))
    .filter(({ isWordLike }) => isWordLike)
    .map(({ index, segment }) => ({ start: index, end: index + segment.length }));
}
