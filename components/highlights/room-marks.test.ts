import { expect, test } from "vitest";
import { annotationAt, roomWith } from "../session/room-testing.ts";
import { marksOf } from "./room-marks.ts";

const spansIn = (annotation: ReturnType<typeof annotationAt>) => marksOf(roomWith([annotation])).map(({ span }) => span);

test("a passage is painted where its words stand", () => {
  expect(spansIn(annotationAt("a", 4))).toEqual([{ start: 4, end: 9 }]);
});

test("nothing is painted of a passage that has gone on to the next snapshot, while the room still shows this one", () => {
  const { passages, ...annotation } = annotationAt("a", 4);
  const moved = passages.map((passage) => ({ ...passage, snapshotId: "the next", anchoring: "moved" as const }));
  expect(spansIn({ ...annotation, passages: moved })).toEqual([]);
});

test("nothing is painted on words that are not the passage’s", () => {
  const { passages, ...annotation } = annotationAt("a", 4);
  expect(spansIn({ ...annotation, passages: passages.map((passage) => ({ ...passage, exact: "other" })) })).toEqual([]);
});
