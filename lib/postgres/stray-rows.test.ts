import { expect, test, vi } from "vitest";
import { emptyDatabase } from "#lib/db/testing.ts";
import { env } from "#lib/env.ts";
import { migrate } from "./migrate.ts";
import { listMigrations } from "./migrations.ts";
import { onServer } from "./scratch.ts";
import { fillTables, firstDesk } from "./testing-first-desk.ts";

const before = (await listMigrations()).map(({ name }) => name).filter((name) => name < "0026");
const nowhere = crypto.randomUUID();

/** What can have come about while nothing held these columns. */
const strays = [
  ["one_time_links", "userId", `UPDATE one_time_links SET "userId" = '${nowhere}'`],
  ["one_time_links", "createdById", `UPDATE one_time_links SET "createdById" = '${nowhere}', "revokedAt" = NULL`],
  ["snapshots", "rereadOfId", `UPDATE snapshots SET "rereadOfId" = '${nowhere}'`],
  ["source_checks", "snapshotId", `UPDATE source_checks SET "snapshotId" = '${nowhere}'`],
  ["source_checks", "outcome", "UPDATE source_checks SET outcome = 'puzzled'"],
  ["passages", "previousId", `UPDATE passages SET "previousId" = '${nowhere}'`],
  ["signing_keys", "previousId", `UPDATE signing_keys SET "previousId" = 'none'`],
  ["outbox_events", "actorId", `UPDATE outbox_events SET "actorId" = '${nowhere}'`],
  ["import_drafts", "articleId", `UPDATE import_drafts SET "articleId" = '${nowhere}'`],
  ["withdrawals", "withdrawnById", `UPDATE withdrawals SET "withdrawnById" = '${nowhere}'`],
] as const;

async function strayDesk(sql: string): Promise<string> {
  const url = await emptyDatabase();
  await migrate(url, before);
  await fillTables(url, firstDesk(env.authSecret));
  await onServer(url, "SELECT setval(pg_get_serial_sequence('audit_events', 'id'), (SELECT max(id) FROM audit_events))");
  await onServer(url, `SET session_replication_role = replica; ${sql}`);
  return url;
}

test.each(strays)(
  "a row of %s whose %s points nowhere stays, the value is set aside with the row as it was, and told",
  async (table, column, sql) => {
    const url = await strayDesk(sql);
    const rows = (await onServer(url, `SELECT to_jsonb(t) AS row FROM ${table} t`)).map(({ row }) => row);
    const told = vi.spyOn(console, "error").mockImplementation(() => undefined);
    await migrate(url);
    expect(told).toHaveBeenCalledWith(expect.stringContaining(`${rows.length} values`));
    told.mockRestore();
    expect(rows.length).toBeGreaterThan(0);
    expect(await onServer(url, `SELECT count(*)::int AS count FROM ${table}`)).toEqual([{ count: rows.length }]);
    const aside = await onServer(url, 'SELECT "table", "column", "row" FROM set_aside');
    expect(aside).toEqual(expect.arrayContaining(rows.map((row) => ({ table, column, row }))));
    expect(await onServer(url, "SELECT data FROM audit_events WHERE verb = 'set aside'")).toEqual([{ data: { rows: rows.length } }]);
  },
);

test("what a stray value stood for still holds: a link is dead, a review withdrawn", async () => {
  const url = await strayDesk(`${strays[1][2]}; ${strays[9][2]}`);
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  await migrate(url);
  vi.restoreAllMocks();
  expect(await onServer(url, `SELECT count(*)::int AS alive FROM one_time_links WHERE "revokedAt" IS NULL`)).toEqual([{ alive: 0 }]);
  expect(await onServer(url, `SELECT name, "deactivatedAt" IS NULL AS active FROM users WHERE id = '${nowhere}'`)).toEqual([
    { name: "Unknown person", active: false },
  ]);
});

test("a line of the public list, or a withdrawal, without its revision is set aside whole", async () => {
  const url = await strayDesk(`UPDATE withdrawals SET "revisionNumber" = 77`);
  const [{ row } = {}] = await onServer(url, "SELECT to_jsonb(t) AS row FROM withdrawals t");
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  await migrate(url);
  vi.restoreAllMocks();
  expect(await onServer(url, "SELECT count(*)::int AS count FROM withdrawals")).toEqual([{ count: 0 }]);
  expect(await onServer(url, 'SELECT "row" FROM set_aside')).toEqual([{ row }]);
  await expect(onServer(url, "DELETE FROM revisions"), "what guards frozen rows is on again").rejects.toThrow();
});

test("a desk without such rows is told of nothing", async () => {
  const url = await strayDesk("SELECT 1");
  const told = vi.spyOn(console, "error");
  await migrate(url);
  expect(told).not.toHaveBeenCalled();
  told.mockRestore();
  expect(await onServer(url, "SELECT count(*)::int AS count FROM set_aside")).toEqual([{ count: 0 }]);
});
