import { readdir, readFile, stat } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { parseArgs } from "node:util";
import { type OriginalType, pdfType, wordType } from "#lib/domain/article.ts";
import type { Actor } from "#lib/domain/permissions.ts";
import { type Result, refuse } from "#lib/domain/result.ts";
import { loadArticle } from "#lib/usecases/load-article.ts";
import { loadFromRequest } from "#lib/usecases/load-from-request.ts";
import { actingAs } from "./acting-as.ts";
import { type Command, printer, UsageError } from "./command.ts";

const types: Record<string, OriginalType> = {
  ".txt": "text/plain",
  ".text": "text/plain",
  ".md": "text/markdown",
  ".markdown": "text/markdown",
  ".html": "text/html",
  ".htm": "text/html",
  ".docx": wordType,
  ".pdf": pdfType,
};

/** Loads files, whole folders and web addresses as articles; drops no text on its own. */
export const importCommand: Command = {
  usage: "import PATH|URL… [--as EMAIL] [--json]",
  summary: "Load articles from files (.txt .md .html .docx .pdf), folders or web addresses",
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { as: { type: "string" }, json: { type: "boolean", default: false } },
    });
    if (positionals.length === 0) throw new UsageError("Name at least one file, folder or address to import.");
    const print = printer(values.json);
    const actor = await actingAs(values.as);
    if (!actor.ok) {
      print.failed(values.as ?? "import", actor.error);
      return 1;
    }
    const places = (await Promise.all(positionals.map(expand))).flat();
    let failures = 0;
    for (const [index, place] of places.entries()) {
      print.progress(`${index + 1} of ${places.length}: ${place}`);
      const loaded = await load(actor.value, place);
      if (!loaded.ok) {
        failures += 1;
        print.failed(place, loaded.error);
        continue;
      }
      const { article, snapshot } = loaded.value;
      for (const warning of snapshot.warnings) print.progress(`  note: ${warning.message}`);
      const { id, slug, title } = article;
      const fields = {
        place,
        id,
        slug,
        title,
        snapshot: { number: snapshot.number, sha256: snapshot.sha256 },
        warnings: snapshot.warnings,
      };
      print.result(fields, `${slug}\t${title}`);
    }
    return failures > 0 ? 1 : 0;
  },
};

const isAddress = (place: string) => /^https?:\/\//i.test(place);

/** A folder stands for the articles in it; a file or an address for itself. */
async function expand(place: string): Promise<string[]> {
  if (isAddress(place)) return [place];
  const found = await stat(place).catch(() => null);
  if (!found?.isDirectory()) return [place];
  const names = await readdir(place);
  return names
    .filter((name) => extname(name).toLowerCase() in types)
    .sort()
    .map((name) => join(place, name));
}

async function load(actor: Actor, place: string): Promise<ReturnType<typeof loadArticle> extends Promise<infer R> ? R : never> {
  if (isAddress(place)) return loadFromRequest(actor, { url: place });
  const bytes = await read(place);
  if (!bytes.ok) return bytes;
  return loadArticle(actor, {
    original: bytes.value.toString("base64"),
    originalType: types[extname(place).toLowerCase()] ?? "text/plain",
    originalName: basename(place),
  });
}

async function read(place: string): Promise<Result<Buffer>> {
  try {
    return { ok: true, value: await readFile(place) };
  } catch (error) {
    return refuse("not_found", `This file can't be read: ${error instanceof Error ? error.message : "unknown reason"}`);
  }
}
