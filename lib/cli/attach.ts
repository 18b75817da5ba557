import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { largestSource } from "#lib/domain/claim/source-file.ts";
import type { FoundSource } from "#lib/domain/claim/source-list.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { attachFile } from "#lib/usecases/source/attach-file.ts";
import { actingAs } from "./acting-as.ts";
import { type Command, printer, UsageError } from "./command.ts";

export const attachCommand: Command = {
  usage: "attach FILE… [--alt TEXT] [--as EMAIL] [--json]",
  summary: "Keep files as sources, to be cited as evidence",
  details: `A page, a PDF, a Word document, a text, a transcript or a picture, of at most 25 MB. Each is kept once by its hash, and has an address (ni:///sha-256;…) under
which an annotation cites it. What nothing cites goes after 30 days.

  --alt TEXT  what is to be seen in a picture
  --as EMAIL  whose they are; without it, the desk’s first admin
  --json      one JSON object a line`,
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { alt: { type: "string" }, as: { type: "string" }, json: { type: "boolean", default: false } },
    });
    if (positionals.length === 0) throw new UsageError("Name at least one file.");
    if (values.alt !== undefined && positionals.length > 1)
      throw new UsageError("--alt says what is to be seen in one picture. Attach them one by one.");
    const print = printer(values.json);
    const actor = await actingAs(values.as);
    let failed = 0;
    for (const place of positionals) {
      const attached = actor.ok ? await attach(actor.value, place, values.alt ?? "") : actor;
      if (attached.ok) {
        const { id, url, title } = attached.value;
        print.result({ file: place, id, url, title }, `${place}: ${url}  ${title}`);
      } else {
        failed += 1;
        print.failed(place, attached.error);
      }
    }
    return failed > 0 ? 1 : 0;
  },
};

async function attach(actor: Actor, place: string, altText: string): Promise<Result<FoundSource>> {
  const bytes = await bytesOf(place);
  return bytes.ok ? attachFile(actor, { name: basename(place), bytes: bytes.value, altText }) : bytes;
}

/** What is larger isn't even read. */
async function bytesOf(place: string): Promise<Result<Uint8Array>> {
  try {
    if ((await stat(place)).size > largestSource) return refuse("invalid", `This file is larger than ${largestSource / 1_000_000} MB.`);
    return ok(new Uint8Array(await readFile(place)));
  } catch (error) {
    return refuse("not_found", `This file can't be read: ${error instanceof Error ? error.message : "unknown reason"}`);
  }
}
