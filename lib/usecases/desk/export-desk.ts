import { z } from "zod";
import { database } from "#lib/db/client.ts";
import { beginExportRun, endExportRun, moveExportRun } from "#lib/db/export-runs.ts";
import { countRevisions, findRevision, listRevisionPlaces, type RevisionPlace } from "#lib/db/revisions.ts";
import { listDeskKeys } from "#lib/db/signing-keys.ts";
import { findWithdrawal } from "#lib/db/withdrawals.ts";
import type { ExportOutcome } from "#lib/domain/export/export-run.ts";
import { type ExportFormatName, exportFormats, isExportFormat } from "#lib/domain/export/formats.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import type { RevisionContent } from "#lib/domain/revision/revision.ts";
import { admit } from "../admit.ts";
import { publicUrl } from "../steps/public-url.ts";

const asked = z.object({
  formats: z
    .array(z.string().refine(isExportFormat, `Formats are ${Object.keys(exportFormats).join(", ")}.`))
    .min(1)
    .default(["json", "jsonld", "csv", "md"]),
  /** A run begun by `startExport`, whose progress is to be noted. */
  run: z.uuid().optional(),
});

/** A file of the export: its path within, and its text in chunks, to be read before the next file is asked for. */
export type ExportedFile = { path: string; chunks: Iterable<string>; at: Date };
export type DeskExport = {
  /** How many revisions there are to write. */
  revisions: number;
  /** `done` counts the revisions written so far. */
  files: AsyncGenerator<ExportedFile & { done: number }>;
};

const batch = 500;

/** Everything the desk has published and not removed, every revision of it, one revision in memory at a time. */
export async function exportDesk(actor: Actor | null, input: z.input<typeof asked> = {}): Promise<Result<DeskExport>> {
  const admitted = admit(actor, "read the desk", asked, input);
  if (!admitted.ok) return admitted;
  const { run } = admitted.value.input;
  const formats = [...new Set(admitted.value.input.formats)].filter(isExportFormat);
  const revisions = await countRevisions(database());
  if (run === undefined) return ok({ revisions, files: files(formats) });
  if (!(await beginExportRun(database(), { id: run, userId: admitted.value.actor.id, revisions })))
    return refuse("not_found", "This download was begun already, or was cancelled. Start a new one.");
  return ok({ revisions, files: noted(run, files(formats)) });
}

/** Milliseconds between two notes of how far it is. */
const noteEvery = 500;

/** The same files; how far they are is noted for every node, and a run that was cancelled on any of them ends here. */
async function* noted(id: string, files: DeskExport["files"]): DeskExport["files"] {
  const db = database();
  let notedAt = performance.now();
  let outcome: ExportOutcome = "cancelled";
  try {
    for await (const file of files) {
      if (performance.now() - notedAt > noteEvery) {
        notedAt = performance.now();
        if (!(await moveExportRun(db, id, file.done))) throw new ExportCancelled();
      }
      yield file;
    }
    outcome = "finished";
  } catch (error) {
    if (!(error instanceof ExportCancelled)) outcome = "failed";
    throw error;
  } finally {
    await endExportRun(db, id, outcome);
  }
}

/** Half a file must not look like a whole one: the download breaks off. */
export class ExportCancelled extends Error {
  constructor() {
    super("The export was cancelled.");
  }
}

async function* files(formats: ExportFormatName[]): DeskExport["files"] {
  const db = database();
  yield { path: "keys.json", chunks: [`${JSON.stringify({ keys: await listDeskKeys(db) }, null, 2)}\n`], at: new Date(), done: 0 };
  let done = 0;
  for await (const place of places()) {
    const stored = await findRevision(db, place.articleId, place.number);
    if (!stored) continue;
    const content: RevisionContent = JSON.parse(stored.content);
    const at = new Date(stored.publishedAt);
    const name = `${place.slug}/v${place.number}`;
    for (const format of formats) {
      const { extension, write } = exportFormats[format];
      yield { path: `${name}.${extension}`, chunks: write(stored, content, { baseUrl: publicUrl() }), at, done };
    }
    const withdrawal = await findWithdrawal(db, place.articleId, place.number);
    if (withdrawal) yield { path: `${name}.withdrawn.txt`, chunks: [`${withdrawal.withdrawnAt}\n${withdrawal.reason}\n`], at, done };
    done += 1;
  }
}

async function* places(): AsyncGenerator<RevisionPlace> {
  for (let after: RevisionPlace | null = null; ; ) {
    const next: RevisionPlace[] = await listRevisionPlaces(database(), after, batch);
    yield* next;
    after = next.at(-1) ?? null;
    if (next.length < batch) return;
  }
}
