import { parseArgs } from "node:util";
import { createToken } from "#lib/usecases/people/create-token.ts";
import { actingAs } from "./acting-as.ts";
import { type Command, printer, UsageError } from "./command.ts";

export const tokenCreateCommand: Command = {
  usage: "token create --user EMAIL [--name NAME] [--json]",
  summary: "Make an API token for someone, shown this once",
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { user: { type: "string" }, name: { type: "string" }, json: { type: "boolean", default: false } },
    });
    const { user, name = "Command line" } = values;
    if (user === undefined || positionals.length > 0) throw new UsageError("Say whose token it is: --user EMAIL.");
    const print = printer(values.json);
    const actor = await actingAs(user);
    const created = actor.ok ? await createToken(actor.value, { name }) : actor;
    if (!created.ok) {
      print.failed(user, created.error);
      return 1;
    }
    print.result({ token: created.value.token }, created.value.token);
    return 0;
  },
};
