import { turnsSentence } from "#lib/domain/sentence/kinds.ts";
import { sentenceChanges } from "#lib/domain/sentence/sentence-change.ts";
import { languagesOfTurns, turnedText } from "#lib/domain/sentence/testing-turns.ts";
import { type Figure, mustBeNone } from "./report.ts";

const texts = 20_000;
/** It finds the words, and has nothing to say of what stands around them. */
const peer = "a plain quote matcher";

/** Sentences around words that stay, in many languages: those that were turned have to block, those that were only set otherwise are nothing. */
export function turnedSentences(seed: number): Figure[] {
  const [turned, unturned] = [
    { all: 0, missed: 0 },
    { all: 0, missed: 0 },
  ];
  for (let index = 0; index < texts; index++) {
    const { language, before, after, place, turns } = turnedText(seed + index);
    const [change] = sentenceChanges(before, after, [place], language);
    const counts = turns === null ? unturned : turned;
    counts.all++;
    if (turns === null ? change : !change || !turnsSentence(change)) counts.missed++;
  }
  const named = (what: string, all: number) => `${what}, of ${all.toLocaleString("en")} in ${languagesOfTurns.length} languages`;
  return [
    mustBeNone(named("turned sentences let through", turned.all), turned.missed, "sentences", peer, turned.all),
    mustBeNone(named("unchanged sentences flagged", unturned.all), unturned.missed, "sentences", peer, 0),
  ];
}
