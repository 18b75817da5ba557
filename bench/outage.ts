import { outageRounds } from "#lib/room/outage-rounds.ts";
import { type Figure, mustBeNone } from "./report.ts";
import { openDesk } from "./room-desk.ts";

/** The database is away for 30 seconds while eight people type; everyone leaves; it comes back. */
export async function outage(): Promise<Figure[]> {
  await using desk = await openDesk();
  const { typed, lost, falselySaved, back } = await outageRounds(await desk.rationales(8), 30_000);
  return [
    mustBeNone("typed and lost, the database away for 30 s", lost.length, "words", "typed", typed),
    mustBeNone("shown as saved while it was away", falselySaved, "words", "typed", typed),
    {
      what: "database back → all stored",
      value: back / 1000,
      unit: "s",
      peer: "limit",
      peerValue: 10,
      target: "≤ 10 s",
      met: back <= 10_000,
    },
  ];
}
