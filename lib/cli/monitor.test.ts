import { copyFile, rm } from "node:fs/promises";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { setArticleDeleted } from "#lib/db/articles.ts";
import { database, inTransaction } from "#lib/db/client.ts";
import { deskSigner } from "#lib/db/signing-keys.ts";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { canonicalJson } from "#lib/domain/revision/canonical-json.ts";
import type { RevisionContent } from "#lib/domain/revision/revision.ts";
import { sha256Hex } from "#lib/domain/text/hash.ts";
import { setEnvironment } from "#lib/env.ts";
import { onServer } from "#lib/postgres/scratch.ts";
import { restoreArticle } from "#lib/usecases/article/restore-article.ts";
import { logRestore } from "#lib/usecases/revision/log-restore.ts";
import { publishRevision } from "#lib/usecases/revision/publish-revision.ts";
import { rotateSigningKey } from "#lib/usecases/revision/rotate-signing-key.ts";
import { startLog } from "#lib/usecases/revision/start-log.ts";
import { withdrawReview } from "#lib/usecases/revision/withdraw-review.ts";
import { annotate, articleFixture, emptyLog, granted } from "#lib/usecases/testing.ts";
import { monitorCommand } from "./monitor.ts";
import { runCommand, testDesk, testFolder } from "./testing-desk.ts";

/*
 * The outsider has what yesterday's look left behind, and the desk's address. The attacker has everything else: the database as its
 * owner, the data folder, and with them the keys.
 */
const { ownerUrl } = testDatabase();
const secret = "a secret for tests, long enough to be one";
setEnvironment({ AUTH_SECRET: secret });
const desk = testDesk();
const { path } = testFolder();
const yesterday = () => path("yesterday.json");
let admin: Actor;

async function publish(times = 1) {
  const { article, snapshot } = await articleFixture(admin);
  for (let time = 0; time < times; time += 1) {
    await annotate(admin, snapshot, { claim: `Claim ${time}` });
    granted(await publishRevision(admin, { articleId: article.id }));
  }
  return { articleId: article.id, slug: article.slug };
}

const look = async (state: string, ...args: string[]) => {
  const { code, results, said } = await runCommand(monitorCommand, desk.url(), "--state", state, ...args);
  return { code, said, alarms: results.filter(({ alarm }) => alarm === true), events: results.flatMap(({ event }) => event ?? []) };
};

/** A copy of what was remembered yesterday, so that each attack is seen by a monitor of its own. */
async function outsider(): Promise<string> {
  const state = path(`${crypto.randomUUID()}.json`);
  await copyFile(yesterday(), state);
  return state;
}

const tables = ["revisions", "withdrawals", "signing_keys", "log_entries", "log_nodes", "log_head", "articles"];
const freely = (sql: string) => onServer(ownerUrl(), `SET session_replication_role = replica; ${sql}`);

/** What was there before the test is there again after it. */
async function undone(): Promise<void> {
  for (const table of tables) await freely(`DROP TABLE IF EXISTS kept_${table}; CREATE TABLE kept_${table} AS TABLE ${table}`);
  onTestFinished(async () => {
    for (const table of tables) await freely(`DELETE FROM ${table}; INSERT INTO ${table} SELECT * FROM kept_${table}`);
  });
}

/** Rewrites a published revision with all that follows from it: hash, signature by the desk's own key. */
async function rewriteRevision(sha256: string): Promise<string> {
  const { content } = await database().revision.findFirstOrThrow({ where: { sha256 } });
  const rewritten: RevisionContent = { ...JSON.parse(content), note: "It was never so." };
  const json = canonicalJson(rewritten);
  const signature = await inTransaction(async (db) => (await deskSigner(db)).sign(json));
  const hash = sha256Hex(json);
  await freely(
    `UPDATE revisions SET content = $$${json}$$, sha256 = '${hash}', signature = '${signature}', note = 'It was never so.' WHERE sha256 = '${sha256}'`,
  );
  return hash;
}

/** The log made anew from the rows as they are now. */
async function rebuildLog(): Promise<void> {
  await emptyLog(ownerUrl());
  await startLog();
}

async function logged(kind: "revision" | "withdrawal" = "revision") {
  return database().logEntry.findMany({ where: { kind }, orderBy: { index: "asc" } });
}

beforeAll(async () => {
  admin = await actorFixture("admin");
  await publish(2);
  await publish();
  const { articleId } = await publish();
  granted(await withdrawReview(admin, { articleId, reason: "The source was forged." }));
  await publish(2);
  expect(await look(yesterday())).toMatchObject({ code: 0, events: ["began"] });
});

