import { isName, type TranscriptLine, transcriptLine } from "#lib/domain/article/transcript-lines.ts";
import type { Said } from "./transcript-turns.ts";

/** A transcript as people copy it from a site or a document: what stands before its first time or name, and what is said. */
export type PastedTranscript = { preamble: string[]; said: Said[] };

/** Reads “0:12” and words by turns, “0:12 words”, “[00:01:02] Name: words”, “Name 0:12”, “Name: words”. Every word stays; times stand beside them. */
export function readPastedTranscript(text: string): PastedTranscript {
  const lines = text
    .replace(/^\uFEFF/, "")
    .split(/\r\n?|[\n\f\v\u0085\u2028\u2029]/u)
    .map((line) => line.replaceAll(/\s+/gu, " ").trim())
    .filter((line) => line !== "")
    .map(transcriptLine);
  const first = Math.max(
    0,
    lines.findIndex(({ seconds, label }) => seconds !== null || label !== null),
  );
  return {
    preamble: lines.slice(0, first).map(({ text: words }) => words),
    said: saidBy(withNames(withoutSpokenTimes(lines.slice(first)))),
  };
}

function saidBy(lines: TranscriptLine[]): Said[] {
  const said: Said[] = [];
  const hasTimes = lines.some(({ seconds }) => seconds !== null);
  let time: Said["time"] = null;
  let name: string | null = null;
  for (const { seconds, label, text } of lines) {
    if (seconds !== null) {
      const last: Said["time"] = time;
      // What is said until the next words are.
      if (last && seconds > last.start) last.end = seconds;
      time = { start: seconds, end: null };
    }
    if (isNameAlone(label, text)) name = text;
    else if (text !== "") {
      said.push({
        time,
        speaker: null,
        text: name === null ? text : `${name} ${text}`,
        begins: name !== null || label !== null || !hasTimes,
      });
      name = null;
    }
  }
  return name === null ? said : [...said, { time, speaker: null, text: name, begins: true }];
}

/** “0:12 Ada Lind” above her words: a name is there again and again, and the words come on a line of their own. */
function withNames(lines: TranscriptLine[]): TranscriptLine[] {
  const counts = new Map<string, number>();
  const isAlone = ({ seconds, label, text }: TranscriptLine, index: number) =>
    seconds !== null && label === null && isName(text) && lines[index + 1]?.seconds === null;
  for (const [index, line] of lines.entries()) if (isAlone(line, index)) counts.set(line.text, (counts.get(line.text) ?? 0) + 1);
  const timed = lines.filter(({ seconds }) => seconds !== null).length;
  const named = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (named < timed * 0.9 || counts.size > named / 2) return lines;
  return lines.map((line, index) => (isAlone(line, index) ? { ...line, label: line.text, text: `${line.text}:` } : line));
}

/** A line that says who speaks next, and nothing else. */
function isNameAlone(label: string | null, text: string): boolean {
  return label !== null && text.startsWith(label) && /^\s?[:：]?$/u.test(text.slice(label.length));
}

/**
 * Sites give each time once more in words, for who hears the page: “12 seconds” below “0:12”, or before the line's own words. Left out where
 * nearly every time has such a label, in whatever language.
 */
function withoutSpokenTimes(lines: TranscriptLine[]): TranscriptLine[] {
  const labels = lines.map((line, index) => spokenTime(lines[index - 1], line));
  const alone = lines.filter(({ seconds, text }) => seconds !== null && text === "").length;
  const found = labels.filter((label) => label !== null).length;
  if (found < 3 || found < alone * 0.8) return lines;
  return lines.flatMap((line, index) => {
    const label = labels[index] ?? null;
    return label === null ? [line] : [{ ...line, text: line.text.slice(label.length).trim() }];
  });
}

const inEnglish = /^(?:\d+ hours?,? ?)?(?:\d+ minutes?,? ?)?(?:\d+ seconds?)?/;

/** The beginning of a line that says the time of the line above in words. */
function spokenTime(above: TranscriptLine | undefined, { seconds, text }: TranscriptLine): string | null {
  if (above?.seconds == null || above.text !== "" || seconds !== null) return null;
  const at = above.seconds;
  const parts = [Math.floor(at / 3600), Math.floor((at % 3600) / 60), at % 60].filter((part) => part > 0);
  const numbers = (words: string) => (words.match(/\d+/g) ?? []).map(Number).filter((part) => part > 0);
  const isTime = (words: string) => words !== "" && /\d/.test(words) && numbers(words).join() === parts.join();
  const english = inEnglish.exec(text)?.[0] ?? "";
  if (isTime(english)) return english;
  return text.length <= 60 && text.split(" ").length <= 3 * Math.max(1, parts.length) && isTime(text) && /\p{L}/u.test(text) ? text : null;
}
