import { caching } from "#lib/public/headers.ts";
import { readLogTile } from "#lib/usecases/revision/read-log.ts";
import { logAnswer } from "../../log-answer.ts";

export const dynamic = "force-dynamic";

/** A tile of the log: hashes, or entries. */
export async function GET(_request: Request, { params }: { params: Promise<{ path: string[] }> }): Promise<Response> {
  const { path } = await params;
  return logAnswer(await readLogTile(`tile/${path.join("/")}`), "application/octet-stream", caching.forever);
}
