import { readdir, readFile, writeFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import { preferredEncoding } from "#lib/public/encoding.ts";

const types: Record<string, string> = { js: "text/javascript; charset=utf-8", css: "text/css; charset=utf-8" };
const asset = /^\/_next\/static\/([\w.~/-]+\.(js|css))$/;
const compress = promisify(brotliCompress);

/**
 * Puts the scripts and styles of a build in `folder` beside themselves, compressed: Next does that by gzip, anew for each browser; brotli
 * makes them a sixth smaller, once.
 */
export async function packAssets(folder: string): Promise<void> {
  const files = (await readdir(folder, { recursive: true })).filter((file) => /\.(?:js|css)$/.test(file));
  await Promise.all(
    files.map(async (file) => {
      const body = await readFile(join(folder, file));
      await writeFile(join(folder, `${file}.br`), await compress(body, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: body.length } }));
    }),
  );
}

/** Sends what was packed in `folder` to browsers that take it; false: it is Next's to answer. Names are made of contents, so it is kept for ever. */
export function packedAssets(folder: string): (request: IncomingMessage, response: ServerResponse) => Promise<boolean> {
  return async ({ method, url = "", headers }, response) => {
    const [, name = "", kind = ""] = asset.exec(url) ?? [];
    if ((method !== "GET" && method !== "HEAD") || name === "" || name.includes("..")) return false;
    if (preferredEncoding(headers["accept-encoding"]) !== "br") return false;
    const body = await readFile(join(folder, `${name}.br`)).catch(() => null);
    if (body === null) return false;
    response
      .writeHead(200, {
        "Content-Type": types[kind],
        "Content-Encoding": "br",
        "Content-Length": body.length,
        Vary: "Accept-Encoding",
        "Cache-Control": "public, max-age=31536000, immutable",
      })
      .end(method === "HEAD" ? undefined : body);
    return true;
  };
}
