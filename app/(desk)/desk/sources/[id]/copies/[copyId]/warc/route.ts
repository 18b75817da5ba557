import { currentActor } from "#lib/auth/session.ts";
import { warcRecord } from "#lib/domain/export/warc.ts";
import { unchecked } from "#lib/domain/parse.ts";
import { statusOf } from "#lib/http/problem.ts";
import { openCopy } from "#lib/usecases/source/open-copy.ts";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ id: string; copyId: string }> };

/** A copy that the server read itself, with the headers and the time of the answer: a WARC file, handed over and never shown. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const opened = await openCopy(await currentActor(), unchecked(await params));
  const plain = { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" };
  if (!opened.ok) return new Response(`${opened.error.message}\n`, { status: statusOf(opened.error.code), headers: plain });
  const { copy, headers, bytes } = opened.value;
  if (copy.putInBy !== null)
    return new Response("This copy was put in by hand: no site answered with it.\n", { status: 404, headers: plain });
  return new Response(Uint8Array.from(warcRecord({ ...copy, headers }, bytes)), {
    headers: {
      "Content-Type": "application/warc",
      "Content-Disposition": `attachment; filename="copy-${copy.sha256.slice(0, 12)}.warc"`,
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
