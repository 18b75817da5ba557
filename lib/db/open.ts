import { env, setEnvironment } from "#lib/env.ts";
import { admitApplication } from "#lib/postgres/application-role.ts";
import { findRunning, openEmbedded } from "#lib/postgres/embedded.ts";
import { migrate } from "#lib/postgres/migrate.ts";
import { closeDatabase } from "./client.ts";

export type OpenDatabase = {
  /** What Assay runs on. */
  url: string;
  /** What makes and fills tables: the same where somebody named one address only. */
  ownerUrl: string;
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
export async function bringUpToDate({ url, ownerUrl }: Pick<OpenDatabase, "url" | "ownerUrl">): Promise<void> {
  await migrate(ownerUrl);
  if (ownerUrl !== url) await admitApplication({ url, ownerUrl });
}

/** The same, as it is found: for a restore, which decides on the tables itself. */
export async function openUnmigratedDatabase(): Promise<OpenDatabase> {
  const given = env.databaseUrl;
  const embedded = given ? undefined : await openEmbedded({ dataDir: env.dataDir });
  const url = given ?? embedded?.url ?? "";
  const ownerUrl = given ? (env.ownerUrl ?? given) : (embedded?.ownerUrl ?? "");
  setEnvironment({ DATABASE_URL: url, ASSAY_DATABASE_FOLDER: embedded?.folder ?? "" });
  return {
    ...{ url, ownerUrl },
    async close() {
      await closeDatabase();
      await embedded?.release();
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
