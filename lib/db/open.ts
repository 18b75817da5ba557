import { env, setEnvironment } from "#lib/env.ts";
import { admitApplication, roleOf } from "#lib/postgres/application-role.ts";
import { findRunning, openEmbedded } from "#lib/postgres/embedded.ts";
import { migrate } from "#lib/postgres/migrate.ts";
import { closeDatabase } from "./client.ts";

export type OpenDatabase = {
  /** What Assay runs on. */
  url: string;
  /** What makes and fills tables: the same where somebody named one address only. */
  ownerUrl: string;
  /** Whom the owner must let in; null where that is the owner. */
  role: string | null;
  close(): Promise<void>;
};

/** Opens the database that DATABASE_URL names, or Assay's own, brings it up to date, and makes it the one `database()` uses. */
export async function openDatabase(): Promise<OpenDatabase> {
  const opened = await openUnmigratedDatabase();
  try {
    await bringUpToDate(opened);
    return opened;
  } catch (error) {
    await opened.close();
    throw error;
  }
}

/** Makes the tables of today, and lets what Assay runs on use them. */
export async function bringUpToDate({ ownerUrl, role }: Pick<OpenDatabase, "ownerUrl" | "role">): Promise<void> {
  await migrate(ownerUrl);
  if (role !== null) await admitApplication(ownerUrl, role);
}

/** The same, as it is found: for a restore, which decides on the tables itself. */
export async function openUnmigratedDatabase(): Promise<OpenDatabase> {
  return env.databaseUrl ? openGivenDatabase(env.databaseUrl, env.ownerUrl) : openOwnDatabase();
}

async function openGivenDatabase(url: string, ownerUrl = url): Promise<OpenDatabase> {
  return { url, ownerUrl, role: ownerUrl === url ? null : await roleOf(url, ownerUrl), close: closeDatabase };
}

async function openOwnDatabase(): Promise<OpenDatabase> {
  const { url, ownerUrl, role, folder, release } = await openEmbedded({ dataDir: env.dataDir });
  setEnvironment({ DATABASE_URL: url, ASSAY_DATABASE_FOLDER: folder });
  return {
    ...{ url, ownerUrl, role },
    async close() {
      await closeDatabase();
      await release();
    },
  };
}

/** Joins the database of a desk that is there, as it is: nothing is started, made or brought up to date. Null where there is none. */
export async function joinDatabase(): Promise<Pick<OpenDatabase, "close"> | null> {
  const url = env.databaseUrl ?? (await findRunning(env.dataDir));
  if (url === null) return null;
  setEnvironment({ DATABASE_URL: url });
  return { close: closeDatabase };
}
