import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { embedScript, embedScriptPath, hostScript, hostScriptPath } from "#components/publication/embed-script.ts";
import { readingScript, readingScriptPath } from "#components/publication/reading-script.ts";
import { caching } from "#lib/public/headers.ts";
import { notFound } from "../../answers.tsx";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ file: string }> };

/** The scripts of the public pages: the one that makes reading comfortable, and those of /verify. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { file } = await params;
  if (`/assets/${file}` === readingScriptPath) return script(readingScript, caching.forever);
  if (`/assets/${file}` === embedScriptPath) return script(embedScript, caching.forever);
  if (`/assets/${file}` === hostScriptPath) return script(hostScript, caching.short);
  if (file === "verify.js") return script(await built(file), caching.short);
  const part = /^verify-[\w-]+\.js$/.test(file) ? await built(file).catch(() => null) : null;
  return part === null ? notFound() : script(part, caching.forever);
}

/** Made by the build (lib/public/bundle-verify-script.ts). The server runs from the project's root. */
function built(file: string): Promise<string> {
  return readFile(join(/* turbopackIgnore: true */ process.cwd(), ".next", "verify", file), "utf8");
}

function script(source: string, cacheControl: string): Response {
  return new Response(source, { headers: { "Content-Type": "text/javascript; charset=utf-8", "Cache-Control": cacheControl } });
}
