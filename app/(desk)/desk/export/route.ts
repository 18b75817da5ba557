import { Readable } from "node:stream";
import { makeZip } from "client-zip";
import { currentActor } from "#lib/auth/session.ts";
import { type DeskExport, exportDesk } from "#lib/usecases/export-desk.ts";
import { noteExportProgress } from "#lib/usecases/export-progress.ts";

export const dynamic = "force-dynamic";

/** Everything the desk has published as one ZIP file, written while it is downloaded. */
export async function GET(request: Request): Promise<Response> {
  const exported = await exportDesk(await currentActor());
  if (!exported.ok) {
    const status = exported.error.code === "unauthenticated" ? 401 : 403;
    return new Response(`${exported.error.message}\n`, { status, headers: { "Content-Type": "text/plain; charset=utf-8" } });
  }
  const ticket = new URL(request.url).searchParams.get("ticket")?.slice(0, 64) ?? "";
  return new Response(makeZip(entries(exported.value, ticket)), {
    headers: {
      "Content-Type": "application/zip",
      "Content-Disposition": `attachment; filename="assay-${new Date().toISOString().slice(0, 10)}.zip"`,
      "Cache-Control": "no-store",
    },
  });
}

async function* entries({ revisions, files }: DeskExport, ticket: string) {
  for await (const { path, chunks, at, done } of files) {
    noteExportProgress(ticket, { done, revisions });
    yield { name: path, input: Readable.from(chunks), lastModified: at };
  }
  noteExportProgress(ticket, { done: revisions, revisions });
}
