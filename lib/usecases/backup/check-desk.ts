import { dumpRows } from "#lib/db/dump.ts";
import { checkRows } from "#lib/domain/integrity/check-rows.ts";
import type { TableRow } from "#lib/domain/integrity/row-check.ts";
import { type Faults, gather } from "./faults.ts";

export type Desk = { databaseUrl: string; authSecret: string };

/** Checks every hash, signature, chain and quoted passage of a desk, and its log, while people go on working. Changes nothing. */
export function checkDesk({ databaseUrl, authSecret }: Desk): Promise<Faults> {
  async function* rows(tables: ReadonlySet<string>): AsyncGenerator<TableRow> {
    for await (const { table, row } of dumpRows(databaseUrl, tables)) yield { table, row: JSON.parse(row) };
  }
  return gather(checkRows({ rows, secret: authSecret }));
}
