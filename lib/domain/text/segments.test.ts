import fc from "fast-check";
import { expect, test } from "vitest";
import { segments } from "./segments.ts";

test("overlapping spans are cut where they begin and end, the shortest first", () => {
  const cut = segments(10, [
    { id: "long", start: 0, end: 8 },
    { id: "short", start: 2, end: 4 },
    { id: "late", start: 6, end: 20 },
  ]);
  expect(cut).toEqual([
    { start: 0, end: 2, ids: ["long"] },
    { start: 2, end: 4, ids: ["short", "long"] },
    { start: 4, end: 6, ids: ["long"] },
    { start: 6, end: 8, ids: ["long", "late"] },
    { start: 8, end: 10, ids: ["late"] },
  ]);
});

test("two passages of one annotation name it once", () => {
  const cut = segments(3, [
    { id: "a", start: 0, end: 2 },
    { id: "a", start: 1, end: 3 },
  ]);
  expect(cut.map(({ ids }) => ids)).toEqual([["a"], ["a"], ["a"]]);
});

test("every unit of the text is in exactly one segment, with exactly the spans that cover it", () => {
  const span = fc.record({
    id: fc.constantFrom("a", "b", "c", "d"),
    start: fc.integer({ min: -3, max: 30 }),
    end: fc.integer({ min: -3, max: 30 }),
  });
  fc.assert(
    fc.property(fc.nat(25), fc.array(span), (length, spans) => {
      const cut = segments(length, spans);
      let next = 0;
      for (const { start, end, ids } of cut) {
        expect(start).toBe(next);
        expect(end).toBeGreaterThan(start);
        next = end;
        for (let at = start; at < end; at++) {
          const covering = spans.filter((each) => each.start <= at && at < each.end).map(({ id }) => id);
          expect(ids.toSorted()).toEqual([...new Set(covering)].toSorted());
        }
      }
      expect(next).toBe(length);
    }),
  );
});
