import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { expect, onTestFinished, test } from "vitest";
import { database } from "#lib/db/client.ts";
import { type DumpLine, dumpRows } from "#lib/db/dump.ts";
import { rateLimitStore } from "#lib/db/rate-limits.ts";
import { actorFixture, emptyDatabase, testDatabase } from "#lib/db/testing.ts";
import { env, setEnvironment } from "#lib/env.ts";
import { migrate } from "#lib/postgres/migrate.ts";
import { onServer } from "#lib/postgres/scratch.ts";
import { annotate, loadText, newText } from "../testing.ts";
import { backUp } from "./back-up.ts";
import { restoreBackup } from "./restore-backup.ts";

testDatabase();

const awkward = "Ünïcödé “quotes”, \\ backslash, \t tab, 𝒜 pair, 'apostrophe', {\"json\": [1]}.";

async function fill(): Promise<void> {
  const editor = await actorFixture("editor", awkward);
  const { snapshot } = await loadText(editor, `${newText()}\n\n${awkward}`, { title: awkward });
  await annotate(editor, snapshot);
}

/** A folder for backups that is also the data folder, as on another host. */
async function otherHost(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "assay-backup-"));
  const before = env.dataDir;
  setEnvironment({ ASSAY_DATA_DIR: folder });
  onTestFinished(async () => {
    setEnvironment({ ASSAY_DATA_DIR: before });
    await rm(folder, { recursive: true, force: true });
  });
  return folder;
}

async function everything(url: string): Promise<DumpLine[]> {
  const lines: DumpLine[] = [];
  for await (const line of dumpRows(url)) lines.push(line);
  return lines;
}

async function backedUp(): Promise<{ file: string; source: string; secret: string }> {
  const source = env.databaseUrl ?? "";
  await fill();
  const folder = await otherHost();
  const file = join(folder, "desk.backup");
  await backUp(source, file);
  const secret = env.authSecret;
  await rm(join(folder, "auth-secret"));
  return { file, source, secret };
}

test("an empty desk gets equal rows, the same secret, and goes on counting where the other left off", async () => {
  const { file, source, secret } = await backedUp();
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const target = await emptyDatabase();
  const restored = await restoreBackup(target, file);
  expect(restored).toMatchObject({ ok: true });
  const rows = await everything(source);
  expect(rows.map(({ table }) => table)).toEqual(expect.arrayContaining(["users", "articles", "snapshots", "audit_events"]));
  expect(await everything(target)).toEqual(rows);
  expect(env.authSecret).toBe(secret);

  await database().$executeRaw`INSERT INTO audit_events (verb, subject, "subjectId") VALUES ('test', 'test', '1')`;
  const insert = `INSERT INTO audit_events (verb, subject, "subjectId") VALUES ('test', 'test', '1') RETURNING id`;
  expect(await onServer(target, insert)).toEqual(await onServer(source, "SELECT max(id) AS id FROM audit_events"));
});

test("what only this server counts, such as attempts to sign in, stays behind, and doesn't make a desk one that is in use", async () => {
  const count = `INSERT INTO rate_limits (key, points) VALUES ('somebody', 3)`;
  await rateLimitStore.query({ text: count });
  const { file, source } = await backedUp();
  const target = await emptyDatabase();
  expect(await restoreBackup(target, file)).toMatchObject({ ok: true });
  expect(await everything(target)).toEqual(await everything(source));

  const asked = await emptyDatabase();
  await migrate(asked);
  await onServer(asked, count);
  expect(await restoreBackup(asked, file)).toMatchObject({ ok: true });
});

test("a desk that has rows is left as it is", async () => {
  const { file, source } = await backedUp();
  const before = await everything(source);
  expect(await restoreBackup(source, file)).toMatchObject({ ok: false, error: { code: "conflict" } });
  expect(await everything(source)).toEqual(before);
});

test("an empty desk that has its tables already can be restored into", async () => {
  const { file, source } = await backedUp();
  const target = await emptyDatabase();
  await migrate(target);
  expect(await restoreBackup(target, file)).toMatchObject({ ok: true });
  expect(await everything(target)).toEqual(await everything(source));
});

test.each([
  ["cut short", (bytes: Buffer) => bytes.subarray(0, bytes.length - 40)],
  ["without its end", (bytes: Buffer) => gzipSync(gunzipSync(bytes).toString().split("\n").slice(0, -2).join("\n"))],
  ["with a row less", (bytes: Buffer) => gzipSync(gunzipSync(bytes).toString().split("\n").toSpliced(1, 1).join("\n"))],
  ["something else altogether", () => Buffer.from("not a backup")],
])("a backup %s is refused before anything is written", async (_, damage) => {
  const { file } = await backedUp();
  await writeFile(file, damage(await readFile(file)));
  const target = await emptyDatabase();
  expect(await restoreBackup(target, file)).toMatchObject({ ok: false, error: { code: "invalid" } });
  expect(await onServer(target, "SELECT to_regclass('users') AS users")).toEqual([{ users: null }]);
});

test("a backup that isn't there is said so", async () => {
  const result = await restoreBackup(await emptyDatabase(), join(await otherHost(), "none"));
  expect(result).toMatchObject({ ok: false, error: { message: expect.stringContaining("ENOENT") } });
});

test("another AUTH_SECRET than the backup's is refused, as its signing key couldn't be read", async () => {
  const { file } = await backedUp();
  setEnvironment({ AUTH_SECRET: "another secret of at least 32 characters" });
  onTestFinished(() => setEnvironment({ AUTH_SECRET: "" }));
  expect(await restoreBackup(await emptyDatabase(), file)).toMatchObject({ ok: false, error: { code: "conflict" } });
});
