import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openEmbedded } from "#lib/postgres/embedded.ts";
import { databaseRelay } from "#lib/room/testing.ts";

export type OutsideDatabase = Awaited<ReturnType<typeof openOutsideDatabase>>;

/** A PostgreSQL that is not the server's own, on a line that can be cut: an embedded one that dies is started again by its server. */
export async function openOutsideDatabase() {
  const folder = await mkdtemp(join(tmpdir(), "assay-outside-"));
  const database = await openEmbedded({ dataDir: folder });
  const relay = await databaseRelay(database.ownerUrl);
  return {
    /** Past the line, which is in this process and stands still while a command is waited for. */
    url: database.ownerUrl,
    environment: { DATABASE_URL: relay.url, AUTH_SECRET: "the same at each start, and not a secret" },
    takeAway: () => relay.takeAway(),
    giveBack: () => relay.giveBack(),
    async close() {
      relay.close();
      await database.release();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
