import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { unchecked } from "#lib/domain/parse.ts";
import type { Result } from "#lib/domain/result.ts";
import { revisionKinds } from "#lib/domain/revision/revision.ts";
import { readArticle } from "#lib/usecases/article/read-article.ts";
import { publishRevision } from "#lib/usecases/revision/publish-revision.ts";
import { clockWait } from "#lib/usecases/steps/judge-clock.ts";
import { publicUrl } from "#lib/usecases/steps/public-url.ts";
import { actingAs } from "./acting-as.ts";
import { type Command, printer, UsageError } from "./command.ts";

export const publishCommand: Command = {
  usage: `publish ARTICLE [--kind ${revisionKinds.slice(1).join("|")}] [--note TEXT] [--overrule RULE=REASON …] [--acknowledge] [--clock-reason TEXT] [--as EMAIL] [--json]`,
  summary: "Publish an article's review as its next revision",
  details: `Freezes what the review says now, signs it and shows it to readers. What still hinders it is said, and nothing is published.

  --kind KIND          of a later revision; without it, an update
  --note TEXT          what readers are told of what changed
  --overrule RULE=…    publishes against a rule of the gate (npx assay gate); readers get the reason
  --acknowledge        what the review's doubts are about is meant so
  --clock-reason TEXT  why the clock went back, where it did by more than five minutes: it stands in the revision
  --as EMAIL           whose work it is; without it, the desk's first admin's
  --json               one JSON object a line`,
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        kind: { type: "string" },
        note: { type: "string" },
        overrule: { type: "string", multiple: true, default: [] },
        acknowledge: { type: "boolean", default: false },
        "clock-reason": { type: "string" },
        as: { type: "string" },
        json: { type: "boolean", default: false },
      },
    });
    const [wanted, ...more] = positionals;
    if (wanted === undefined || more.length > 0) throw new UsageError("Name one article, by slug or id.");
    if (values.kind !== undefined && !revisionKinds.some((kind) => kind === values.kind)) {
      throw new UsageError(`Give --kind one of: ${revisionKinds.slice(1).join(", ")}.`);
    }
    const print = printer(values.json);
    const actor = await actingAs(values.as);
    if (!actor.ok) {
      print.failed(wanted, actor.error);
      return 1;
    }
    const known = await readArticle(actor.value, { id: wanted });
    if (!known.ok) {
      print.failed(wanted, known.error);
      return 1;
    }
    const { article } = known.value;
    const revision: Parameters<typeof publishRevision>[1] = {
      articleId: article.id,
      kind: unchecked(values.kind),
      note: values.note,
      overrule: unchecked(values.overrule.map(readOverruling)),
      acknowledge: values.acknowledge ? "all" : [],
      clockReason: values["clock-reason"],
    };
    let published = await publishRevision(actor.value, revision);
    for (let wait = waitOf(published); wait !== null; wait = waitOf(published)) {
      print.progress(`The database's clock runs behind what was published before: waiting ${wait} seconds.`);
      await pause(wait * 1000);
      published = await publishRevision(actor.value, revision);
    }
    if (!published.ok) {
      print.failed(wanted, published.error);
      return 1;
    }
    const { number, sha256, warnings } = published.value;
    for (const { message } of warnings) print.progress(`  the gate would stop: ${message}`);
    if (warnings.length > 0) print.progress("The gate isn't turned on yet, which the page says. npx assay gate --turn-on");
    const url = `${publicUrl()}/r/${article.slug}/v/${number}`;
    print.result({ article: article.slug, number, sha256, url, warnings }, url);
    return 0;
  },
};

function readOverruling(argument: string): Record<string, unknown> {
  const [, rule, reason] = /^([a-z-]+)=(.+)$/s.exec(argument) ?? [];
  if (rule === undefined) throw new UsageError(`“${argument}” overrules nothing. Write --overrule RULE=REASON, with the reason in quotes.`);
  return { rule, reason };
}

const waitOf = (published: Result<unknown>) => (published.ok ? null : clockWait(published.error));
