import { parseArgs } from "node:util";
import { toSimilarClaim } from "#lib/domain/api/claims.ts";
import { findSimilarClaims } from "#lib/usecases/claim/find-similar-claims.ts";
import { actingAs } from "./acting-as.ts";
import { type Command, printer, UsageError } from "./command.ts";

export const claimsCommand: Command = {
  usage: "claims TEXT [--limit N] [--as EMAIL] [--json]",
  summary: "Find earlier claims of the desk that say what a text says",
  details: `The likeliest first, drafts included, in any language; each once, with the verdict of its newest appearance.

  --limit N   how many, at most 100; 10 unless it is said
  --as EMAIL  who asks; without it, the desk's first admin
  --json      one JSON object a line`,
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { limit: { type: "string", default: "10" }, as: { type: "string" }, json: { type: "boolean", default: false } },
    });
    const [text, ...more] = positionals;
    if (text === undefined || more.length > 0) throw new UsageError("Give one text, in quotation marks.");
    const print = printer(values.json);
    const actor = await actingAs(values.as);
    const found = actor.ok ? await findSimilarClaims(actor.value, { text, limit: Number(values.limit) }) : actor;
    if (!found.ok) {
      print.failed("claims", found.error);
      return 1;
    }
    if (found.value.length === 0) print.progress("Nothing that was checked here says this.");
    for (const precedent of found.value) {
      const claim = toSimilarClaim(precedent);
      const verdict = precedent.verdict?.name ?? (precedent.hidden ? "hidden" : "to check");
      const times = claim.appearances > 1 ? `, ${claim.appearances} appearances` : "";
      print.result(claim, `${claim.score.toFixed(2)}  ${verdict}: ${claim.text} (${claim.article.title}${times}; ${claim.id})`);
    }
    return 0;
  },
};
