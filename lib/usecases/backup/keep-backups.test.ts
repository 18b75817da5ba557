import { readdir, rm, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { generateX25519Identity, identityToRecipient } from "age-encryption";
import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { database } from "#lib/db/client.ts";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { env, setEnvironment } from "#lib/env.ts";
import { onServer } from "#lib/postgres/scratch.ts";
import { annotate, loadText } from "../testing.ts";
import { checkBackup } from "./check-backup.ts";
import { checkDeskByItself } from "./check-desk-by-itself.ts";
import { keepBackups, prepareBackups } from "./keep-backups.ts";
import { otherHost } from "./testing-backup.ts";

const { ownerUrl } = testDatabase();

const on = new AbortController().signal;
let folder = "";

beforeEach(async () => {
  await database().upkeepRun.deleteMany();
  folder = join(await otherHost(), "backups");
  setEnvironment({ ASSAY_BACKUPS: folder, AUTH_SECRET: "a secret of at least 32 characters" });
  onTestFinished(() => setEnvironment({ ASSAY_BACKUPS: "", ASSAY_BACKUP_KEY: "", AUTH_SECRET: "" }));
  await prepareBackups();
});

const hour = 3_600_000;

/** As time passes: all that is remembered becomes older. */
async function passes(hours: number): Promise<void> {
  for (const { id, at } of await database().upkeepRun.findMany()) {
    await database().upkeepRun.update({ where: { id }, data: { at: new Date(at.getTime() - hours * hour) } });
  }
}

test("one is made where none is, another a day later, and none in between", async () => {
  await keepBackups(on);
  const [first = ""] = await readdir(folder);
  expect(first).toMatch(/^assay-\d{4}-\d\d-\d\dT\d{6}Z\.backup$/);
  expect(await checkBackup({ file: join(folder, first), identities: [] })).toMatchObject({ ok: true, value: { faults: { count: 0 } } });
  await passes(23);
  await keepBackups(on);
  expect(await readdir(folder)).toEqual([first]);
  await passes(1);
  // Files are named by the second.
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 2000 });
  onTestFinished(() => void vi.useRealTimers());
  await keepBackups(on);
  expect(await readdir(folder)).toHaveLength(2);
  expect(await database().upkeepRun.findMany({ where: { failure: null } })).toHaveLength(2);
});

test("one that somebody took away is made again", async () => {
  await keepBackups(on);
  const [first = ""] = await readdir(folder);
  await rm(join(folder, first));
  await passes(1);
  await keepBackups(on);
  expect(await readdir(folder)).toHaveLength(1);
});

test("old ones go when a new one is there; what this desk didn't write stays", async () => {
  const days = Array.from({ length: 40 }, (_, day) => ({
    file: join(folder, `assay-old-${day}.backup`),
    at: new Date(Date.now() - (day + 1) * 24 * hour),
  }));
  await database().upkeepRun.createMany({ data: days.map(({ file, at }) => ({ kind: "backup", file, at })) });
  for (const { file } of days) await writeFile(file, "");
  const foreign = ["assay-2020-01-01T000000Z.backup", "notes.txt"];
  for (const name of foreign) await writeFile(join(folder, name), "");
  await passes(0);
  await keepBackups(on);
  const left = await readdir(folder);
  expect(left).toEqual(expect.arrayContaining(foreign));
  // Seven days, up to three more weeks and the month or two before: the rules themselves have tests of their own.
  expect(left.length - foreign.length).toBeGreaterThanOrEqual(8);
  expect(left.length - foreign.length).toBeLessThanOrEqual(13);
  expect(await database().upkeepRun.count()).toBe(left.length - foreign.length);
});

test("encrypted for a public key, it is checked all the same, and opens with the private one alone", async () => {
  const identity = await generateX25519Identity();
  setEnvironment({ ASSAY_BACKUP_KEY: await identityToRecipient(identity) });
  await prepareBackups();
  await keepBackups(on);
  const [name = ""] = await readdir(folder);
  expect(name).toMatch(/\.backup\.age$/);
  const file = join(folder, name);
  expect(await checkBackup({ file, identities: [] })).toMatchObject({ ok: false });
  expect(await checkBackup({ file, identities: [identity] })).toMatchObject({ ok: true });
});

test("a folder that is gone, as when its disk isn't mounted, is a failure that is told, and nothing old is lost for it", async () => {
  await keepBackups(on);
  const [first = ""] = await readdir(folder);
  await passes(24);
  await rm(folder, { recursive: true });
  await keepBackups(on);
  expect(await database().upkeepRun.findFirst({ orderBy: { at: "desc" } })).toMatchObject({ failure: expect.stringContaining("ENOENT") });
  expect(await database().upkeepRun.findFirst({ where: { failure: null } })).toMatchObject({ file: join(folder, first) });
  await expect(readdir(folder)).rejects.toThrow("ENOENT");
});

test("what a server that was killed over it left is cleared away a day later", async () => {
  const left = `assay-2026-01-01T024100Z.backup.${crypto.randomUUID()}.unfinished`;
  await writeFile(join(folder, left), "");
  await keepBackups(on);
  expect(await readdir(folder)).toContain(left);
  await passes(24);
  await utimes(join(folder, left), 0, 0);
  await keepBackups(on);
  expect(await readdir(folder)).not.toContain(left);
});

test("settings of no use are told at the start", async () => {
  setEnvironment({ ASSAY_BACKUP_KEY: "age1qqqq" });
  await expect(prepareBackups()).rejects.toThrow(/ASSAY_BACKUP_KEY.*no public key/);
  setEnvironment({ ASSAY_BACKUP_KEY: "secret" });
  expect(() => env.backupKeys).toThrow(/ASSAY_BACKUP_KEY must be a public key/);
  setEnvironment({ ASSAY_BACKUP_KEY: "" });
  const file = join(folder, "file");
  await writeFile(file, "");
  setEnvironment({ ASSAY_BACKUPS: join(file, "folder") });
  await expect(prepareBackups()).rejects.toThrow(/ASSAY_BACKUPS names .* can't be written/);
});

test("a server that stops doesn't wait for it, and doesn't call it a failure", async () => {
  const stopping = new AbortController();
  const kept = keepBackups(stopping.signal);
  stopping.abort(new Error("Stopping."));
  await expect(kept).rejects.toThrow("Stopping.");
  expect(await database().upkeepRun.count()).toBe(0);
});

test("the desk is checked by itself: what is found is kept for the health check", async () => {
  const editor = await actorFixture("editor");
  await annotate(editor, (await loadText(editor)).snapshot);
  await checkDeskByItself(on);
  await onServer(ownerUrl(), "UPDATE passages SET exact = 'other words'");
  await checkDeskByItself(on);
  expect(await database().upkeepRun.findMany({ orderBy: { at: "asc" } })).toMatchObject([
    { kind: "check", faults: 0, failure: null },
    { kind: "check", faults: 1, failure: null },
  ]);
});
