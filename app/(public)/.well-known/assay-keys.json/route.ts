import { logOrigin, verifierKey } from "#lib/domain/log/checkpoint.ts";
import { caching } from "#lib/public/headers.ts";
import { listDeskKeys } from "#lib/usecases/revision/list-desk-keys.ts";
import { publicUrl } from "#lib/usecases/steps/public-url.ts";

export const dynamic = "force-dynamic";

/** The keys that the desk's revisions and the checkpoints of its log are signed with, each also as C2SP verifiers take it. */
export async function GET(): Promise<Response> {
  const log = logOrigin(publicUrl());
  const keys = (await listDeskKeys()).map((key) => ({ ...key, verifierKey: verifierKey(log, key.publicKey) }));
  return Response.json(
    { keys, log },
    { headers: { "Content-Type": "application/json; charset=utf-8", "Cache-Control": caching.short, "Access-Control-Allow-Origin": "*" } },
  );
}
