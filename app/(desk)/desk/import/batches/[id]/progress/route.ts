import { currentActor } from "#lib/auth/session.ts";
import { readImportBatch } from "#lib/usecases/import/read-import-batch.ts";

export const dynamic = "force-dynamic";

/** How far a batch is, for its page to ask again and again: `null` once it can't be read (any more). */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const batch = await readImportBatch(await currentActor(), { id: (await params).id });
  return Response.json(batch.ok ? batch.value : null, { status: batch.ok ? 200 : 404, headers: { "Cache-Control": "no-store" } });
}
