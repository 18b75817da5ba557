import { killRounds } from "#lib/room/kill-rounds.ts";
import { type Figure, mustBeNone, percentile } from "./report.ts";
import { openDesk } from "./room-desk.ts";

const rounds = 100;

/** A hundred times `kill -9` while four people type and annotate. */
export async function kills(): Promise<Figure[]> {
  await using desk = await openDesk();
  const { lost, words, annotations, unsaved } = await killRounds(rounds, await desk.rationales(4));
  for (const each of lost) console.log(`lost: ${each}`);
  const longest = Math.max(...unsaved);
  return [
    mustBeNone(
      "shown as saved and lost, or typed and lost",
      lost.length,
      "words or annotations",
      `shown as saved, over ${rounds} kills`,
      words + annotations,
    ),
    {
      ...{ what: "typed → shown as saved, at worst", value: longest, unit: "ms" },
      ...{ peer: `p95 of ${unsaved.length}`, peerValue: percentile(unsaved, 0.95), target: "≤ 250 ms", met: longest <= 250 },
    },
  ];
}