test("what grows is no rewrite: publishing, withdrawing, a key that the one before signs for", async () => {
  await undone();
  const state = await outsider();
  expect(await look(state)).toMatchObject({ code: 0, events: [] });
  const { articleId } = await publish(2);
  granted(await withdrawReview(admin, { articleId, reason: "Twice the same." }));
  granted(await rotateSigningKey(admin));
  await publish();
  expect(await look(state)).toMatchObject({ code: 0, events: ["key"] });
  expect(await look(state)).toMatchObject({ code: 0, events: [] });
  expect(await look(await outsider(), "--log-only")).toMatchObject({ code: 0 });
});

describe("every rewrite is caught by yesterday's checkpoint, and today's checkpoint is not taken in its place", () => {
  const attacks: [name: string, event: string, attack: () => Promise<unknown>][] = [
    ["a revision changed and signed again, the log left as it was", "gone", async () => rewriteRevision((await logged())[1]?.sha256 ?? "")],
    [
      "a revision's words changed, its hash and the log left as they were",
      "changed",
      async () =>
        freely(
          `UPDATE revisions SET content = replace(content, 'ten million', 'two million') WHERE sha256 = '${(await logged())[1]?.sha256}'`,
        ),
    ],
    [
      "a revision changed, and the log made anew",
      "fork",
      async () => {
        await rewriteRevision((await logged())[1]?.sha256 ?? "");
        await rebuildLog();
      },
    ],
    [
      "a revision changed, the log made anew, and more published since",
      "rewrite",
      async () => {
        await rewriteRevision((await logged())[1]?.sha256 ?? "");
        await rebuildLog();
        await publish();
      },
    ],
    ["a revision dropped", "gone", async () => freely(`DELETE FROM revisions WHERE sha256 = '${(await logged())[2]?.sha256}'`)],
    [
      "a revision dropped, and the log made anew",
      "rollback",
      async () => {
        await freely(`DELETE FROM revisions WHERE sha256 = '${(await logged())[2]?.sha256}'`);
        await rebuildLog();
      },
    ],
    [
      "two revisions put in each other's place in time, and the log made anew",
      "fork",
      async () => {
        const [one, , other] = await logged();
        await freely(`UPDATE revisions SET "publishedAt" = now() WHERE sha256 = '${one?.sha256}';
          UPDATE revisions SET "publishedAt" = '2020-01-01' WHERE sha256 = '${other?.sha256}'`);
        await rebuildLog();
      },
    ],
    ["a withdrawal taken back", "changed", async () => freely(`DELETE FROM withdrawals`)],
    ["a withdrawal's reason rewritten", "changed", async () => freely(`UPDATE withdrawals SET reason = 'Nothing much.'`)],
    [
      "a withdrawal taken back, and the log made anew",
      "rollback",
      async () => {
        await freely(`DELETE FROM withdrawals`);
        await rebuildLog();
      },
    ],
    [
      "a withdrawal moved in time, and the log made anew",
      "fork",
      async () => {
        await freely(`UPDATE withdrawals SET "withdrawnAt" = "withdrawnAt" + interval '1 second'`);
        await rebuildLog();
      },
    ],
    [
      "the log cut short",
      "rollback",
      async () => {
        await freely(
          `DELETE FROM log_entries WHERE index >= 4; DELETE FROM log_nodes WHERE (index + 1) * 2 ^ level > 4; UPDATE log_head SET size = 4`,
        );
        await publishLess();
      },
    ],
    [
      "everything signed again with a new key that nobody signed for, and the log made anew",
      "rewrite",
      async () => {
        await freely('UPDATE signing_keys SET "retiredAt" = now(); DELETE FROM log_entries; DELETE FROM log_nodes; DELETE FROM log_head');
        setEnvironment({ AUTH_SECRET: "the secret of somebody else altogether, long enough" });
        onTestFinished(() => setEnvironment({ AUTH_SECRET: secret }));
        const { keyId, sign } = await inTransaction((db) => deskSigner(db));
        for (const { content, sha256 } of await database().revision.findMany()) {
          await freely(`UPDATE revisions SET signature = '${sign(content)}', "keyId" = '${keyId}' WHERE sha256 = '${sha256}'`);
        }
        await freely(
          `DELETE FROM signing_keys WHERE id <> '${keyId}'; UPDATE signing_keys SET "createdAt" = '2020-01-01', "previousId" = NULL`,
        );
        await rebuildLog();
      },
    ],
    [
      "a log of as many entries, none of which was ever seen",
      "fork",
      async () => {
        for (const { sha256 } of await logged()) await rewriteRevision(sha256);
        await rebuildLog();
      },
    ],
    ["an entry changed in place", "broken", async () => freely(`UPDATE log_entries SET number = 9 WHERE index = 2`)],
    [
      "history rewritten under the name of a restored backup",
      "rewrite",
      async () => {
        const size = (await logged()).length;
        for (const { sha256 } of await logged()) await rewriteRevision(sha256);
        await rebuildLog();
        await logRestore();
        expect(size).toBeGreaterThan(0);
      },
    ],
  ];

  test.each(attacks)("%s", async (_name, event, attack) => {
    await undone();
    const state = await outsider();
    await attack();
    const found = await look(state);
    expect(found.code).toBe(1);
    expect(found.alarms.map((alarm) => alarm.event)).toContain(event);
    // It is told again until somebody has looked.
    expect((await look(state)).code).toBe(1);
  });

  /** The head as the desk would sign it at that size. */
  async function publishLess(): Promise<void> {
    setEnvironment({ ASSAY_URL: "http://127.0.0.1:1" });
    await startLog();
    setEnvironment({ ASSAY_URL: desk.url() });
    await startLog();
  }
});

