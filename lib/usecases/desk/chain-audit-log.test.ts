import { beforeAll, expect, test } from "vitest";
import { appendAudit } from "#lib/db/audit.ts";
import { database, inTransaction } from "#lib/db/client.ts";
import { dumpRows } from "#lib/db/dump.ts";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { checkRows, type RowSource } from "#lib/domain/integrity/check-rows.ts";
import { env, setEnvironment } from "#lib/env.ts";
import { onServer } from "#lib/postgres/scratch.ts";
import { publishRevision } from "../revision/publish-revision.ts";
import { withdrawReview } from "../revision/withdraw-review.ts";
import { recordRoomIncident } from "../room/record-room-incident.ts";
import { annotate, articleFixture, granted } from "../testing.ts";
import { chainAuditLog } from "./chain-audit-log.ts";
import { eraseAuditOrigins } from "./erase-audit-origins.ts";

const { ownerUrl } = testDatabase();
setEnvironment({ AUTH_SECRET: "a secret for tests, long enough to be one" });

const rows: RowSource = async function* (tables) {
  for await (const { table, row } of dumpRows(ownerUrl())) if (tables.has(table)) yield { table, row: JSON.parse(row) };
};

async function faults(): Promise<string[]> {
  const found: string[] = [];
  for await (const { table, message } of checkRows({ rows, secret: env.authSecret })) found.push(`${table}: ${message}`);
  return found;
}

const entry = (data = {}) => ({ actorId: null, verb: "try", subject: "test", subjectId: "", data });
const freely = (sql: string) => onServer(ownerUrl(), `SET session_replication_role = replica; ${sql}`);
const unlinked = () => database().auditEvent.count({ where: { link: null } });

beforeAll(async () => {
  const editor = await actorFixture("editor");
  for (let review = 0; review < 3; review += 1) {
    const { article, snapshot } = await articleFixture(editor);
    await annotate(editor, snapshot);
    granted(await publishRevision(editor, { articleId: article.id }));
    if (review === 1) granted(await withdrawReview(editor, { articleId: article.id, reason: "A mix-up." }));
  }
  const address = "198.51.100.7";
  await recordRoomIncident({ verb: "refuse a connection", actorId: null, address, reason: "foreign origin" });
  await appendAudit(database(), entry({ z: 1, a: [1.5, "\u2028", null], deep: { b: 2, a: 1 } }));
  await chainAuditLog();
});

test("every committed event gets one link, late ones too, however many servers chain at once", async () => {
  expect(await unlinked()).toBe(0);
  let late = Promise.resolve();
  let commit = () => {};
  const chained = new Promise<void>((resolve) => {
    commit = resolve;
  });
  await new Promise<void>((begun) => {
    late = inTransaction(async (db) => {
      await appendAudit(db, entry({ late: true }));
      begun();
      await chained;
    });
  });
  await Promise.all(Array.from({ length: 30 }, () => appendAudit(database(), entry())));
  await Promise.all([chainAuditLog(), chainAuditLog(), chainAuditLog()]);
  commit();
  await late;
  expect(await unlinked(), "committed after those that have later numbers").toBe(1);
  await chainAuditLog();
  expect(await unlinked()).toBe(0);
  expect(await faults()).toEqual([]);
});

test("an event that was changed, dropped or moved breaks the chain, and so does a link", async () => {
  const { id } = await database().auditEvent.findFirstOrThrow({ where: { verb: "published" } });
  const broken = async (table: string, sql: string) => {
    await freely(`CREATE TABLE kept AS TABLE ${table}`);
    await freely(sql);
    const found = await faults();
    await freely(`DELETE FROM ${table}; INSERT INTO ${table} SELECT * FROM kept; DROP TABLE kept`);
    return found.join("\n");
  };
  expect(await broken("audit_events", `UPDATE audit_events SET data = '{}' WHERE id = ${id}`)).toContain(`Event ${id} of the audit log`);
  expect(await broken("audit_events", `UPDATE audit_events SET at = at + interval '1 ms' WHERE id = ${id}`)).toContain(`Event ${id}`);
  expect(await broken("audit_events", `DELETE FROM audit_events WHERE id = ${id}`)).toContain("is gone");
  expect(await broken("audit_links", "DELETE FROM audit_links WHERE position = 2")).toContain("Link 2 of the audit log's chain is missing");
  expect(await faults()).toEqual([]);
});

test("where a stranger came from stands beside the chain: erased after three months, and nothing breaks", async () => {
  expect(JSON.stringify(await database().auditEvent.findMany({ select: { data: true } }))).not.toContain("198.51.100.7");
  expect(await database().auditOrigin.count({ where: { address: "198.51.100.7" } })).toBe(1);
  expect(await eraseAuditOrigins()).toBe(0);
  expect(await eraseAuditOrigins(new Date(Date.now() + 91 * 86_400_000))).toBe(1);
  expect(await database().auditOrigin.count()).toBe(0);
  expect(await faults()).toEqual([]);
});
