import { randomBytes } from "node:crypto";
import { readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { z } from "zod";
import { SetupError, unwritable } from "#lib/env.ts";

/** What the data folder remembers of its cluster, readable by its owner alone. */
const recordSchema = z.object({
  cluster: z.string(),
  port: z.number(),
  /** The owner's. */
  password: z.string(),
  /** None in data folders of earlier versions, which ran as the owner. */
  applicationPassword: z.string().optional(),
  initialised: z.boolean(),
});
export type ClusterRecord = z.infer<typeof recordSchema>;
export type ReadyRecord = ClusterRecord & { applicationPassword: string };

/** The role that makes the tables, and the one that Assay runs as. */
export const ownerRole = "assay";
export const applicationRole = "assay_application";

export async function readRecord(dataDir: string): Promise<ClusterRecord | undefined> {
  const file = join(dataDir, "database.json");
  try {
    const record = recordSchema.parse(JSON.parse(await readFile(file, "utf8")));
    // A data folder that was moved or copied has its cluster with it.
    const within = join(dataDir, "postgres");
    return (await exists(join(within, "PG_VERSION"))) ? { ...record, cluster: within } : record;
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return undefined;
    throw new SetupError(
      `${file} can't be read, and without it the database beside it can't be opened. Put it back, or restore a backup.`,
      {
        cause,
      },
    );
  }
}

export async function saveRecord<T extends ClusterRecord>(dataDir: string, record: T): Promise<T> {
  const file = join(dataDir, "database.json");
  const unfinished = `${file}.${randomBytes(4).toString("hex")}`;
  await writeFile(unfinished, JSON.stringify(record), { mode: 0o600 }).catch(async (error: unknown) => {
    await rm(unfinished, { force: true });
    throw unwritable(dataDir, error);
  });
  await rename(unfinished, file);
  return record;
}

/** Written down before the role has it: a start that is cut short in between gives it to the role the next time. */
export async function ensureApplicationPassword(dataDir: string, record: ClusterRecord): Promise<ReadyRecord> {
  const { applicationPassword = newPassword() } = record;
  const ready = { ...record, applicationPassword };
  return record.applicationPassword === undefined ? saveRecord(dataDir, ready) : ready;
}

export function newPassword(): string {
  return randomBytes(24).toString("base64url");
}

const asOwner = ({ password }: ClusterRecord) => ({ user: ownerRole, password });
export const asApplication = ({ applicationPassword: password }: ReadyRecord) => ({ user: applicationRole, password });

export function urlOf(record: ClusterRecord, database: string, { user, password } = asOwner(record)): string {
  return `postgresql://${user}:${password}@127.0.0.1:${record.port}/${database}`;
}

export async function connectTo(record: ClusterRecord, database: string, as = asOwner(record)): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: urlOf(record, database, as), application_name: "assay keeper", keepAlive: true });
  client.on("error", () => undefined); // A database that goes away is reported by those who query it.
  await client.connect();
  return client;
}

export function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
