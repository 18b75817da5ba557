import { expect, test } from "vitest";
import { database } from "#lib/db/client.ts";
import { actorFixture, emptyDatabase, testDatabase } from "#lib/db/testing.ts";
import { migrate } from "./migrate.ts";
import { listMigrations } from "./migrations.ts";
import { missingSql } from "./schema-engine.ts";
import { onServer } from "./scratch.ts";

const { ownerUrl } = testDatabase();

test("the migrations lead to exactly what schema.prisma says", async () => {
  const url = await emptyDatabase();
  await migrate(url);
  expect(await missingSql(url)).toBe("");
});

test("a column that the migrations don't know is noticed", async () => {
  const url = await emptyDatabase();
  await migrate(url);
  await onServer(url, 'ALTER TABLE "desk" DROP COLUMN "tagline"');
  expect(await missingSql(url)).toContain('ADD COLUMN     "tagline"');
});

test("processes that start together migrate once, and a second start finds nothing to do", async () => {
  const url = await emptyDatabase();
  const applied = await Promise.all([migrate(url), migrate(url), migrate(url)]);
  expect(applied.filter((names) => names.length > 0)).toHaveLength(1);
  expect(await migrate(url)).toEqual([]);
});

test("a migration that fails leaves the database as it was, and is applied once it can be", async () => {
  const url = await emptyDatabase();
  const names = (await listMigrations()).map(({ name }) => name);
  const [second = ""] = names.slice(1);
  await migrate(url, names.slice(0, 1));
  await onServer(url, "CREATE FUNCTION refuse_history() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'not now'; END $$");
  await onServer(url, 'CREATE TRIGGER refuse BEFORE INSERT ON "_prisma_migrations" EXECUTE FUNCTION refuse_history()');
  const before = await missingSql(url);
  await expect(migrate(url)).rejects.toThrow(`The migration ${second} failed; the database is as it was before it.`);
  expect(await missingSql(url)).toBe(before);
  await onServer(url, "DROP FUNCTION refuse_history() CASCADE");
  expect(await migrate(url)).toEqual(names.slice(1));
});

test("one that an earlier version began and never finished is taken up again", async () => {
  const url = await emptyDatabase();
  const names = (await listMigrations()).map(({ name }) => name);
  const last = names.at(-1) ?? "";
  await migrate(url, names.slice(0, -1));
  await onServer(url, `INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('begun', 'x', '${last}')`);
  expect(await migrate(url)).toEqual([last]);
  expect(await migrate(url)).toEqual([]);
});

test("a database of a newer version is left alone", async () => {
  const url = await emptyDatabase();
  await migrate(url);
  await onServer(
    url,
    "INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count) VALUES ('x', 'x', now(), '9999_later', 1)",
  );
  await expect(migrate(url)).rejects.toThrow(/newer version.*9999_later/);
});

test("a wrong address is said in one sentence that names the place and not the password", async () => {
  const failure = await migrate("postgresql://someone:hush@127.0.0.1:1/nowhere").catch((error: Error) => error.message);
  expect(failure).toMatch(/127\.0\.0\.1:1\/nowhere can't be used: .*ECONNREFUSED.*Check DATABASE_URL/);
  expect(failure).not.toContain("hush");
});

test.each(["snapshots", "revisions", "withdrawals", "audit_events", "scales", "verdicts"])(
  "rows of %s never change, not even by their owner",
  async (table) => {
    const update = {
      snapshots: "text",
      revisions: "note",
      withdrawals: "reason",
      audit_events: "verb",
      scales: "number",
      verdicts: "name",
    }[table];
    for (const sql of [`UPDATE ${table} SET ${update} = ${update}`, `DELETE FROM ${table}`, `TRUNCATE ${table} CASCADE`]) {
      await expect(onServer(ownerUrl(), sql), sql).rejects.toThrow(`Rows of ${table} never change`);
    }
  },
);

test("a row that is there stays when its deletion is tried", async () => {
  const { id } = await actorFixture("admin");
  await database().auditEvent.create({ data: { actorId: id, verb: "test", subject: "user", subjectId: id } });
  await expect(database().auditEvent.deleteMany({ where: { actorId: id } })).rejects.toThrow();
  expect(await database().auditEvent.count({ where: { actorId: id } })).toBe(1);
});
