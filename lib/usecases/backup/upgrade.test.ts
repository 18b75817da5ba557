import { expect, onTestFinished, test } from "vitest";
import { closeDatabase } from "#lib/db/client.ts";
import { dumpRows } from "#lib/db/dump.ts";
import { emptyDatabase, testDatabase } from "#lib/db/testing.ts";
import { canonicalJson } from "#lib/domain/revision/canonical-json.ts";
import { env, setEnvironment } from "#lib/env.ts";
import { migrate } from "#lib/postgres/migrate.ts";
import { listMigrations } from "#lib/postgres/migrations.ts";
import { fillTables, firstDesk } from "#lib/postgres/testing-first-desk.ts";
import { readPublication } from "../revision/read-publication.ts";
import { refreshPublicationList } from "../revision/refresh-publication-list.ts";
import { startLog } from "../revision/start-log.ts";
import { granted } from "../testing.ts";
import { checkDesk } from "./check-desk.ts";
import { backedUp, inOldFormat, restore, rewrite } from "./testing-backup.ts";

testDatabase();

type Rows = Map<string, Record<string, unknown>[]>;

async function rowsOf(url: string): Promise<Rows> {
  const rows: Rows = new Map();
  for await (const { table, row } of dumpRows(url)) rows.set(table, [...(rows.get(table) ?? []), JSON.parse(row)]);
  return rows;
}

/** Every row there was is there, and every column of it says the same. */
async function expectAllOf(before: Rows, url: string): Promise<void> {
  const now = await rowsOf(url);
  for (const [table, rows] of before) {
    const columns = Object.keys(rows[0] ?? {});
    const kept = now.get(table)?.map((row) => Object.fromEntries(columns.map((name) => [name, row[name]]))) ?? [];
    // A row that a migration wrote something into stands last by now.
    expect(kept.map(canonicalJson).sort(), table).toEqual(rows.map(canonicalJson).sort());
  }
}

/** A desk made by the first `count` migrations, and what it held. */
async function deskOf(count: number): Promise<{ url: string; before: Rows; migrations: string[] }> {
  const migrations = (await listMigrations()).slice(0, count).map(({ name }) => name);
  const url = await emptyDatabase();
  await migrate(url, migrations);
  await fillTables(url, firstDesk(env.authSecret));
  return { url, before: await rowsOf(url), migrations };
}

const all = (await listMigrations()).map(({ name }, index) => [index + 1, name] as const);

test.each(all)("a desk made by %i migrations, up to %s, filled, is opened by today's: every row and hash is the same", async (count) => {
  const { url, before } = await deskOf(count);
  // From some version on annotations begin claims by themselves.
  const filled = [...before.keys()].filter((table) => table !== "claims");
  expect(filled.sort()).toEqual(Object.keys(firstDesk(env.authSecret)).sort());
  await migrate(url);
  await expectAllOf(before, url);
  expect(await checkDesk({ databaseUrl: url, authSecret: env.authSecret })).toEqual({ count: 0, first: [] });
});

test("what it published is served and logged as it was", async () => {
  const { url, before } = await deskOf(1);
  await migrate(url);
  const there = env.databaseUrl ?? "";
  await closeDatabase();
  setEnvironment({ DATABASE_URL: url });
  onTestFinished(async () => {
    await closeDatabase();
    setEnvironment({ DATABASE_URL: there });
  });
  await refreshPublicationList();
  await startLog();
  const { stored } = granted(await readPublication({ slug: "pier", number: 1 }));
  expect(stored.content).toBe(before.get("revisions")?.[0]?.content);
  expect(await checkDesk({ databaseUrl: url, authSecret: env.authSecret })).toEqual({ count: 0, first: [] });
});

test("a backup of the first format, made of the first tables, is restored into today's", async () => {
  const { url, before } = await deskOf(1);
  const { file } = await backedUp({ databaseUrl: url });
  await rewrite(file, inOldFormat);
  const target = await emptyDatabase();
  expect(await restore(target, file)).toMatchObject({ ok: true });
  expect(await migrate(target)).toEqual([]);
  await expectAllOf(before, target);
});
