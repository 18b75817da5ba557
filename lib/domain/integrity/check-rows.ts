import { z } from "zod";
import { checkAuditChain } from "./check-audit-chain.ts";
import { checkCaptures } from "./check-captures.ts";
import { checkKeys } from "./check-keys.ts";
import { checkLog } from "./check-log.ts";
import { checkQuotes } from "./check-quotes.ts";
import { checkRevisions } from "./check-revisions.ts";
import { checkSnapshots } from "./check-snapshots.ts";
import type { Finding, RowCheck, TableRow } from "./row-check.ts";

/** The rows of these tables: of a database or of a backup, as often as they are asked for. Keys come before what they signed. */
export type RowSource = (tables: ReadonlySet<string>) => AsyncIterable<TableRow>;

const anyId = z.object({ id: z.union([z.string(), z.number()]) });

/**
 * Checks every hash, signature, chain and quoted passage of a desk, and yields what is wrong. Holds the quotes of all passages in memory,
 * and one row at a time of everything else. `secret` is the desk's AUTH_SECRET.
 */
export async function* checkRows({ rows, secret }: { rows: RowSource; secret: string }): AsyncGenerator<Finding> {
  const keys = new Map<string, string>();
  const snapshots = new Map<string, Map<number, string>>();
  const places = new Map<string, number>();
  const quotes = checkQuotes();
  const checks = [
    checkKeys(keys, secret),
    checkSnapshots(snapshots),
    checkRevisions({ keys, snapshots, places }),
    checkLog({ keys, places }),
    checkAuditChain(),
    checkCaptures(),
    quotes,
  ];

  for await (const row of rows(new Set(checks.flatMap(({ tables }) => tables)))) {
    for (const check of checks) if (check.tables.includes(row.table)) yield* seen(check.see, row);
  }
  for await (const row of rows(new Set(["snapshots"]))) yield* seen(quotes.compare, row);
  for (const check of checks) yield* check.conclude();
}

/** A row that isn't even shaped like one of its table is a finding too. */
function* seen(see: RowCheck["see"], row: TableRow): Generator<Finding> {
  try {
    yield* see(row);
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    const id = anyId.safeParse(row.row).data?.id ?? "?";
    yield {
      table: row.table,
      id: String(id),
      message: `The row can't be read: ${error.issues[0]?.path.join(".") || "it"} is not as it should be.`,
    };
  }
}