test("two monitors that were shown different logs find out as soon as they meet the same one", async () => {
  await undone();
  const [one, other] = [await outsider(), await outsider()];
  await publish();
  expect(await look(one)).toMatchObject({ code: 0 });
  for (const { sha256 } of (await logged()).slice(-1)) await rewriteRevision(sha256);
  await rebuildLog();
  expect(await look(other, "--log-only"), "it had not seen the entry that was changed").toMatchObject({ code: 0 });
  expect((await look(one)).alarms.map(({ event }) => event)).toContain("fork");
});

test("a restored backup is reported as that, once, and what it lost is counted", async () => {
  await undone();
  const state = await outsider();
  for (const table of tables) await freely(`CREATE TABLE backup_${table} AS TABLE ${table}`);
  await publish(3);
  expect(await look(state)).toMatchObject({ code: 0 });
  for (const table of tables)
    await freely(`DELETE FROM ${table}; INSERT INTO ${table} SELECT * FROM backup_${table}; DROP TABLE backup_${table}`);
  await logRestore();
  const { code, alarms } = await look(state);
  expect(code).toBe(1);
  expect(alarms).toMatchObject([
    { event: "restored", message: expect.stringMatching(/restored from a backup at entry \d+: the 3 entries that came after/) },
  ]);
  expect(await look(state), "told once").toMatchObject({ code: 0, alarms: [] });
  expect(await look(await outsider()), "who had seen no more than the backup has lost nothing").toMatchObject({
    code: 0,
    events: ["restored"],
  });
});

test("a restore that was told of excuses no rewrite after it, and the next one is told by itself", async () => {
  await undone();
  const states = [await outsider(), path("newcomer.json")];
  await logRestore();
  for (const table of tables) await freely(`CREATE TABLE backup_${table} AS TABLE ${table}`);
  const back = async () => {
    for (const table of tables) await freely(`DELETE FROM ${table}; INSERT INTO ${table} SELECT * FROM backup_${table}`);
  };
  onTestFinished(async () => {
    for (const table of tables) await freely(`DROP TABLE backup_${table}`);
  });
  await publish(2);
  for (const state of states) expect((await look(state)).events).toContain("restored");
  await back();
  await publish(2);
  for (const state of states) expect((await look(state)).alarms.map(({ event }) => event)).toEqual(["fork"]);
  await back();
  await logRestore();
  for (const state of states) {
    const { alarms } = await look(state);
    expect(alarms).toMatchObject([{ event: "restored", message: expect.stringContaining("the 2 entries that came after") }]);
    expect(await look(state)).toMatchObject({ code: 0, events: [] });
  }
});

test("a review that is taken off without a withdrawal is told once", async () => {
  await undone();
  const state = await outsider();
  const { articleId } = await publish();
  expect(await look(state)).toMatchObject({ code: 0 });
  await inTransaction((db) => setArticleDeleted(db, articleId, true));
  expect((await look(state)).alarms).toMatchObject([{ event: "gone", message: expect.stringContaining("without a withdrawal") }]);
  expect(await look(state)).toMatchObject({ code: 0 });
  granted(await restoreArticle(admin, { id: articleId }));
  expect(await look(state)).toMatchObject({ code: 0 });
});

test("a new key that the one before couldn't sign for is told", async () => {
  await undone();
  const state = await outsider();
  setEnvironment({ AUTH_SECRET: "another secret for tests, also long enough" });
  onTestFinished(() => setEnvironment({ AUTH_SECRET: secret }));
  await publish();
  expect((await look(state)).alarms).toMatchObject([{ event: "key", message: expect.stringContaining("couldn’t sign") }]);
});

test("a desk that can't be reached leaves what is remembered as it is", async () => {
  const state = await outsider();
  expect((await runCommand(monitorCommand, "http://127.0.0.1:9", "--state", state)).said).toMatch(/is about|can't be looked at/);
  await rm(state);
  const { code, said } = await runCommand(monitorCommand, "http://127.0.0.1:9", "--state", state);
  expect(code).toBe(1);
  expect(said).toContain("can't be looked at");
});
