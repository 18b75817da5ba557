import { expect, test } from "vitest";
import { turnsSentence } from "./kinds.ts";
import { sentenceChanges } from "./sentence-change.ts";
import { languagesOfTurns, turnedText } from "./testing-turns.ts";

/** The same texts each time, so that a failure is one of the change at hand. Others, and many more, are the bench's. */
const seed = 2_000_000;
const texts = 1500;

test(`in ${languagesOfTurns.length} languages a turned sentence blocks, one set otherwise is not even told (seed ${seed})`, () => {
  for (let index = 0; index < texts; index++) {
    const { language, before, after, place, turns } = turnedText(seed + index);
    const [change] = sentenceChanges(before, after, [place], language);
    const says = change ? (turnsSentence(change) ? "blocks" : "tells") : "nothing";
    expect({ before, after, turns, says }).toEqual({ before, after, turns, says: turns === null ? "nothing" : "blocks" });
  }
});
