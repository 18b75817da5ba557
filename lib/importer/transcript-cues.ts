import { captionText } from "./caption-text.ts";
import type { Said } from "./transcript-turns.ts";

type Line = { speaker: string | null; text: string };
/** Lines shown together, with when; in seconds. */
type Cue = { start: number; end: number; lines: Line[] };

const moment = String.raw`(?:(\d{1,4})\s?:\s?)?(\d{1,2})\s?:\s?(\d{1,2})(?:\s?[.,:]\s?(\d{1,3}))?`;
/** WebVTT and SubRip, with either's mark before the fraction; YouTube's SBV sets a comma between the two times. */
const timing = new RegExp(String.raw`^\s*${moment}\s*(?:-{1,3}>|,(?=\d{1,2}:\d{2}:\d{2}[.,]))\s*${moment}(?=\s|$)`);

export type Captions = {
  said: Said[];
  /** How many lines were shown again and are left out. */
  repeated: number;
  /** BCP 47, as the file itself names it. */
  language: string | null;
};

/**
 * What is said in a file of captions (WebVTT, SubRip, SBV), in the order of time. Takes what players take: no numbers, wrong fractions, missing
 * empty lines, cues that overlap. Null where the text has no cue.
 */
export function readCaptions(text: string): Captions | null {
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n?|\n/);
  const isWebVtt = /^WEBVTT(?:\s|$)/.test(lines[0] ?? "");
  const cues = withoutCopies(cuesOf(lines, isWebVtt));
  if (cues.length === 0) return null;
  const header = isWebVtt ? lines.slice(1, 12) : [];
  const language = header.flatMap((line) => /^Language:\s?([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\s*$/.exec(line)?.[1] ?? [])[0] ?? null;
  const once = withoutRolling(cues);
  return { said: once.flatMap(saidIn), repeated: lineCount(cues) - lineCount(once), language };
}

function cuesOf(lines: string[], isWebVtt: boolean): Cue[] {
  const cues: (Pick<Cue, "start" | "end"> & { lines: string[] })[] = [];
  let open: (typeof cues)[number] | null = null;
  for (const [index, line] of lines.entries()) {
    const found = timing.exec(line);
    if (found) {
      // A cue's number, where no empty line sets it apart from the words before.
      if (open && /^\s*\d+\s*$/.test(lines[index - 1] ?? "")) open.lines.pop();
      open = { start: seconds(found, 1), end: seconds(found, 5), lines: [] };
      cues.push(open);
    } else if (line.trim() !== "") open?.lines.push(line);
    // In WebVTT an empty line ends a cue, and a block without a time is shown to nobody. SubRip's players show what follows all the same.
    else if (isWebVtt) open = null;
  }
  return cues.map((cue) => ({ ...cue, lines: linesOf(cue.lines) })).toSorted((one, other) => one.start - other.start);
}

function seconds(found: RegExpExecArray, from: number): number {
  const part = (at: number) => found[from + at] ?? "0";
  return Number(part(0)) * 3600 + Number(part(1)) * 60 + Number(`${part(2)}.${part(3)}`);
}

/** WebVTT names who speaks from here on; SubRip's files sometimes do the same. */
const voice = /<v(?:\.[^\s<>]*)?(?:\s([^<>]*))?>|<\/v>/g;

function linesOf(raw: string[]): Line[] {
  let speaker: string | null = null;
  return raw.flatMap((line) => {
    const found: Line[] = [];
    let at = 0;
    for (const match of line.matchAll(voice)) {
      found.push({ speaker, text: captionText(line.slice(at, match.index)) });
      speaker = captionText(match[1] ?? "") || null;
      at = match.index + match[0].length;
    }
    found.push({ speaker, text: captionText(line.slice(at)) });
    return found.filter(({ text }) => text !== "");
  });
}

/** The same words at the same time, twice: a shadow, or a second place on the picture. */
function withoutCopies(cues: Cue[]): Cue[] {
  const known = new Set<string>();
  return cues.filter((cue) => {
    const key = JSON.stringify(cue);
    return cue.lines.length > 0 && !known.has(key) && known.add(key);
  });
}

/**
 * Rolling captions show again what was shown before, above the new line, at the head of a longer one, or as the end of a window that slides; what
 * was shown is said once. Only where a good part of all cues does so: somebody may well say the same thing twice.
 */
function withoutRolling(cues: Cue[]): Cue[] {
  const overlaps = cues.map((cue, index) => {
    const before = cues[index - 1];
    return before && cue.start - before.end < 1 ? overlap(before.lines, cue.lines) : 0;
  });
  const rolling = overlaps.filter((words) => words > 0).length;
  if (rolling < 3 || rolling < cues.length * 0.3) return cues;
  return cues.flatMap((cue, index) => {
    let shown = overlaps[index] ?? 0;
    const lines = cue.lines.flatMap((line) => {
      const words = wordsOf([line]);
      const rest = words.slice(shown).join(" ");
      shown = Math.max(0, shown - words.length);
      return rest === "" ? [] : [{ ...line, text: rest }];
    });
    return lines.length === 0 ? [] : [{ ...cue, lines }];
  });
}

/** How many words at the beginning of a cue are the end of the one before: one alone only where it is all of a line. */
function overlap(before: Line[], now: Line[]): number {
  const known = wordsOf(before);
  const next = wordsOf(now);
  const least = wordsOf(before.slice(-1)).length === 1 ? 1 : 2;
  for (let length = Math.min(known.length, next.length); length >= least; length -= 1) {
    if (known.slice(-length).every((word, index) => word === next[index])) return length;
  }
  return 0;
}

function wordsOf(lines: Line[]): string[] {
  return lines.flatMap(({ text }) => text.split(/\s+/u).filter((word) => word !== ""));
}

function lineCount(cues: Cue[]): number {
  return cues.reduce((sum, { lines }) => sum + lines.length, 0);
}

/** Two dashes in one cue are two people, and so are arrows; other lines go on. */
function saidIn({ start, end, lines }: Cue): Said[] {
  const time = { start, end: end > start ? end : null };
  const isDialogue = lines.filter(({ text }) => dash.test(text)).length > 1;
  return lines.map((line) => ({ ...line, time, begins: line.text.startsWith(">>") || (isDialogue && dash.test(line.text)) }));
}

const dash = /^[-–—‐]\s?[\p{L}\p{N}]/u;
