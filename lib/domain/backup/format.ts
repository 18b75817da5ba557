/**
 * A backup: gzipped UTF-8, one JSON object a line, lines end with the byte 0x0A. The first line says what it is, the last that it is all,
 * and how many rows there are; each line between is a row of a table. Since format 2 the last line has SHA-256 (hexadecimal) of every
 * table, over its rows as they stand, each with its line feed, and of all lines before it.
 */
import { z } from "zod";

export const backupHead = z.object({
  assay: z.union([z.literal(1), z.literal(2)]),
  /** ISO 8601, milliseconds, UTC. */
  madeAt: z.iso.datetime({ precision: 3 }),
  /** The migrations that made its tables. */
  migrations: z.array(z.string()),
  authSecret: z.string().min(32),
});
export type BackupHead = z.infer<typeof backupHead>;

const tableSum = z.strictObject({ rows: z.number(), sha256: z.string() });
export type TableSum = z.infer<typeof tableSum>;

/** Format 1 has no sums. */
export const backupEnd = z.strictObject({
  end: z.literal(true),
  rows: z.number(),
  tables: z.record(z.string(), tableSum).optional(),
  sha256: z.string().optional(),
});

/** A row as PostgreSQL writes it as JSON, column for column. */
export type DumpLine = { table: string; row: string };

export function rowLine({ table, row }: DumpLine): string {
  return `{"table":${JSON.stringify(table)},"row":${row}}\n`;
}

/** Null for a line that is no row. */
export function parseRowLine(line: string): DumpLine | null {
  const found = /^\{"table":"([^"\\]+)","row":(\{.*\})\}$/s.exec(line);
  return found?.[1] && found[2] ? { table: found[1], row: found[2] } : null;
}
