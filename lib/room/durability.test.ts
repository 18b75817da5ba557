import { readdir } from "node:fs/promises";
import { expect, onTestFinished, test } from "vitest";
import { closeDatabase, database } from "#lib/db/client.ts";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { proseText } from "#lib/domain/prose/prose.ts";
import { env, setEnvironment } from "#lib/env.ts";
import { readAnnotation } from "#lib/usecases/annotation/read-annotation.ts";
import { annotate, articleFixture, granted } from "#lib/usecases/testing.ts";
import { crowdRound } from "./crowd-rounds.ts";
import { killRounds, wordsARound } from "./kill-rounds.ts";
import { databaseRelay, type RoomServer, signedIn, startRoom, storedText } from "./testing.ts";
import { until, Window } from "./testing-window.ts";

testDatabase();

async function rationale() {
  const actor = await actorFixture("reviewer");
  const { snapshot, article } = await articleFixture(actor);
  const { id } = await annotate(actor, snapshot, { passages: [{ start: 0, end: 3, exact: "The" }] });
  return { actor, id, articleId: article.id, name: `rationale:${id}`, ...(await signedIn(actor.id)) };
}

function open(server: RoomServer, { name, cookie }: { name: string; cookie: string }): Window {
  const window = new Window(server, name, cookie);
  onTestFinished(() => window.close());
  return window;
}

async function room(options: Parameters<typeof startRoom>[0] = {}): Promise<RoomServer> {
  const server = await startRoom(options);
  onTestFinished(() => server.close(1000));
  return server;
}

/** The database behind a relay, for the time of one test. */
async function fragileDatabase() {
  const direct = env.databaseUrl ?? "";
  const relay = await databaseRelay(direct);
  onTestFinished(async () => {
    relay.close();
    await closeDatabase();
    setEnvironment({ DATABASE_URL: direct });
  });
  await closeDatabase();
  setEnvironment({ DATABASE_URL: relay.url });
  return relay;
}

test("nothing shown as saved is lost when the server is killed at a random moment, nor anything typed or annotated", {
  timeout: 120_000,
}, async () => {
  const people = [await rationale(), await rationale(), await rationale()];
  const rounds = 4;
  const result = await killRounds(rounds, people);
  expect(result.lost).toEqual([]);
  expect(result.words).toBeGreaterThanOrEqual(rounds * people.length * wordsARound);
  expect(result.annotations).toBeGreaterThanOrEqual(rounds * people.length);
});

test("while the database is away nothing is called saved, everybody may leave, and all is stored once it is back", async () => {
  const there = await rationale();
  const relay = await fragileDatabase();
  const server = await room();
  const window = open(server, there);
  await window.synced();
  window.write("Before.");
  await window.saved();

  relay.takeAway();
  window.write("While it was away.");
  let isSaved = false;
  const saved = window.saved().then(() => {
    isSaved = true;
  });
  await until(() => window.heard.includes('{"trouble":true}'));
  expect(isSaved).toBe(false);
  expect(server.room.figures()).toMatchObject({ state: "failing", connections: 1, documents: 1, unsavedDocuments: 1 });
  expect(server.room.figures().oldestUnsavedMilliseconds).toBeGreaterThan(0);
  expect(server.room.figures().storeFailures).toBeGreaterThan(0);

  const other = new Window(server, there.name, there.cookie);
  other.close();
  window.close();
  await until(() => (server.room.hocuspocus.documents.get(there.name)?.getConnectionsCount() ?? 0) === 0);
  // Everybody has left, and the document stays: it is in no database.
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(server.room.hocuspocus.documents.has(there.name)).toBe(true);
  expect(isSaved).toBe(false);
  void saved;

  relay.giveBack();
  await until(() => !server.room.hocuspocus.documents.has(there.name));
  await until(async () => (await storedText(there.id)).includes("While it was away."));
  expect(server.room.figures()).toMatchObject({ state: "open", unsavedDocuments: 0, oldestUnsavedMilliseconds: 0 });
  await until(async () => proseText(granted(await readAnnotation(there.actor, { id: there.id })).rationale).includes("While it was away."));
});

test("a stop while the database is away writes down what could not be stored, and the next start stores it", async () => {
  const there = await rationale();
  const relay = await fragileDatabase();
  const server = await startRoom();
  const window = open(server, there);
  await window.synced();
  relay.takeAway();
  window.write("Typed in the last moment.");
  await until(
    () =>
      window.heard.length > 0 ||
      server.room.hocuspocus.documents.get(there.name)?.getXmlFragment("default").toString().includes("moment") === true,
  );
  await server.close(1000);
  window.close();
  expect(await readdir(server.dataDir)).toEqual([expect.stringMatching(/^room-unsaved-.*\.jsonl$/)]);

  relay.giveBack();
  await room({ dataDir: server.dataDir });
  expect(await storedText(there.id)).toContain("Typed in the last moment.");
  expect(await readdir(server.dataDir)).toEqual([]);
});

test.each([1, 2, 3])(
  "eight people write, delete, lose their connection and come back: all end alike, as does what is stored (seed %i)",
  async (seed) => {
    const there = await rationale();
    const server = await room();
    const { text, different } = await crowdRound(server, there, seed);
    expect(different).toBeNull();
    await until(async () => {
      const projected = proseText(granted(await readAnnotation(there.actor, { id: there.id })).rationale);
      return projected === text.replaceAll(/<\/?\w+>/g, "");
    });
  },
);

test("a long spell offline: others write on, all leave, the text is folded and the server is another one; then both sides have everything", async () => {
  const there = await rationale();
  const first = await startRoom();
  const [away, here] = [open(first, there), open(first, there)];
  await Promise.all([away.synced(), here.synced()]);
  here.write("Before.");
  await until(() => away.text.includes("Before."));
  away.socket.disconnect();
  for (let line = 0; line < 200; line += 1) {
    away.write(`offline ${line}`);
    here.write(`online ${line}`);
    if (line % 10 === 0) here.paragraphs.delete(1, 1);
  }
  away.paragraphs.delete(0, 1);
  await here.saved();
  here.close();
  await first.close();
  expect(await database().proseUpdate.count({ where: { document: { subjectId: there.id } } }), "updates not folded yet").toBe(0);

  const second = await room({ port: Number(new URL(first.url).port) });
  void away.socket.connect();
  await away.saved();
  const late = open(second, there);
  await late.synced();
  await until(() => late.text === away.text);
  expect(await storedText(there.id)).toBe(away.text);
  const lines = new Set(away.text.split("\n"));
  expect(Array.from({ length: 200 }, (_, line) => `offline ${line}`).filter((line) => !lines.has(line))).toEqual([]);
  expect([...lines].filter((line) => line.startsWith("online"))).toHaveLength(
    new Set(here.text.split("\n").filter((line) => line.startsWith("online"))).size,
  );
  expect([...lines]).not.toContain("Before.");
});

test("two nodes: what one person writes reaches the other's node, and outlives the node it was written on", async () => {
  const there = await rationale();
  const [one, other] = [await startRoom(), await room()];
  const [ada, ben] = [open(one, there), open(other, there)];
  await Promise.all([ada.synced(), ben.synced()]);
  ada.write("From the first node.");
  await ada.saved();
  await until(() => ben.text.includes("From the first node."));
  await one.close();
  ben.write("From the second.");
  await ben.saved();
  expect(await storedText(there.id)).toBe(ben.text);
});
