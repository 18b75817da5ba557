import { z } from "zod";
import { database } from "#lib/db/client.ts";
import { findExportRun } from "#lib/db/export-runs.ts";
import type { ExportRun } from "#lib/domain/export/export-run.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";

const asked = z.object({ id: z.uuid().optional() });

/** How far one's download of everything is, whichever node writes it; without an id the newest. Null: there is none. */
export async function readExport(actor: Actor | null, input: z.input<typeof asked> = {}): Promise<Result<ExportRun | null>> {
  const admitted = admit(actor, "read the desk", asked, input);
  if (!admitted.ok) return admitted;
  return ok(await findExportRun(database(), { id: admitted.value.input.id, userId: admitted.value.actor.id }));
}
