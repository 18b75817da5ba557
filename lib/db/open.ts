import { env, setEnvironment } from "#lib/env.ts";
import { closeDatabase } from "./client.ts";
import { openEmbedded } from "./embedded.ts";
import { migrate } from "./migrate.ts";

export type OpenDatabase = { url: string; close(): Promise<void> };

/** Opens the database that DATABASE_URL names, or Assay's own, brings it up to date, and makes it the one `database()` uses. */
export async function openDatabase(): Promise<OpenDatabase> {
  const embedded = env.databaseUrl ? undefined : await openEmbedded({ dataDir: env.dataDir });
  const url = embedded?.url ?? env.databaseUrl ?? "";
  try {
    await migrate(url);
  } catch (error) {
    await embedded?.release();
    throw error;
  }
  setEnvironment({ DATABASE_URL: url });
  return {
    url,
    async close() {
      await closeDatabase();
      await embedded?.release();
    },
  };
}
