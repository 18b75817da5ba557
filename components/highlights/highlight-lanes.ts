import type { Span } from "#lib/domain/text/span.ts";

/** How many underlines are drawn below one another before they share the last. */
export const laneCount = 3;

/**
 * Gives each span the nearest free line below the words, so that overlapping underlines lie under one another. Spans in UTF-16 code units.
 * Answers in the order given.
 */
export function assignLanes(spans: readonly Span[]): number[] {
  const order = spans.map((_, index) => index).sort((a, b) => startOf(spans, a) - startOf(spans, b) || endOf(spans, b) - endOf(spans, a));
  const lanes = new Array<number>(spans.length).fill(0);
  const busyUntil = new Array<number>(laneCount).fill(0);
  for (const index of order) {
    const free = busyUntil.findIndex((end) => end <= startOf(spans, index));
    const lane = free === -1 ? laneCount - 1 : free;
    lanes[index] = lane;
    busyUntil[lane] = Math.max(busyUntil[lane] ?? 0, endOf(spans, index));
  }
  return lanes;
}

function startOf(spans: readonly Span[], index: number): number {
  return spans[index]?.start ?? 0;
}

function endOf(spans: readonly Span[], index: number): number {
  return spans[index]?.end ?? 0;
}
