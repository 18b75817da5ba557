import { spawn } from "node:child_process";
import { once } from "node:events";
import { chown, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openEmbedded } from "./embedded.ts";
import { onServer } from "./scratch.ts";

let dataDir = "";
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "assay-embedded-"));
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

const postmaster = async () => Number.parseInt(await readFile(join(await clusterFolder(), "postmaster.pid"), "utf8"), 10);
const clusterFolder = async (): Promise<string> => JSON.parse(await readFile(join(dataDir, "database.json"), "utf8")).cluster;

/** Opens the database in another process, which then writes a row and dies without a word. */
async function killedWriter(): Promise<void> {
  const program = `
    import { openEmbedded } from "#lib/postgres/embedded.ts";
    import { onServer } from "#lib/postgres/scratch.ts";
    const { ownerUrl: url } = await openEmbedded({ dataDir: ${JSON.stringify(dataDir)} });
    await onServer(url, "CREATE TABLE IF NOT EXISTS kept (id serial); INSERT INTO kept DEFAULT VALUES");
    process.kill(process.pid, "SIGKILL");`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", program], { stdio: "inherit" });
  await once(child, "exit");
  expect(child.signalCode).toBe("SIGKILL");
}

test("keeps its password to its owner, holds UTF-8 and sorts the same everywhere", async () => {
  const database = await openEmbedded({ dataDir });
  expect((await stat(join(dataDir, "database.json"))).mode & 0o777).toBe(0o600);
  const [row] = await onServer(
    database.ownerUrl,
    "SELECT current_setting('server_encoding') AS encoding, datlocale AS locale, current_setting('fsync') AS fsync FROM pg_database WHERE datname = 'assay'",
  );
  expect(row).toEqual({ encoding: "UTF8", locale: "C.UTF-8", fsync: "on" });
  await database.release();
});

test("a data folder of an earlier version, which has one role, is opened with two", async () => {
  await openEmbedded({ dataDir }).then(async ({ ownerUrl, release }) => {
    await onServer(ownerUrl, "DROP ROLE assay_application");
    await release();
  });
  const file = join(dataDir, "database.json");
  const { applicationPassword: _, ...earlier } = JSON.parse(await readFile(file, "utf8"));
  await writeFile(file, JSON.stringify(earlier));
  const database = await openEmbedded({ dataDir });
  expect(await onServer(database.url, "SELECT rolname, rolsuper, rolcreaterole FROM pg_roles WHERE rolname = current_user")).toEqual([
    { rolname: "assay_application", rolsuper: false, rolcreaterole: false },
  ]);
  await database.release();
});

test("a second process joins the first; the last one to let go stops it", async () => {
  const first = await openEmbedded({ dataDir });
  const running = await postmaster();
  const second = await openEmbedded({ dataDir });
  expect(await postmaster()).toBe(running);
  await first.release();
  expect(await onServer(second.ownerUrl, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  await second.release();
  await expect(postmaster()).rejects.toThrow("ENOENT");
});

test("opened twice at once, there is one", async () => {
  const both = await Promise.all([openEmbedded({ dataDir }), openEmbedded({ dataDir })]);
  expect(both[0].url).toBe(both[1].url);
  await Promise.all(both.map((database) => database.release()));
  await expect(postmaster()).rejects.toThrow("ENOENT");
});

test("a database left behind by a killed server is joined, with every row", async () => {
  await killedWriter();
  const orphan = await postmaster();
  const database = await openEmbedded({ dataDir });
  expect(await postmaster()).toBe(orphan);
  expect(await onServer(database.ownerUrl, "SELECT count(*)::int AS kept FROM kept")).toEqual([{ kept: 1 }]);
  await database.release();
});

test("a database that was killed itself is started again, with every row", async () => {
  await killedWriter();
  process.kill(await postmaster(), "SIGKILL");
  const database = await openEmbedded({ dataDir });
  expect(await onServer(database.ownerUrl, "SELECT count(*)::int AS kept FROM kept")).toEqual([{ kept: 2 }]);
  await database.release();
});

test("a database that dies while it is used comes back by itself, with every row, and still stops with its last user", async () => {
  const database = await openEmbedded({ dataDir });
  const count = () => onServer(database.ownerUrl, "SELECT count(*)::int AS kept FROM kept").catch(() => null);
  const before = await count();
  const first = await postmaster();
  process.kill(first, "SIGKILL");
  await vi.waitFor(
    async () =>
      expect([await postmaster().catch(() => first), await count()]).toEqual([expect.not.toSatisfy((pid) => pid === first), before]),
    {
      timeout: 30_000,
      interval: 100,
    },
  );
  await database.release();
  await expect(postmaster()).rejects.toThrow("ENOENT");
});

test("a process that has got the dead database's number doesn't keep it shut", async () => {
  await writeFile(join(await clusterFolder(), "postmaster.pid"), `${process.pid}\n${await clusterFolder()}\n`);
  const database = await openEmbedded({ dataDir });
  expect(await onServer(database.ownerUrl, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  await database.release();
});

test("a first start that was cut short is done again", async () => {
  const file = join(dataDir, "database.json");
  const record = JSON.parse(await readFile(file, "utf8"));
  await writeFile(file, JSON.stringify({ ...record, initialised: false }));
  const database = await openEmbedded({ dataDir });
  expect(await onServer(database.ownerUrl, "SELECT to_regclass('kept') AS kept")).toEqual([{ kept: null }]);
  await database.release();
});

test("a data folder copied without its owners is said with what to do, and left as it is", async (context) => {
  context.skip(process.getuid?.() !== 0, "Only root can give a folder to somebody else.");
  const folder = await clusterFolder();
  const { uid, gid } = await stat(folder);
  await chown(folder, 0, 0);
  await expect(openEmbedded({ dataDir })).rejects.toThrow(/belongs to another user \(number 0\).*chown -R assay-postgres /);
  await chown(folder, uid, gid);
  const database = await openEmbedded({ dataDir });
  expect(await onServer(database.ownerUrl, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  await database.release();
});

test("a data folder that can't be made is said in one sentence", async () => {
  const file = join(dataDir, "file");
  await writeFile(file, "");
  await expect(openEmbedded({ dataDir: join(file, "data") })).rejects.toThrow(/can't be written by this user/);
});
