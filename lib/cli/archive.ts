import { parseArgs } from "node:util";
import { z } from "zod";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { askArchive } from "#lib/usecases/source/ask-archive.ts";
import { findSources } from "#lib/usecases/source/find-sources.ts";
import { readSource } from "#lib/usecases/source/read-source.ts";
import { actingAs } from "./acting-as.ts";
import { type Command, printer, UsageError } from "./command.ts";

export const archiveCommand: Command = {
  usage: "archive SOURCE… [--as EMAIL] [--json]",
  summary: "Have an outside archive asked to keep sources",
  details: `SOURCE is an id, or an address that an annotation cites. The running desk asks the archive in turn; its answer stands on the source’s page.

  --as EMAIL  who asks; without it, the desk’s first admin
  --json      one JSON object a line

ASSAY_ARCHIVE_URL names the archive.`,
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { as: { type: "string" }, json: { type: "boolean", default: false } },
    });
    if (positionals.length === 0) throw new UsageError("Name at least one source, by id or address.");
    const print = printer(values.json);
    const actor = await actingAs(values.as);
    let failed = 0;
    for (const place of positionals) {
      const asked = actor.ok ? await ask(actor.value, place) : actor;
      if (asked.ok) print.result(asked.value, `${asked.value.url}: the archive is asked in turn`);
      else {
        failed += 1;
        print.failed(place, asked.error);
      }
    }
    return failed > 0 ? 1 : 0;
  },
};

async function ask(actor: Actor, place: string): Promise<Result<{ id: string; url: string; archiving: string | null }>> {
  const found = await idOf(actor, place);
  if (!found.ok) return found;
  const asked = await askArchive(actor, { id: found.value });
  if (!asked.ok) return asked;
  const read = await readSource(actor, { id: found.value });
  return read.ok ? ok({ id: read.value.source.id, url: read.value.source.url, archiving: read.value.archiving?.state ?? null }) : read;
}

/** Of an address, the source that is at it, or at one under which the same page is usually reached. */
async function idOf(actor: Actor, place: string): Promise<Result<string>> {
  if (z.uuid().safeParse(place).success) return ok(place);
  const found = await findSources(actor, { query: place });
  if (!found.ok) return found;
  const at = URL.canParse(place) ? found.value : [];
  const source = at.find(({ url }) => url === place) ?? at[0];
  return source ? ok(source.id) : refuse("not_found", "No annotation cites this address.");
}
