import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";
import { z } from "zod";
import { type DumpLine, isWithoutRows, loadRows } from "#lib/db/dump.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { keepSecret } from "#lib/env.ts";
import { appliedMigrationsOf, migrate } from "#lib/postgres/migrate.ts";

const headSchema = z.object({ assay: z.literal(1), madeAt: z.string(), migrations: z.array(z.string()), authSecret: z.string().min(32) });
type Head = z.infer<typeof headSchema>;

const endSchema = z.object({ end: z.literal(true), rows: z.number() });

/** Puts a backup into an empty desk: equal rows, equal hashes, the same secret. All of it or nothing. */
export async function restoreBackup(databaseUrl: string, file: string): Promise<Result<{ rows: number; madeAt: string }>> {
  const checked = await check(file);
  if (!checked.ok) return checked;
  const { head, rows } = checked.value;

  const before = await appliedMigrationsOf(databaseUrl);
  if (before.length > 0 && !(await isWithoutRows(databaseUrl))) {
    return refuse(
      "conflict",
      "This desk isn't empty, and nothing of it was changed. Restore into a new data folder (ASSAY_DATA_DIR) or an empty database.",
    );
  }
  // The rows go into the tables they came from; what has changed since then is done to them afterwards.
  if (before.length === 0) await migrate(databaseUrl, head.migrations);
  else if (before.join() !== head.migrations.join()) {
    return refuse("conflict", "This empty desk is of another version than the backup. Restore into a new data folder or database instead.");
  }
  const secret = keepSecret(head.authSecret);
  if (!secret.ok) return secret;
  await loadRows(databaseUrl, dumpLines(file));
  await migrate(databaseUrl);
  return ok({ rows, madeAt: head.madeAt });
}

/** Reads all of it once before anything is written: a backup that was cut short is found out now. */
async function check(file: string): Promise<Result<{ head: Head; rows: number }>> {
  let head: Head | undefined;
  let last = "";
  let count = 0;
  try {
    for await (const line of linesOf(file)) {
      head ??= headSchema.parse(JSON.parse(line));
      last = line;
      count += 1;
    }
    const end = endSchema.parse(JSON.parse(last));
    if (head && end.rows === count - 2) return ok({ head, rows: end.rows });
    return refuse("invalid", `It has ${count - 2} rows instead of ${end.rows}: it is damaged. Nothing was changed.`);
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? ` (${error.message})` : "";
    return refuse("invalid", `It is no complete backup of Assay${reason}. Nothing was changed.`);
  }
}

async function* dumpLines(file: string): AsyncGenerator<DumpLine> {
  for await (const line of linesOf(file)) {
    const found = /^\{"table":"([^"]+)","row":(.*)\}$/.exec(line);
    if (found?.[1] && found[2]) yield { table: found[1], row: found[2] };
  }
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const source = createReadStream(file);
  const unzipped = createGunzip();
  source.on("error", (error) => unzipped.destroy(error));
  yield* createInterface({ input: source.pipe(unzipped), crlfDelay: Number.POSITIVE_INFINITY });
}
