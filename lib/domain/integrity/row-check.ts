import { z } from "zod";

/** A row of the database, as JSON has it: times without a zone are UTC, bytes are hexadecimal after \x. */
export type TableRow = { table: string; row: unknown };

/** Something that is not as it was written. `id` is the row's, or what else names it. */
export type Finding = { table: string; id: string; message: string };

/** One kind of check: it is shown the rows of its tables, in any order, and says at the end what they are together. */
export type RowCheck = {
  tables: readonly string[];
  see(row: TableRow): Iterable<Finding>;
  conclude(): Iterable<Finding> | AsyncIterable<Finding>;
};

/** A time as a row has it, as ISO 8601 with milliseconds. */
export const utcTime = z
  .string()
  .refine((time) => !Number.isNaN(Date.parse(`${time}Z`)))
  .transform((time) => new Date(`${time}Z`).toISOString());
