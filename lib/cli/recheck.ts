import { parseArgs } from "node:util";
import type { CheckedSource } from "#lib/domain/anchoring/versions.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { checkSource } from "#lib/usecases/snapshot/check-source.ts";
import { type DueArticle, listDueArticles } from "#lib/usecases/snapshot/list-due-articles.ts";
import { actingAs } from "./acting-as.ts";
import { type Command, printer, UsageError } from "./command.ts";
import { countWords } from "./passage-counts.ts";

/** Looks at outlets' pages again and takes in what changed. */
export const recheckCommand: Command = {
  usage: "recheck --all | ARTICLE… [--since HOURS] [--force] [--as EMAIL] [--json]",
  summary: "Look at the outlets’ pages again, of all articles that have an address or of those named, and take in what changed",
  details: `Fetches each page as it is now, and takes in the text where it has changed: passages are carried over to it.

  --all              all that have an address, but those that were looked at of late: a run that broke off goes on where it was
  --since HOURS      how long of late is: 12 unless said, 0 leaves out nothing
  --force            of the articles named, also a text that has lost most of its words, which is refused otherwise
  --as EMAIL         whose work it is; without it, the desk's first admin's
  --json             one JSON object a line`,
  exits: "0 all looked at, changed or not · 1 some could not be read, each named · 2 not understood",
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        all: { type: "boolean", default: false },
        since: { type: "string", default: "12" },
        force: { type: "boolean", default: false },
        as: { type: "string" },
        json: { type: "boolean", default: false },
      },
    });
    if (values.all === positionals.length > 0) throw new UsageError("Say --all, or name articles by slug or id.");
    if (values.all && values.force)
      throw new UsageError("--force is for articles that you name: what lost most of its words wants a look first.");
    if (!/^\d{1,6}$/.test(values.since)) throw new UsageError("--since is a number of hours, such as 12.");
    const print = printer(values.json);
    const actor = await actingAs(values.as);
    if (!actor.ok) {
      print.failed(values.as ?? "recheck", actor.error);
      return 1;
    }
    const due = values.all ? await listDueArticles(actor.value, { hours: Number(values.since) }) : null;
    if (due && !due.ok) {
      print.failed("recheck", due.error);
      return 1;
    }
    if (due && due.value.recent > 0) print.progress(`${due.value.recent} looked at in the last ${values.since} hours already: left out.`);
    return recheck(actor.value, due ? due.value.due : positionals.map((slug) => ({ id: slug, slug })), values.force, print);
  },
};

async function recheck(actor: Actor, articles: DueArticle[], force: boolean, print: ReturnType<typeof printer>): Promise<0 | 1> {
  const counts = { unchanged: 0, changed: 0, failed: 0 };
  for (const [index, { id, slug }] of articles.entries()) {
    print.progress(`${index + 1} of ${articles.length}: ${slug}`);
    const checked = await checkSource(actor, { articleId: id, force });
    if (!checked.ok || checked.value.outcome === "failed") {
      counts.failed += 1;
      print.failed(slug, checked.ok ? { code: "upstream", message: messageOf(checked.value) } : checked.error);
      continue;
    }
    counts[checked.value.outcome] += 1;
    if (checked.value.outcome === "changed") {
      const { number, passages } = checked.value.added;
      print.result(
        { article: slug, outcome: "changed", snapshot: { number }, passages },
        `${slug}\tsnapshot ${number}: ${countWords(passages)}`,
      );
    } else print.result({ article: slug, outcome: "unchanged" }, `${slug}\tunchanged`);
  }
  print.progress(`${counts.unchanged} unchanged, ${counts.changed} changed, ${counts.failed} not read`);
  return counts.failed > 0 ? 1 : 0;
}

function messageOf(checked: CheckedSource): string {
  return checked.outcome === "failed" ? checked.message : "";
}
