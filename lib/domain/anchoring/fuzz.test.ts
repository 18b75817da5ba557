import { expect, test } from "vitest";
import { isSure } from "../claim/annotation.ts";
import { reanchor } from "./reanchor.ts";
import { editedText, editKinds } from "./testing-edits.ts";

/** The same texts each time, so that a failure is one of the change at hand. Others, and many more, are the bench's. */
const seed = 2_000_000;
const textsOfEach = 120;

test.each(editKinds)(`%s sentences: no passage is taken for another, most are found (seed ${seed})`, (kind) => {
  let [stands, found] = [0, 0];
  for (let index = 0; index < textsOfEach; index++) {
    const { before, after, places } = editedText(kind, seed + index);
    const results = reanchor(
      before,
      after,
      places.map(({ passage }) => passage),
    );
    for (const [at, { passage, place }] of places.entries()) {
      const result = results[at];
      if (place) stands++;
      if (!result || !isSure(result.anchoring)) continue;
      expect({ before, after, passage, says: result.span }).toEqual({ before, after, passage, says: place });
      found++;
    }
  }
  expect(found / stands).toBeGreaterThan(0.9);
});
