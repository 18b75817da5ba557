import { beforeAll, expect, onTestFinished, test } from "vitest";
import { closeDatabase, database } from "#lib/db/client.ts";
import { openDatabase } from "#lib/db/open.ts";
import { canChangeTables } from "#lib/db/roles.ts";
import { actorFixture, emptyDatabase, testDatabase } from "#lib/db/testing.ts";
import { env, setEnvironment } from "#lib/env.ts";
import { publishRevision } from "#lib/usecases/revision/publish-revision.ts";
import { withdrawReview } from "#lib/usecases/revision/withdraw-review.ts";
import { granted, loadText } from "#lib/usecases/testing.ts";
import { admitApplication, roleOf } from "./application-role.ts";
import { databaseName, databaseOn, onServer } from "./scratch.ts";

const { ownerUrl } = testDatabase();
const asApplication = (sql: string) => onServer(env.databaseUrl ?? "", sql);

const frozen = ["snapshots", "revisions", "withdrawals", "audit_events", "scales", "verdicts"];

beforeAll(async () => {
  const editor = await actorFixture("editor");
  const { article } = await loadText(editor);
  granted(await publishRevision(editor, { articleId: article.id }));
  granted(await withdrawReview(editor, { articleId: article.id, reason: "A mix-up." }));
});

test.each(frozen)("who runs Assay changes nothing in %s, and can't get around what guards it", async (table) => {
  const column = { snapshots: "text", revisions: "note", withdrawals: "reason", audit_events: "verb", scales: "number", verdicts: "name" }[
    table
  ];
  const before = await asApplication(`SELECT to_jsonb(t) AS row FROM ${table} t`);
  expect(before).not.toEqual([]);
  for (const sql of [
    `UPDATE ${table} SET ${column} = ${column}`,
    `DELETE FROM ${table}`,
    `TRUNCATE ${table} CASCADE`,
    `ALTER TABLE ${table} DISABLE TRIGGER ALL`,
    `ALTER TABLE ${table} DISABLE TRIGGER ${table}_never_change`,
    `DROP TRIGGER ${table}_never_change ON ${table}`,
    `ALTER TABLE ${table} RENAME TO other`,
    `ALTER TABLE ${table} ADD COLUMN more text`,
    `ALTER TABLE ${table} OWNER TO CURRENT_USER`,
    `CREATE RULE around AS ON INSERT TO ${table} DO INSTEAD NOTHING`,
    `DROP TABLE ${table} CASCADE`,
    `GRANT UPDATE ON ${table} TO CURRENT_USER; UPDATE ${table} SET ${column} = ${column}`,
    `INSERT INTO ${table} SELECT * FROM ${table} ON CONFLICT (id) DO UPDATE SET ${column} = excluded.${column}`,
    `MERGE INTO ${table} t USING ${table} s ON s.id = t.id WHEN MATCHED THEN DELETE`,
  ]) {
    await expect(asApplication(sql), sql).rejects.toThrow(/permission denied|must be owner|no unique or exclusion/);
  }
  expect(await asApplication(`SELECT to_jsonb(t) AS row FROM ${table} t`)).toEqual(before);
});

test.each([
  "SET session_replication_role = replica",
  "SET ROLE assay",
  "SET SESSION AUTHORIZATION assay",
  "ALTER ROLE CURRENT_USER SUPERUSER",
  "CREATE ROLE another SUPERUSER",
  "CREATE TABLE mine (id int)",
  "CREATE SCHEMA assay",
  "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
  "DROP FUNCTION refuse_change() CASCADE",
  "COPY revisions TO PROGRAM 'true'",
  "SELECT pg_read_file('postgresql.conf')",
  "DELETE FROM _prisma_migrations",
  "UPDATE pg_trigger SET tgenabled = 'D'",
])("who runs Assay is refused: %s", async (sql) => {
  await expect(asApplication(sql)).rejects.toThrow(/permission denied|must be (owner|superuser)/);
});

test("a table that a later migration brings can be used from the next start on, and one whose rows never change only added to", async () => {
  await onServer(
    ownerUrl(),
    `CREATE TABLE later (id serial PRIMARY KEY, word text); CREATE TABLE later_frozen (word text);
     CREATE TRIGGER later_frozen BEFORE UPDATE OR DELETE OR TRUNCATE ON later_frozen EXECUTE FUNCTION refuse_change()`,
  );
  await expect(asApplication("SELECT 1 FROM later")).rejects.toThrow("permission denied");
  await admitApplication(ownerUrl(), "assay_application");
  await asApplication("INSERT INTO later (word) VALUES ('a'); UPDATE later SET word = 'b'");
  expect(await asApplication("DELETE FROM later RETURNING word")).toEqual([{ word: "b" }]);
  await asApplication("INSERT INTO later_frozen VALUES ('a')");
  await expect(asApplication("UPDATE later_frozen SET word = 'b'")).rejects.toThrow("permission denied");
});

test("two addresses that lead to two databases are refused", async () => {
  await expect(roleOf(env.databaseUrl ?? "", await emptyDatabase())).rejects.toThrow(/two databases/);
  expect(await roleOf(env.databaseUrl ?? "", ownerUrl())).toBe("assay_application");
  expect(await roleOf(`${ownerUrl()}?application_name=another`, ownerUrl()), "one role under two addresses").toBeNull();
});

test("with DATABASE_URL alone that role makes the tables and runs; with ASSAY_OWNER_URL the owner makes them, and lets it in", async () => {
  const [owner, application] = [await emptyDatabase(), env.databaseUrl ?? ""];
  const url = databaseOn(application, databaseName(owner));
  onTestFinished(() => setEnvironment({ DATABASE_URL: application, ASSAY_OWNER_URL: "" }));
  const roles = await onServer(owner, "SELECT rolname FROM pg_roles ORDER BY 1");
  const open = async (environment: { DATABASE_URL: string; ASSAY_OWNER_URL: string }) => {
    await closeDatabase();
    setEnvironment(environment);
    const opened = await openDatabase();
    await database().user.count();
    expect(await canChangeTables(database())).toBe(environment.ASSAY_OWNER_URL === "");
    await opened.close();
  };
  await open({ DATABASE_URL: owner, ASSAY_OWNER_URL: "" });
  await open({ DATABASE_URL: url, ASSAY_OWNER_URL: owner });
  await open({ DATABASE_URL: url, ASSAY_OWNER_URL: owner });
  expect(await onServer(owner, "SELECT rolname FROM pg_roles ORDER BY 1"), "nobody is made in a cluster of theirs").toEqual(roles);
});
