import { parseArgs } from "node:util";
import { unchecked } from "#lib/domain/parse.ts";
import { tokenScopes } from "#lib/domain/people/permissions.ts";
import { createToken } from "#lib/usecases/people/create-token.ts";
import { actingAs } from "./acting-as.ts";
import { type Command, printer, UsageError } from "./command.ts";

export const tokenCreateCommand: Command = {
  usage: `token create --user EMAIL [--name NAME] [--scope ${tokenScopes.join("|")}]… [--expires DAY|TIME] [--json]`,
  summary: "Make an API token for someone, shown this once",
  details: [
    "--scope    what it may be used for: read; write (load, annotate, sign off); publish (and withdraw); admin (desk and people). Each",
    "           includes reading. Several: give it again, or with commas. Without it: all that the person may do.",
    "--expires  the last day it works (2027-01-31, UTC), a moment (2027-01-31T12:00:00Z), or a time from now (12h, 30d). Without it: never.",
  ].join("\n"),
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        user: { type: "string" },
        name: { type: "string" },
        scope: { type: "string", multiple: true },
        expires: { type: "string" },
        json: { type: "boolean", default: false },
      },
    });
    const { user, name = "Command line", scope, expires } = values;
    if (user === undefined || positionals.length > 0) throw new UsageError("Say whose token it is: --user EMAIL.");
    const print = printer(values.json);
    const actor = await actingAs(user);
    const scopes = scope?.flatMap((each) => each.split(",").map((one) => one.trim()));
    const expiresAt = expires === undefined ? undefined : momentOf(expires);
    const created = actor.ok ? await createToken(actor.value, unchecked({ name, scopes, expiresAt })) : actor;
    if (!created.ok) {
      print.failed(user, created.error);
      return 1;
    }
    const { token, scopes: given, expiresAt: until } = created.value;
    print.result({ token, scopes: given, expiresAt: until }, token);
    return 0;
  },
};

const seconds: Record<string, number> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };

/** In ISO 8601. A day is meant to its end. */
function momentOf(expires: string): string {
  const [, count, unit = ""] = /^(\d{1,9})([smhdw])$/.exec(expires) ?? [];
  const time = count ? Date.now() + Number(count) * (seconds[unit] ?? 0) * 1000 : Date.parse(dayEnd(expires));
  if (!Number.isNaN(new Date(time).getTime())) return new Date(time).toISOString();
  throw new UsageError("Give --expires as a day (2027-01-31), a moment (2027-01-31T12:00:00Z) or a time from now (12h, 30d).");
}

const dayEnd = (text: string) => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T23:59:59.999Z` : text);
