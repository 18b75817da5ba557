import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { closeDatabase, database } from "#lib/db/client.ts";
import { openDatabase } from "#lib/db/open.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import type { Result } from "#lib/domain/result.ts";
import { deskOfOne } from "#lib/domain/revision/gate.ts";
import { setEnvironment } from "#lib/env.ts";
import { editGate } from "#lib/usecases/desk/edit-gate.ts";

/** A desk of its own, without a server, for one bench. */
export async function openBenchDesk() {
  const dataDir = await mkdtemp(join(tmpdir(), "assay-bench-desk-"));
  setEnvironment({ ASSAY_DATA_DIR: dataDir, DATABASE_URL: "" });
  const opened = await openDatabase();
  const user = await database().user.create({ data: { email: "bench@example.org", name: "Bench", role: "admin" } });
  const actor: Actor = { id: user.id, name: user.name, role: "admin", via: "command-line" };
  granted(await editGate(actor, { rules: deskOfOne }));
  return {
    ...{ dataDir, actor, databaseUrl: opened.url, ownerUrl: opened.ownerUrl },
    async [Symbol.asyncDispose]() {
      await closeDatabase();
      await opened.close();
      // Whatever is started next has a database of its own.
      setEnvironment({ ASSAY_DATA_DIR: "", DATABASE_URL: "" });
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** The value of a result that a bench counts on. */
export function granted<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
}
