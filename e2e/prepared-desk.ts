import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { appendFile, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { discard, startAssay } from "./assay-server.ts";

/** Runs once, before the journeys: a first start takes several times as long as those that follow it. */
export default async function prepareDesk() {
  const server = await startAssay();
  await server.kill("SIGTERM");
  await relax(server.dataDir);
  process.env.PREPARED_DESK = server.dataDir;
  return () => discard(server);
}

const record = z.object({ cluster: z.string() });

/** Of the machine's crash no journey tells, only of processes that are killed: nothing has to wait for the disk. */
async function relax(dataDir: string): Promise<void> {
  const { cluster } = record.parse(JSON.parse(await readFile(join(dataDir, "database.json"), "utf8")));
  await appendFile(join(cluster, "postgresql.conf"), "\nfsync = off\nsynchronous_commit = off\nfull_page_writes = off\n");
}

/** A data folder as a first start leaves it: the sample library loaded, nobody there yet. */
export function copyOfPreparedDesk(within = tmpdir()): string {
  const prepared = process.env.PREPARED_DESK;
  if (!prepared) throw new Error("No desk was prepared.");
  const dataDir = mkdtempSync(join(within, "assay-e2e-"));
  // With owners: started by root, PostgreSQL has a user of its own.
  execFileSync("cp", ["-a", `${prepared}/.`, dataDir]);
  return dataDir;
}
