/** One line of a transcript as people copy it: its time in seconds, whose words follow, and the words; any of them may be missing. */
export type TranscriptLine = {
  seconds: number | null;
  /** The time stands in brackets, or with its hours: nobody writes an hour of the day like that. */
  isPlain: boolean;
  label: string | null;
  text: string;
};

const moment = String.raw`[\[(]?(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)(?:[.,]\d{1,3})?[\])]?`;
/** A range counts by its beginning. */
const until = String.raw`(?:\s?[-–—]\s?(?:\d{1,2}:)?\d{1,3}:[0-5]\d(?:[.,]\d{1,3})?[\])]?)?`;
const atStart = new RegExp(String.raw`^${moment}${until}(?![\d:])(?:\s?[-–—|:](?=\s))?\s?`, "u");
const atEnd = new RegExp(String.raw`[\s,–—-]${moment}:?$`, "u");
const afterName = /\s?[[(](?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)(?:[.,]\d{1,3})?[\])]\s?:?\s/u;
const longestLabel = 60;

/** Reads a line: “0:12”, “0:12 words”, “[00:01:02] Name: words”, “Name 0:12”, “Name (00:12): words”, “Name: words”. */
export function transcriptLine(line: string): TranscriptLine {
  const first = atStart.exec(line);
  if (first) {
    const text = line.slice(first[0].length).trim();
    return { seconds: secondsOf(first), isPlain: isPlainTime(first), label: labelledBy(text), text };
  }
  const head = line.slice(0, longestLabel + 20);
  const last = line.length === head.length ? atEnd.exec(head) : null;
  const before = last ? bareName(head.slice(0, last.index)) : "";
  if (last && isName(before)) return named(last, before, "");
  const within = afterName.exec(head);
  if (within && isName(head.slice(0, within.index)))
    return named(within, head.slice(0, within.index), line.slice(within.index + within[0].length));
  return { seconds: null, isPlain: false, label: labelledBy(line), text: line };
}

function named(found: RegExpExecArray, name: string, words: string): TranscriptLine {
  const label = bareName(name);
  return { seconds: secondsOf(found), isPlain: isPlainTime(found), label, text: `${label}: ${words.trim()}`.trim() };
}

/** Without what sets it apart from the time: “Ada Lind:”, “[Ada Lind]”. */
function bareName(name: string): string {
  const bare = name.trim().replace(/\s?[,:–—-]$/u, "");
  return bare.startsWith("[") && bare.endsWith("]") ? bare.slice(1, -1) : bare;
}

function secondsOf([, hours = "0", minutes = "0", seconds = "0"]: RegExpExecArray): number {
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

function isPlainTime([all, hours]: RegExpExecArray): boolean {
  return hours === undefined && !/[[(]/.test(all);
}

/** The name that a line begins with, where a colon follows it: “Ada Lind: words”. Null for what can't be a name. */
export function labelledBy(line: string): string | null {
  const head = line.slice(0, longestLabel);
  const colon = head.search(/\s?(?::(?=\s|$)|：)/u);
  const name = colon < 1 ? "" : head.slice(0, colon);
  return isName(name) ? name : null;
}

export function isName(text: string): boolean {
  const name = text.trim();
  const words = name.split(/\s+/u);
  return (
    name !== "" &&
    /^[^\p{Ll}\p{P}\p{S}]/u.test(name) &&
    /\p{L}/u.test(name) &&
    words.length <= 6 &&
    !/[!?<>"“”«»:：;/]|\p{Ll}{3}\.\s/u.test(name)
  );
}
