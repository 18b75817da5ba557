import { access } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { closeDatabase } from "#lib/db/client.ts";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { env, setEnvironment } from "#lib/env.ts";
import { addComment } from "#lib/usecases/annotation/add-comment.ts";
import { backUp, changeRow, everything, rewrite, withNewSums } from "#lib/usecases/backup/testing-backup.ts";
import { publishRevision } from "#lib/usecases/revision/publish-revision.ts";
import { annotate, granted, loadText } from "#lib/usecases/testing.ts";
import { backupCommand } from "./backup.ts";
import { restoreCommand } from "./restore.ts";
import { runCommand, testFolder } from "./testing-desk.ts";

testDatabase();
const folder = testFolder();
let files = 0;

beforeAll(async () => {
  const editor = await actorFixture("editor");
  const { article, snapshot } = await loadText(editor);
  const annotation = await annotate(editor, snapshot);
  granted(await addComment(editor, { annotationId: annotation.id, id: crypto.randomUUID(), text: "Is this so?" }));
  granted(await publishRevision(editor, { articleId: article.id }));
});

async function backupFile(change: (lines: string[]) => string[] = (lines) => lines): Promise<string> {
  files += 1;
  const file = folder.path(`${files}.backup`);
  granted(await backUp({ file }));
  await rewrite(file, (lines) => withNewSums(change(lines)));
  return file;
}

/** Restores into a data folder that isn't there, as on another machine. */
async function restoreInto(dataDir: string, file: string) {
  const { databaseUrl = "", dataDir: before } = env;
  await closeDatabase();
  setEnvironment({ DATABASE_URL: "", ASSAY_DATA_DIR: dataDir });
  onTestFinished(() => setEnvironment({ DATABASE_URL: databaseUrl, ASSAY_DATA_DIR: before }));
  return runCommand(restoreCommand, file);
}

test("what --verify calls whole can be restored, and says when it was made", async () => {
  const file = await backupFile();
  const source = await everything(env.databaseUrl ?? "");
  expect(await runCommand(backupCommand, "--verify", file)).toMatchObject({ code: 0, results: [{ faults: 0, rows: source.length }] });
  expect(await restoreInto(folder.path("restored"), file)).toMatchObject({ code: 0, results: [{ rows: source.length }] });
  await access(join(folder.path("restored"), "auth-secret"));
}, 120_000);

const head = (change: (fields: Record<string, unknown>) => object) => (lines: string[]) =>
  lines.with(0, JSON.stringify(change(JSON.parse(lines[0] ?? ""))));
const migrations = (change: (names: string[]) => string[]) =>
  head(({ migrations, ...fields }) => ({ ...fields, migrations: change(Array.isArray(migrations) ? migrations : []) }));

test.each<[string, (lines: string[]) => string[], RegExp]>([
  ["rows of a table that there isn't", (lines) => lines.toSpliced(1, 0, '{"table":"crowns","row":{"id":1}}'), /crowns/],
  ["a row twice", (lines) => lines.toSpliced(2, 0, lines[1] ?? ""), /duplicate/],
  ["a row that refers to none", changeRow("comments", (row) => ({ ...row, userId: crypto.randomUUID() })), /foreign key/],
  ["no people", (lines) => lines.filter((line) => !line.startsWith('{"table":"users"')), /foreign key/],
  ["a role that there isn't", changeRow("users", (row) => ({ ...row, role: "emperor" })), /emperor/],
  ["a column left out", changeRow("users", ({ publicNote: _, ...row }) => row), /publicNote|kept as it is/],
  ["a hole among its migrations", migrations((names) => names.toSpliced(4, 1)), /not in its place/],
  ["its migrations turned round", migrations((names) => names.toReversed()), /not in its place/],
  ["its last migration twice", migrations((names) => [...names, ...names.slice(-1)]), /not in its place/],
  ["a day that is none", head((fields) => ({ ...fields, madeAt: "not a time" })), /no backup of Assay/],
])(
  "a backup with %s, all its sums right: --verify says so, and restore makes nothing at all",
  async (_, change, reason) => {
    const file = await backupFile(change);
    const verified = await runCommand(backupCommand, "--verify", file);
    expect(verified).toMatchObject({ code: 1, said: expect.stringMatching(reason) });
    const target = folder.path(`target of ${files}`);
    expect(await restoreInto(target, file)).toMatchObject({ code: 1, said: expect.stringMatching(reason) });
    await expect(access(target)).rejects.toThrow("ENOENT");
  },
  60_000,
);

test("a backup of a desk with faults of its own makes nothing either, unless one knows", async () => {
  const file = await backupFile(changeRow("passages", (row) => ({ ...row, exact: "other words" })));
  const target = folder.path("not made");
  expect(await restoreInto(target, file)).toMatchObject({ code: 1, said: expect.stringContaining("--despite-faults") });
  await expect(access(target)).rejects.toThrow("ENOENT");
}, 60_000);
