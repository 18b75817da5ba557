import { currentActor } from "#lib/auth/session.ts";
import { unchecked } from "#lib/domain/parse.ts";
import { statusOf } from "#lib/http/problem.ts";
import { openCopy } from "#lib/usecases/source/open-copy.ts";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ id: string; copyId: string }> };

/**
 * The bytes of a copy, for people of the desk. Nothing of it ever runs here: a picture is shown (its policy, set for all such addresses, lets it
 * do nothing else), anything else is handed over as a file.
 */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const opened = await openCopy(await currentActor(), unchecked(await params));
  if (!opened.ok) {
    const headers = { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" };
    return new Response(`${opened.error.message}\n`, { status: statusOf(opened.error.code), headers });
  }
  const { copy, bytes, picture } = opened.value;
  const name = copy.fileName || `copy-${copy.sha256.slice(0, 12)}`;
  return new Response(Uint8Array.from(bytes), {
    headers: {
      "Content-Type": picture ?? "application/octet-stream",
      "Content-Disposition": `${picture ? "inline" : "attachment"}; filename="copy"; filename*=UTF-8''${encoded(name)}`,
      "Cache-Control": "private, no-store",
    },
  });
}

/** RFC 8187. */
function encoded(name: string): string {
  return encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
