import type { JSONContent } from "@tiptap/core";
import type { RecordingTime } from "#lib/domain/article/recording-time.ts";
import { labelledBy } from "#lib/domain/article/transcript-lines.ts";

/** Words of a transcript, as they were said at one time by one person. */
export type Said = {
  time: RecordingTime | null;
  /** Named beside the words; a name within them stays there. */
  speaker: string | null;
  text: string;
  /** Whether somebody else begins here, or a new paragraph. */
  begins: boolean;
};

type Run = { text: string; time: RecordingTime | null };

/** More than any conversation has; beyond, neighbours share the time of the first. */
const mostRuns = 10_000;
/** Seconds of silence after which a sentence that has ended ends its paragraph too; and whatever was said does. */
const pause = 2;
const longPause = 10;
/** Characters after which a paragraph ends with its sentence; and wherever it is. */
const longParagraph = 600;
const longestParagraph = 1500;

const sentenceEnd = /[.!?…。！？؟۔।♪\])](?:["'”’»)])?$/u;

/** Paragraphs of the article schema: one for each turn, or for what is said between two pauses. The name of who begins stands before the words. */
export function paragraphsOf(said: Said[]): JSONContent[] {
  const named = recurringLabels(said);
  const isPunctuated = said.filter(({ text }) => /[.!?。！？؟।]/u.test(text)).length >= said.length * 0.1;
  const paragraphs: Run[][] = [];
  let before: Said | null = null;
  let length = 0;
  for (const next of said) {
    const isTurn = next.speaker !== (before?.speaker ?? null) || next.begins || named.has(labelledBy(next.text) ?? "");
    if (before === null || isTurn || endsParagraph(before, next, length, isPunctuated)) {
      paragraphs.push([]);
      length = 0;
    }
    const isNamed = next.speaker !== null && next.speaker !== before?.speaker;
    const text = isNamed ? `${next.speaker}: ${next.text}` : next.text;
    paragraphs.at(-1)?.push({ text: length === 0 ? text : `${between(before?.text ?? "", text)}${text}`, time: next.time });
    length += text.length;
    before = next;
  }
  const step = Math.ceil(said.length / mostRuns);
  return paragraphs.map((runs) => ({ type: "paragraph", content: gathered(runs, step).map(textNode) }));
}

function endsParagraph(before: Said, next: Said, length: number, isPunctuated: boolean): boolean {
  const silence = (next.time?.start ?? 0) - (before.time?.end ?? next.time?.start ?? 0);
  const hasEnded = !isPunctuated || sentenceEnd.test(before.text);
  if (silence >= longPause || length > longestParagraph) return true;
  return hasEnded && (silence >= pause || length > longParagraph);
}

/** In capitals, or there twice: no other beginning of a sentence is. */
function recurringLabels(said: Said[]): Set<string> {
  const counts = new Map<string, number>();
  for (const { text } of said) {
    const label = labelledBy(text);
    if (label !== null) counts.set(label, (counts.get(label) ?? 0) + (/\p{Ll}/u.test(label) ? 1 : 2));
  }
  return new Set([...counts].filter(([, count]) => count > 1).map(([label]) => label));
}

/** Scripts that set no spaces between words set none between lines. */
function between(one: string, other: string): string {
  const spaceless = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}，。、！？]/u;
  return spaceless.test(one.at(-1) ?? "") && spaceless.test(other.at(0) ?? "") ? "" : " ";
}

/** Neighbours of one time are one run; of too many, so many together are. */
function gathered(runs: Run[], step: number): Run[] {
  const kept: Run[] = [];
  let inLast = 0;
  for (const run of runs) {
    const last = kept.at(-1);
    const isSame = last && last.time?.start === run.time?.start && last.time?.end === run.time?.end;
    if (last && (isSame || inLast < step)) {
      last.text += run.text;
      if (last.time && !isSame) last.time = { start: last.time.start, end: run.time?.end ?? null };
      inLast += isSame ? 0 : 1;
    } else {
      kept.push({ ...run });
      inLast = 1;
    }
  }
  return kept;
}

function textNode({ text, time }: Run): JSONContent {
  return time === null ? { type: "text", text } : { type: "text", text, marks: [{ type: "cue", attrs: { ...time } }] };
}
