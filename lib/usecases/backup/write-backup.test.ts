import { execFile } from "node:child_process";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { gunzipSync } from "node:zlib";
import { generateX25519Identity, identityToRecipient } from "age-encryption";
import { beforeAll, describe, expect, test } from "vitest";
import { actorFixture, emptyDatabase, testDatabase } from "#lib/db/testing.ts";
import { publishRevision } from "../revision/publish-revision.ts";
import { annotate, granted, loadText } from "../testing.ts";
import { checkBackup } from "./check-backup.ts";
import { identitiesIn } from "./encryption.ts";
import { backedUp, backUp, everything, otherHost, restore } from "./testing-backup.ts";

testDatabase();

const run = promisify(execFile);

beforeAll(async () => {
  const editor = await actorFixture("editor");
  const { article, snapshot } = await loadText(editor);
  await annotate(editor, snapshot);
  granted(await publishRevision(editor, { articleId: article.id }));
});

test.each([
  ["a file", async (file: string) => writeFile(file, "precious")],
  ["an empty file", async (file: string) => writeFile(file, "")],
  ["a folder", async (file: string) => void (await mkdir(file))],
])("%s of that name is left as it is", async (_, make) => {
  const folder = await otherHost();
  const file = join(folder, "desk.backup");
  await make(file);
  expect(await backUp({ file })).toMatchObject({
    ok: false,
    error: { code: "conflict", message: expect.stringMatching(/--overwrite|is a folder/) },
  });
  expect(await readdir(folder)).toEqual(["desk.backup"]);
  expect(await readFile(file, "utf8").catch(() => "a folder")).toBe({ "a file": "precious", "an empty file": "" }[_] ?? "a folder");
});

test("of two that write one file at once, one is refused, and the other's is whole", async () => {
  const folder = await otherHost();
  const file = join(folder, "desk.backup");
  const both = await Promise.all([backUp({ file }), backUp({ file })]);
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(await checkBackup({ file, identities: [] })).toMatchObject({ ok: true, value: { faults: { count: 0 } } });
  expect(await readdir(folder)).toEqual(["desk.backup"]);
});

test("a file is replaced when that is asked for", async () => {
  const { file } = await backedUp();
  await writeFile(file, "old");
  expect(await backUp({ file, overwrite: true })).toMatchObject({ ok: true });
  expect(await checkBackup({ file, identities: [] })).toMatchObject({ ok: true });
});

test("a folder that isn't there is said so, and is not made", async () => {
  const folder = await otherHost();
  expect(await backUp({ file: join(folder, "none", "desk.backup") })).toMatchObject({
    ok: false,
    error: { code: "invalid", message: expect.stringContaining("ENOENT") },
  });
  expect(await readdir(folder)).toEqual([]);
});

describe("encrypted", () => {
  let [identity, another] = ["", ""];
  let recipients: string[] = [];
  beforeAll(async () => {
    [identity, another] = [await generateX25519Identity(), await generateX25519Identity()];
    recipients = [await identityToRecipient(identity)];
  });

  test("it says nothing to who lacks the key, and is restored by who has it", async () => {
    const { file, source, secret } = await backedUp({ recipients });
    expect((await readFile(file)).includes(secret)).toBe(false);
    for (const identities of [[], [another]]) {
      expect(await restore("unused", file, { identities })).toMatchObject({
        ok: false,
        error: { message: expect.stringMatching(/encrypted/) },
      });
    }
    const target = await emptyDatabase();
    expect(await restore(target, file, { identities: [another, identity] })).toMatchObject({ ok: true });
    expect(await everything(target)).toEqual(await everything(source));
  });

  test("a bit that flips anywhere is found out", async () => {
    const { file } = await backedUp({ recipients });
    const bytes = await readFile(file);
    for (let at = 0; at < bytes.length; at += Math.ceil(bytes.length / 40)) {
      const flipped = Buffer.from(bytes);
      flipped.writeUInt8(bytes.readUInt8(at) ^ 0x10, at);
      await writeFile(file, flipped);
      expect(await checkBackup({ file, identities: [identity] }), `byte ${at}`).toMatchObject({ ok: false, error: { code: "invalid" } });
    }
  });

  test("age reads what we write, and we read what age writes, with keys of age's own making", async ({ skip }) => {
    const there = await run("age-keygen", ["--version"]).catch(() => null);
    skip(!there, "age isn't installed");
    const folder = await otherHost();
    const keys = join(folder, "key.txt");
    await run("age-keygen", ["-o", keys]);
    const identities = identitiesIn(await readFile(keys, "utf8"));
    const ours = await backedUp({ recipients: [await identityToRecipient(identities[0] ?? "")] });
    const opened = join(folder, "opened");
    await run("age", ["--decrypt", "-i", keys, "-o", opened, ours.file]);
    expect(gunzipSync(await readFile(opened)).toString()).toMatch(/^\{"assay":2,/);
    const theirs = join(folder, "theirs");
    await run("age", ["--encrypt", "-r", await identityToRecipient(identities[0] ?? ""), "-o", theirs, opened]);
    expect(await checkBackup({ file: theirs, identities })).toMatchObject({ ok: true, value: { faults: { count: 0 } } });
  });

  test("for what is no key nothing is written", async () => {
    const folder = await otherHost();
    expect(await backUp({ file: join(folder, "desk"), recipients: [`${recipients[0]}x`] })).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining("no public key") },
    });
    expect(await readdir(folder)).toEqual([]);
  });

  test.each(["", "# only a comment\n", "AGE-SECRET-KEY-1ABC", "-----BEGIN AGE ENCRYPTED FILE-----"])(
    "an identity file of %o is said to be none",
    (text) => {
      expect(() => identitiesIn(text)).toThrow(/identity file/);
    },
  );
});
