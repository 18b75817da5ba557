import { parseArgs } from "node:util";
import { unchecked } from "#lib/domain/parse.ts";
import { operator } from "#lib/usecases/people/find-command-line-actor.ts";
import { unlockUser } from "#lib/usecases/people/unlock-user.ts";
import { type Command, printer, UsageError } from "./command.ts";

export const userUnlockCommand: Command = {
  usage: "user unlock EMAIL [--json]",
  summary: "Let someone sign in again at once, after too many wrong passwords for their account",
  async run(args) {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { json: { type: "boolean", default: false } } });
    const [email, ...more] = positionals;
    if (email === undefined || more.length > 0) throw new UsageError("Name one e-mail address.");
    const print = printer(values.json);
    const unlocked = await unlockUser(operator, unchecked({ email }));
    if (!unlocked.ok) {
      print.failed(email, unlocked.error);
      return 1;
    }
    print.result({ email }, `${email} can try to sign in again.`);
    return 0;
  },
};
