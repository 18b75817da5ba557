import { parseArgs } from "node:util";
import { toListedSource } from "#lib/domain/api/sources.ts";
import { unchecked } from "#lib/domain/parse.ts";
import { listSources } from "#lib/usecases/source/list-sources.ts";
import { actingAs } from "./acting-as.ts";
import { type Command, printer, UsageError } from "./command.ts";

export const sourcesCommand: Command = {
  usage: "sources [WORDS] [--show WHICH] [--limit N] [--as EMAIL] [--json]",
  summary: "List the sources of the desk and how they stand",
  details: `Newest first; with WORDS those that have them in title, publisher or address.

  --show WHICH  all, trouble (gone, moved, not to be read, or without the words quoted), kept, failed, gone, moved or unread; all unless it is said
  --limit N     how many, at most 500; 50 unless it is said
  --as EMAIL    who asks; without it, the desk’s first admin
  --json        one JSON object a line`,
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        show: { type: "string", default: "all" },
        limit: { type: "string", default: "50" },
        as: { type: "string" },
        json: { type: "boolean", default: false },
      },
    });
    const [query = "", ...more] = positionals;
    if (more.length > 0) throw new UsageError("Give the words to look for in quotation marks.");
    const print = printer(values.json);
    const actor = await actingAs(values.as);
    const asked = { query, show: values.show, limit: Number(values.limit) };
    const listed = actor.ok ? await listSources(actor.value, unchecked(asked)) : actor;
    if (!listed.ok) {
      print.failed("sources", listed.error);
      return 1;
    }
    const { sources, next } = listed.value;
    if (sources.length === 0) print.progress("There is no such source.");
    for (const source of sources) {
      const { id, url, title, state, reason } = source;
      print.result(toListedSource(source), [state ?? "not read", url, title, reason, id].filter(Boolean).join("  "));
    }
    if (next !== null) print.progress("There are more: ask for them with --limit, or narrow them down.");
    return 0;
  },
};
