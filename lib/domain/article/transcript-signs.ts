import { type OriginalType, pastedTranscriptType, subRipType, webVttType } from "./original-type.ts";
import { type TranscriptLine, transcriptLine } from "./transcript-lines.ts";

/** Lines that are looked at, and the least that make a transcript of a text. */
const mostLines = 2000;
const fewestTimes = 4;
const fewestTurns = 6;
/** In seconds: a recording begins near its beginning; an hour of the day (9:30) is none. */
const latestBeginning = 300;

/** What kind of transcript a text is, by its own form; null where it is none, or not surely one. */
export function transcriptTypeOf(text: string): OriginalType | null {
  const beginning = text.slice(0, 200_000);
  if (/^\uFEFF?WEBVTT(?:\s|$)/.test(beginning)) return webVttType;
  const lines = beginning
    .split(/\r\n?|\n/, mostLines)
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const arrows = lines.filter((line) => /^[\d:.,\s]{4,20}-{1,2}>[\d:.,\s]{4,20}/.test(line)).length;
  if (arrows > 1 && arrows >= lines.length * 0.15) return subRipType;
  const read = lines.map(transcriptLine);
  return hasTimes(read) || hasTurns(read) ? pastedTranscriptType : null;
}

/** Times that go on and on, the first near the beginning of a recording. A live blog has times too: of the day. */
function hasTimes(lines: TranscriptLine[]): boolean {
  const timed = lines.flatMap(({ seconds, isPlain }) => (seconds === null ? [] : [{ seconds, isPlain }]));
  const [first] = timed;
  if (!first || timed.length < fewestTimes || timed.length < lines.length * 0.2) return false;
  const backwards = timed.filter(({ seconds }, index) => seconds < (timed[index - 1]?.seconds ?? 0)).length;
  const isDay = first.isPlain && first.seconds > latestBeginning;
  return backwards <= timed.length * 0.05 && !isDay;
}

/** Nearly every line begins with one of a few names. */
function hasTurns(lines: TranscriptLine[]): boolean {
  const counts = new Map<string, number>();
  for (const { label } of lines) if (label !== null) counts.set(label, (counts.get(label) ?? 0) + 1);
  const recurring = [...counts.values()].filter((count) => count > 1);
  const turns = recurring.reduce((sum, count) => sum + count, 0);
  return recurring.length > 1 && turns >= fewestTurns && turns >= lines.length * 0.5;
}
