import { partitionPoint } from "../text/partition-point.ts";
import type { Span } from "../text/span.ts";
import type { DocumentJson } from "./article-schema.ts";
import { textblocksOf } from "./canonical-text.ts";
import { type RecordingTime, recordingTime } from "./recording-time.ts";

/** Words of a transcript, as a span of the canonical text (UTF-16), with when they are said. */
export type TimedSpan = Span & { time: RecordingTime };

/** Every word of a document that has a time, in the order of the text; empty for what has none. */
export function timedSpans(document: DocumentJson): TimedSpan[] {
  const spans: TimedSpan[] = [];
  let start = 0;
  for (const { node } of textblocksOf(document)) {
    for (const { text, marks = [] } of node.content ?? []) {
      // A break is one line feed.
      const end = start + (text?.length ?? 1);
      const time = recordingTime(marks.find(({ type }) => type === "cue")?.attrs);
      if (time) spans.push({ start, end, time });
      start = end;
    }
    // Whatever joins two textblocks is one character.
    start += 1;
  }
  return spans;
}

/** Are the words of two documents with the same text said at the same times? */
export function sameTimes(one: DocumentJson, other: DocumentJson): boolean {
  return JSON.stringify(timedSpans(one)) === JSON.stringify(timedSpans(other));
}

/** When a passage is said: from the beginning of the first cue it has words of to the end of the last. Null where none of them has a time. */
export function timeOf(spans: readonly TimedSpan[], { start, end }: Span): RecordingTime | null {
  const first = spans[partitionPoint(spans.length, (index) => (spans[index]?.end ?? 0) <= start)];
  const last = spans[partitionPoint(spans.length, (index) => (spans[index]?.start ?? 0) < end) - 1];
  if (!first || !last || first.start >= end || last.end <= start) return null;
  return recordingTime({ start: first.time.start, end: last.time.end });
}
