import { readingScript, readingScriptPath } from "#components/publication/reading-script.ts";
import { caching } from "#lib/public/headers.ts";
import { notFound } from "../../answers.tsx";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ file: string }> };

/** The one script of the public pages. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { file } = await params;
  if (`/assets/${file}` !== readingScriptPath) return notFound();
  return new Response(readingScript, { headers: { "Content-Type": "text/javascript; charset=utf-8", "Cache-Control": caching.forever } });
}
