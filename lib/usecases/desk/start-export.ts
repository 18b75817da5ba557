import { z } from "zod";
import { database } from "#lib/db/client.ts";
import { forgetExportRuns, insertExportRun } from "#lib/db/export-runs.ts";
import { countRevisions } from "#lib/db/revisions.ts";
import type { ExportRun } from "#lib/domain/export/export-run.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";

const kept = 24 * 3600 * 1000;

const asked = z.object({});

/** A place to note how far a download of everything is; `exportDesk` fills it. */
export async function startExport(actor: Actor | null, input: z.input<typeof asked>): Promise<Result<ExportRun>> {
  const admitted = admit(actor, "read the desk", asked, input);
  if (!admitted.ok) return admitted;
  const db = database();
  await forgetExportRuns(db, new Date(Date.now() - kept));
  return ok(await insertExportRun(db, { userId: admitted.value.actor.id, revisions: await countRevisions(db) }));
}
