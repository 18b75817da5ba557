import { access, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { database } from "#lib/db/client.ts";
import { rateLimitStore } from "#lib/db/rate-limits.ts";
import { actorFixture, emptyDatabase, testDatabase } from "#lib/db/testing.ts";
import { createSigningKey, signContent } from "#lib/domain/revision/signing.ts";
import { sha256Hex } from "#lib/domain/text/hash.ts";
import { env, setEnvironment } from "#lib/env.ts";
import { migrate } from "#lib/postgres/migrate.ts";
import { missingSql } from "#lib/postgres/schema-engine.ts";
import { onServer } from "#lib/postgres/scratch.ts";
import { addComment } from "../annotation/add-comment.ts";
import { updateAnnotation } from "../annotation/update-annotation.ts";
import { publishRevision } from "../revision/publish-revision.ts";
import { annotate, granted, loadText, newText } from "../testing.ts";
import { backedUp, backUp, changeRow, everything, inOldFormat, otherHost, restore, rewrite, withNewSums } from "./testing-backup.ts";

const { ownerUrl } = testDatabase();

const awkward = "Ünïcödé “quotes”, \\ backslash, \t tab, 𝒜 pair, 'apostrophe', {\"json\": [1]}, \u2028 line, \u2029 paragraph.";

/** An article in two revisions, with a passage, evidence, a comment. */
beforeAll(async () => {
  const editor = await actorFixture("editor", awkward);
  const { article, snapshot } = await loadText(editor, `${newText()}\n\n${awkward}`, { title: awkward });
  const annotation = await annotate(editor, snapshot);
  granted(await addComment(editor, { annotationId: annotation.id, id: crypto.randomUUID(), text: awkward }));
  granted(await publishRevision(editor, { articleId: article.id }));
  granted(await updateAnnotation(editor, { id: annotation.id, version: annotation.version, claim: "Another claim." }));
  granted(await publishRevision(editor, { articleId: article.id, kind: "correction", note: awkward }));
});

const tablesOf = (url: string) => onServer(url, "SELECT to_regclass('users') AS users, to_regclass('_prisma_migrations') AS migrations");
const none = [{ users: null, migrations: null }];

/** Refused: in one sentence, and neither database nor data folder have anything that they hadn't. */
async function expectUntouched(folder: string, work: (target: string) => ReturnType<typeof restore>): Promise<string> {
  const target = await emptyDatabase();
  const files = await readdir(folder);
  const restored = await work(target);
  expect(restored).toMatchObject({ ok: false, error: { code: "invalid" } });
  expect(await tablesOf(target)).toEqual(none);
  expect(await readdir(folder)).toEqual(files);
  return restored.ok ? "" : restored.error.message;
}

test("an empty desk gets equal rows, the same secret, and goes on counting where the other left off", async () => {
  const { file, source, secret } = await backedUp();
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const target = await emptyDatabase();
  expect(await restore(target, file)).toMatchObject({ ok: true });
  const rows = await everything(source);
  expect(rows.map(({ table }) => table)).toEqual(expect.arrayContaining(["users", "articles", "snapshots", "revisions", "audit_events"]));
  expect(await everything(target)).toEqual(rows);
  expect(env.authSecret).toBe(secret);
  expect(await readdir(env.dataDir)).toEqual(expect.not.arrayContaining([expect.stringMatching(/auth-secret./)]));

  await database().$executeRaw`INSERT INTO audit_events (verb, subject, "subjectId") VALUES ('test', 'test', '1')`;
  const insert = `INSERT INTO audit_events (verb, subject, "subjectId") VALUES ('test', 'test', '1') RETURNING id`;
  expect(await onServer(target, insert)).toEqual(await onServer(source, "SELECT max(id) AS id FROM audit_events"));
});

test("the restored tables are those that migrations make, and no migration is left to do", async () => {
  const { file } = await backedUp();
  const target = await emptyDatabase();
  granted(await restore(target, file));
  expect(await migrate(target)).toEqual([]);
  expect(await missingSql(target)).toBe("");
});

test("what only this server counts, such as attempts to sign in, stays behind, and doesn't make a desk one that is in use", async () => {
  const count = `INSERT INTO rate_limits (key, points) VALUES ('somebody', 3)`;
  await rateLimitStore.query({ text: count });
  const { file, source } = await backedUp();
  const target = await emptyDatabase();
  expect(await restore(target, file)).toMatchObject({ ok: true });
  expect(await everything(target)).toEqual(await everything(source));

  const asked = await emptyDatabase();
  await migrate(asked);
  await onServer(asked, count);
  expect(await restore(asked, file)).toMatchObject({ ok: true });
});

test("tables of others in the same database are neither backed up nor in the way", async () => {
  await onServer(ownerUrl(), "CREATE TABLE elsewhere AS SELECT 1 AS one");
  onTestFinished(async () => void (await onServer(ownerUrl(), "DROP TABLE elsewhere")));
  const { file, source } = await backedUp();
  const target = await emptyDatabase();
  await onServer(target, "CREATE TABLE another AS SELECT 1 AS one");
  expect(await restore(target, file)).toMatchObject({ ok: true });
  expect(await everything(target)).toEqual(await everything(source));
});

test("a desk that has rows is left as it is", async () => {
  const { file, source } = await backedUp();
  const before = await everything(source);
  expect(await restore(source, file)).toMatchObject({ ok: false, error: { code: "conflict" } });
  expect(await everything(source)).toEqual(before);
});

test("an empty desk that has its tables already can be restored into", async () => {
  const { file, source } = await backedUp();
  const target = await emptyDatabase();
  await migrate(target);
  expect(await restore(target, file)).toMatchObject({ ok: true });
  expect(await everything(target)).toEqual(await everything(source));
});

test("a backup of the first format, which knew no sums, is restored, with lines that hold U+2028 and U+2029", async () => {
  const { file, source } = await backedUp();
  await rewrite(file, inOldFormat);
  expect(gunzipSync(await readFile(file)).toString()).toContain("\u2028 line, \u2029 paragraph");
  const target = await emptyDatabase();
  expect(await restore(target, file)).toMatchObject({ ok: true });
  expect(await everything(target)).toEqual(await everything(source));
});

const garbage = (lines: string[]) => lines.with(3, "garbage");
const oneLess = (lines: string[]) => lines.toSpliced(3, 1);
const retitled = changeRow("articles", (row) => ({ ...row, title: "Another title" }));

describe.each([
  ["cut short", (bytes: Buffer) => bytes.subarray(0, bytes.length - 40)],
  ["without its end", (bytes: Buffer) => gzipSync(gunzipSync(bytes).toString().split("\n").slice(0, -2).join("\n"))],
  ["with nothing in it", () => gzipSync("")],
  ["of no bytes", () => Buffer.alloc(0)],
  ["something else altogether", () => Buffer.from("not a backup")],
  ["the backup of another program", () => gzipSync('{"pg_dump":1}\n{"end":true}\n')],
])("a file that is %s", (_, damage) => {
  test("is refused before anything changes", async () => {
    const { file, folder } = await backedUp();
    await writeFile(file, damage(await readFile(file)));
    await expectUntouched(folder, (target) => restore(target, file));
  });
});

test.each([
  ["with a garbage line instead of a row, the count right", garbage],
  ["with a row less", oneLess],
  ["with a row twice", (lines: string[]) => lines.toSpliced(3, 0, lines[3] ?? "")],
  ["with another title", retitled],
  ["with something after its end", (lines: string[]) => [...lines, lines[3] ?? ""]],
  ["with an empty line", (lines: string[]) => lines.toSpliced(3, 0, "")],
  ["with another secret", (lines: string[]) => lines.with(0, (lines[0] ?? "").replace(/"authSecret":"./, '"authSecret":"!'))],
  ["without sums", (lines: string[]) => [...lines.slice(0, -1), JSON.stringify({ end: true, rows: lines.length - 2 })]],
])("a backup %s is refused before anything changes", async (_, change) => {
  const { file, folder } = await backedUp();
  await rewrite(file, change);
  await expectUntouched(folder, (target) => restore(target, file));
});

test("a bit that flips anywhere is found out, or was of no account: nothing else than what was backed up is ever restored", async () => {
  const { file, folder } = await backedUp();
  const bytes = await readFile(file);
  const whole = gunzipSync(bytes);
  for (let at = 0; at < bytes.length; at += Math.ceil(bytes.length / 150)) {
    const flipped = Buffer.from(bytes);
    flipped.writeUInt8(bytes.readUInt8(at) ^ 0x10, at);
    await writeFile(file, flipped);
    const same = (() => {
      try {
        return gunzipSync(flipped).equals(whole);
      } catch {
        return false;
      }
    })();
    if (!same) expect(await restore("unused", file), `byte ${at}`).toMatchObject({ ok: false, error: { code: "invalid" } });
  }
  expect(await readdir(folder)).toEqual(["desk.backup"]);
});

const stranger = createSigningKey("x");
type Row = Record<string, unknown>;
const resigned = (row: Row, content: string) => ({
  ...row,
  content,
  sha256: sha256Hex(content),
  signature: signContent(content, stranger, "x"),
});

/** Changes that keep every count and sum right: what holds then is what the desk itself signs and hashes. */
const forged: [string, (lines: string[]) => string[], RegExp][] = [
  ["a text", changeRow("snapshots", (row) => ({ ...row, text: `${row.text} Not so.` })), /SHA-256/],
  [
    "a text and its hash",
    changeRow("snapshots", (row) => ({ ...row, text: "Not so.", sha256: sha256Hex("Not so.") })),
    /quoted|another text/,
  ],
  ["what a passage quotes", changeRow("passages", (row) => ({ ...row, exact: "It cost two millions" })), /quoted words/],
  ["where a passage stands", changeRow("passages", (row) => ({ ...row, start: 0 })), /quoted words/],
  ["a revision", changeRow("revisions", (row) => ({ ...row, content: String(row.content).replace("bridge", "tunnel") })), /SHA-256/],
  [
    "a revision, signed by a stranger",
    changeRow("revisions", (row) => resigned(row, String(row.content).replace("bridge", "tunnel"))),
    /signature/,
  ],
  ["what the row of a revision says", changeRow("revisions", (row) => ({ ...row, note: "No note" })), /otherwise/],
  ["the signing key", changeRow("signing_keys", (row) => ({ ...row, publicKey: stranger.publicKey })), /key/],
  ["the first link of the chain", (lines) => withoutFirst(lines, "revisions"), /missing/],
  ["the shape of a row", changeRow("passages", ({ exact: _, ...row }) => row), /can't be read/],
  ["the secret", (lines) => lines.with(0, JSON.stringify({ ...JSON.parse(lines[0] ?? ""), authSecret: "x".repeat(43) })), /AUTH_SECRET/],
];

function withoutFirst(lines: string[], table: string): string[] {
  return lines.toSpliced(
    lines.findIndex((line) => line.startsWith(`{"table":"${table}",`)),
    1,
  );
}

test.each(forged)(
  "a backup in which %s was changed, with all sums made anew, is refused before anything changes",
  async (_, change, reason) => {
    for (const format of [withNewSums, (lines: string[]) => inOldFormat(withNewSums(lines))]) {
      const { file, folder } = await backedUp();
      await rewrite(file, (lines) => format(change(lines)));
      const target = await emptyDatabase();
      const restored = await restore(target, file);
      const faults = expect.arrayContaining([expect.objectContaining({ message: expect.stringMatching(reason) })]);
      expect(restored).toMatchObject({ ok: false, error: { code: "invalid", details: { faults } } });
      expect(await tablesOf(target)).toEqual(none);
      expect(await readdir(folder)).toEqual(["desk.backup"]);
    }
  },
);

test.each([
  ["a value that its column can't hold", changeRow("users", (row) => ({ ...row, role: "emperor" })), /emperor/],
  ["a column that there isn't", changeRow("users", (row) => ({ ...row, crown: "gold" })), /not be kept as it is/],
  ["a column left out", changeRow("users", ({ publicNote: _, ...row }) => row), /publicNote|kept as it is/],
  ["a row that refers to none", changeRow("comments", (row) => ({ ...row, userId: crypto.randomUUID() })), /foreign key/],
  ["the same row twice", (lines: string[]) => lines.toSpliced(2, 0, lines[1] ?? ""), /duplicate|already/],
  ["a table that there isn't", (lines: string[]) => lines.toSpliced(1, 0, '{"table":"crowns","row":{"id":1}}'), /crowns/],
])("%s, with all sums right, is a sentence, and nothing was changed", async (_, change, reason) => {
  for (const format of [withNewSums, (lines: string[]) => inOldFormat(withNewSums(lines))]) {
    const { file, folder } = await backedUp();
    await rewrite(file, (lines) => format(change(lines)));
    expect(await expectUntouched(folder, (target) => restore(target, file))).toMatch(reason);
  }
});

test("a desk that has faults itself is backed up, and said to have them; its backup is restored only on one's word", async () => {
  const owner = env.databaseUrl ?? "";
  const [passage] = await onServer(owner, "SELECT id, exact FROM passages LIMIT 1");
  await onServer(owner, `UPDATE passages SET exact = 'other words' WHERE id = '${passage?.id}'`);
  onTestFinished(
    async () => void (await database().passage.update({ where: { id: String(passage?.id) }, data: { exact: String(passage?.exact) } })),
  );
  const folder = await otherHost();
  const file = join(folder, "faulty.backup");
  expect(granted(await backUp({ file })).faults).toMatchObject({ count: 1, first: [{ table: "passages", id: passage?.id }] });
  await expectUntouched(folder, (target) => restore(target, file));
  const target = await emptyDatabase();
  expect(await restore(target, file, { despiteFaults: true })).toMatchObject({ ok: true });
  expect(await everything(target)).toEqual(await everything(owner));
});

test("rows that refer to others of their own table are taken in any order", async () => {
  const rigid = "SELECT conname FROM pg_constraint WHERE contype = 'f' AND conrelid = confrelid AND NOT condeferrable";
  expect(await onServer(ownerUrl(), rigid)).toEqual([]);
  const { file } = await backedUp();
  const id = crypto.randomUUID();
  const continuing = (lines: string[]) => {
    const row = JSON.parse(lines.find((line) => line.startsWith('{"table":"passages",')) ?? "").row;
    const earlier = JSON.stringify({ table: "passages", row: { ...row, id } });
    return [...changeRow("passages", (passage) => ({ ...passage, previousId: id }))(lines).slice(0, -1), earlier, lines.at(-1) ?? ""];
  };
  await rewrite(file, (lines) => withNewSums(continuing(lines)));
  expect(await restore(await emptyDatabase(), file)).toMatchObject({ ok: true });
  await rewrite(file, (lines) => withNewSums(changeRow("passages", (row) => ({ ...row, previousId: crypto.randomUUID() }))(lines)));
  expect(await restore(await emptyDatabase(), file)).toMatchObject({
    ok: false,
    error: { message: expect.stringMatching(/passages.*foreign key/) },
  });
});

test("a backup of a newer version is said to be one", async () => {
  const { file } = await backedUp();
  await rewrite(file, (lines) => withNewSums(lines.with(0, (lines[0] ?? "").replace('"migrations":[', '"migrations":["9999_later",'))));
  expect(await restore(await emptyDatabase(), file)).toMatchObject({
    ok: false,
    error: { message: expect.stringMatching(/newer version.*9999_later/) },
  });
});

test("a backup that isn't there is said so", async () => {
  const result = await restore(await emptyDatabase(), join(await otherHost(), "none"));
  expect(result).toMatchObject({ ok: false, error: { message: expect.stringContaining("ENOENT") } });
});

test("a secret that the data folder has already, perhaps of a desk whose database is elsewhere, is kept", async () => {
  const { file, folder, secret } = await backedUp();
  await writeFile(join(folder, "auth-secret"), "the secret of another desk\n");
  granted(await restore(await emptyDatabase(), file));
  expect((await readFile(join(folder, "auth-secret"), "utf8")).trim()).toBe(secret);
  const [kept = ""] = (await readdir(folder)).filter((name) => name.startsWith("auth-secret.before-"));
  expect(await readFile(join(folder, kept), "utf8")).toBe("the secret of another desk\n");
});

test("another AUTH_SECRET than the backup's is refused, as its signing key couldn't be read", async () => {
  const { file } = await backedUp();
  setEnvironment({ AUTH_SECRET: "another secret of at least 32 characters" });
  onTestFinished(() => setEnvironment({ AUTH_SECRET: "" }));
  const target = await emptyDatabase();
  expect(await restore(target, file)).toMatchObject({ ok: false, error: { code: "conflict" } });
  expect(await tablesOf(target)).toEqual(none);
  await expect(access(join(env.dataDir, "auth-secret"))).rejects.toThrow("ENOENT");
});
