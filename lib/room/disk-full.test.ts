import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { closeDatabase, database } from "#lib/db/client.ts";
import { actorFixture } from "#lib/db/testing.ts";
import { fill, smallDisk, withoutDisk } from "#lib/db/testing-disk.ts";
import { setEnvironment } from "#lib/env.ts";
import { openEmbedded } from "#lib/postgres/embedded.ts";
import { migrate } from "#lib/postgres/migrate.ts";
import { annotate, articleFixture } from "#lib/usecases/testing.ts";
import { databaseRelay, signedIn, startRoom, storedText } from "./testing.ts";
import { until, Window } from "./testing-window.ts";

async function rationaleIn(databaseUrl: string) {
  setEnvironment({ DATABASE_URL: databaseUrl });
  const actor = await actorFixture("reviewer");
  const { snapshot } = await articleFixture(actor);
  const { id } = await annotate(actor, snapshot);
  return { id, actor, cookie: (await signedIn(actor.id)).cookie };
}

afterEach(async () => {
  await closeDatabase();
  setEnvironment({ DATABASE_URL: "" });
});

test("a full disk under the database is told at once, nothing is called saved, and all is stored when there is room again", async (context) => {
  const disk = await smallDisk(200);
  if (!disk) return context.skip(withoutDisk);
  const embedded = await openEmbedded({ dataDir: join(disk, "data") });
  await migrate(embedded.ownerUrl);
  const { id, cookie, actor } = await rationaleIn(embedded.ownerUrl);
  const server = await startRoom();
  const window = new Window(server, `rationale:${id}`, cookie);
  await window.synced();
  window.write("Before.");
  await window.saved();

  const filler = await fill(disk);
  let isSaved = false;
  const since = performance.now();
  // Random, as PostgreSQL packs what repeats itself.
  for (let line = 0; line < 40; line += 1) window.write(Buffer.from(crypto.getRandomValues(new Uint8Array(6000))).toString("base64"));
  const saved = window.saved().then(() => {
    isSaved = true;
  });
  await until(() => window.heard.includes('{"trouble":true}'));
  expect(performance.now() - since, "milliseconds until it was told").toBeLessThan(2000);
  expect(isSaved).toBe(false);
  expect(server.room.figures().state).toBe("failing");
  await expect(articleFixture(actor)).rejects.toThrow("The server's disk is nearly full");

  await rm(filler);
  await saved;
  await articleFixture(actor);
  expect(await storedText(id)).toBe(window.text);
  expect(server.room.figures().state).toBe("open");
  // Every row of every table can still be read.
  const tables = await database().$queryRaw<
    { name: string }[]
  >`SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`;
  for (const { name } of tables) await database().$queryRawUnsafe(`SELECT count(to_jsonb(rows)) FROM "${name}" AS rows`);
  window.close();
  await server.close();
  await closeDatabase();
  await embedded.release();
});

test("a stop with neither a database nor room on the disk says where the words still are, and leaves no half file", async (context) => {
  const disk = await smallDisk(1);
  if (!disk) return context.skip(withoutDisk);
  const data = await smallDisk(200);
  const embedded = await openEmbedded({ dataDir: join(data ?? "", "data") });
  await migrate(embedded.ownerUrl);
  const relay = await databaseRelay(embedded.ownerUrl);
  const { id, cookie } = await rationaleIn(relay.url);
  const server = await startRoom({ dataDir: disk });
  const window = new Window(server, `rationale:${id}`, cookie);
  await window.synced();
  await fill(disk);
  relay.takeAway();
  window.write("Typed in the last moment.");
  await until(() => window.heard.includes('{"trouble":true}'));
  const told = vi.spyOn(console, "error").mockImplementation(() => undefined);
  await server.close(1000);
  const words = told.mock.calls.flat().join(" ");
  told.mockRestore();
  expect(words).toContain("ENOSPC");
  expect(words).toContain("in the browsers they were typed in");
  expect(await readdir(disk)).toEqual(["filler"]);
  window.close();
  relay.close();
  await closeDatabase();
  await embedded.release();
});
