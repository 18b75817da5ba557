import { z } from "zod";
import { database } from "#lib/db/client.ts";
import { cancelExportRun, findExportRun } from "#lib/db/export-runs.ts";
import type { ExportRun } from "#lib/domain/export/export-run.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";

const asked = z.object({ id: z.uuid() });

/** Stops one's download of everything: the node that writes it breaks it off at its next note. One that has ended stays as it ended. */
export async function cancelExport(actor: Actor | null, input: z.input<typeof asked>): Promise<Result<ExportRun>> {
  const admitted = admit(actor, "read the desk", asked, input);
  if (!admitted.ok) return admitted;
  const own = { id: admitted.value.input.id, userId: admitted.value.actor.id };
  await cancelExportRun(database(), own);
  const run = await findExportRun(database(), own);
  return run ? ok(run) : refuse("not_found", "There is no such download.");
}
