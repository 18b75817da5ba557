/** Takes the database away while people type, lets everybody leave, and brings it back. */
import { closeDatabase } from "#lib/db/client.ts";
import { env, setEnvironment } from "#lib/env.ts";
import type { Desk } from "./kill-rounds.ts";
import { databaseRelay, type RoomServer, startRoom, storedText } from "./testing.ts";
import { textOf, until, Window } from "./testing-window.ts";

export type OutageResult = {
  typed: number;
  /** Words that people were told are saved while no database could have them. */
  falselySaved: number;
  lost: string[];
  /** Milliseconds from the database's return until all is stored. */
  back: number;
};

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

export async function outageRounds(desks: Desk[], away: number): Promise<OutageResult> {
  const direct = env.databaseUrl ?? "";
  const relay = await databaseRelay(direct);
  await closeDatabase();
  setEnvironment({ DATABASE_URL: relay.url });
  const server = await startRoom();
  const result: OutageResult = { typed: 0, falselySaved: 0, lost: [], back: 0 };
  try {
    const people = desks.map(({ id, cookie }) => ({ id, window: new Window(server, `rationale:${id}`, cookie), typed: [] as string[] }));
    await Promise.all(people.map(({ window }) => window.synced()));
    let isAway = false;
    let goesOn = true;
    const typing = people.map(async ({ window, typed }) => {
      for (let word = 0; goesOn; word += 1) {
        const words = `word ${word} by ${window.document.clientID}.`;
        const writtenWhileAway = isAway;
        window.write(words);
        typed.push(words);
        // Asked before it went, answered from what was there: only what is written while it is away can be shown as saved falsely.
        window.saved().then(
          () => {
            if (writtenWhileAway && isAway) result.falselySaved += 1;
          },
          () => undefined,
        );
        await sleep(100);
      }
    });
    await sleep(1000);
    relay.takeAway();
    isAway = true;
    await sleep(away);
    goesOn = false;
    await Promise.all(typing);
    // Until the server has heard the last word of each.
    await until(() => people.every(({ id, window }) => heard(server, id) === window.text));
    // Everybody leaves, with nothing stored.
    for (const { window } of people) window.close();
    await sleep(500);
    isAway = false;
    relay.giveBack();
    const since = performance.now();
    await until(() => server.room.figures().unsavedDocuments === 0 && server.room.figures().state === "open");
    result.back = performance.now() - since;
    for (const { id, typed } of people) {
      const stored = await storedText(id);
      result.typed += typed.length;
      result.lost.push(...typed.filter((words) => !stored.includes(words)));
    }
  } finally {
    await server.close(1000);
    relay.close();
    await closeDatabase();
    setEnvironment({ DATABASE_URL: direct });
  }
  return result;
}

function heard({ room }: RoomServer, id: string): string {
  const document = room.hocuspocus.documents.get(`rationale:${id}`);
  return document ? textOf(document) : "";
}
