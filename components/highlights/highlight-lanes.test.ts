import fc from "fast-check";
import { expect, it } from "vitest";
import { assignLanes, laneCount } from "./highlight-lanes.ts";

it("keeps spans that do not meet on one line", () => {
  expect(
    assignLanes([
      { start: 0, end: 5 },
      { start: 5, end: 9 },
    ]),
  ).toEqual([0, 0]);
});

it("puts overlapping spans under one another, the longer above", () => {
  expect(
    assignLanes([
      { start: 2, end: 4 },
      { start: 0, end: 9 },
      { start: 3, end: 8 },
    ]),
  ).toEqual([1, 0, 2]);
});

it("never draws two overlapping underlines on one line while a line is free", () => {
  const span = fc.tuple(fc.nat(200), fc.integer({ min: 1, max: 30 })).map(([start, length]) => ({ start, end: start + length }));
  fc.assert(
    fc.property(fc.array(span, { maxLength: 40 }), (spans) => {
      const lanes = assignLanes(spans);
      for (const [i, one] of spans.entries()) {
        for (const [j, other] of spans.entries()) {
          if (i >= j || one.start >= other.end || other.start >= one.end) continue;
          if (lanes[i] !== lanes[j]) continue;
          expect(lanes[i]).toBe(laneCount - 1);
        }
      }
    }),
  );
});
