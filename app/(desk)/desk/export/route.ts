import { Readable } from "node:stream";
import { makeZip } from "client-zip";
import { currentActor } from "#lib/auth/session.ts";
import { statusOf } from "#lib/http/problem.ts";
import { type DeskExport, exportDesk } from "#lib/usecases/desk/export-desk.ts";

export const dynamic = "force-dynamic";

/** Everything the desk has published as one ZIP file, written while it is downloaded. `run` names where its progress is noted. */
export async function GET(request: Request): Promise<Response> {
  const run = new URL(request.url).searchParams.get("run") ?? undefined;
  const exported = await exportDesk(await currentActor(), { run });
  if (!exported.ok) {
    const headers = { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" };
    return new Response(`${exported.error.message}\n`, { status: statusOf(exported.error.code), headers });
  }
  const { files } = exported.value;
  // The reader went away: nothing else would tell whoever writes the files.
  request.signal.addEventListener("abort", () => void files.return(undefined));
  return new Response(makeZip(entries(files)), {
    headers: {
      "Content-Type": "application/zip",
      "Content-Disposition": `attachment; filename="assay-${new Date().toISOString().slice(0, 10)}.zip"`,
      "Cache-Control": "private, no-store",
    },
  });
}

async function* entries(files: DeskExport["files"]) {
  for await (const { path, chunks, at } of files) yield { name: path, input: Readable.from(chunks), lastModified: at };
}
