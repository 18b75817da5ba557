import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { unchecked } from "#lib/domain/parse.ts";
import { roles } from "#lib/domain/people/permissions.ts";
import { addUser } from "#lib/usecases/people/add-user.ts";
import { operator } from "#lib/usecases/people/find-command-line-actor.ts";
import { inviteUser } from "#lib/usecases/people/invite-user.ts";
import { type Command, type ExitCode, printer, UsageError } from "./command.ts";

/** Adds someone with a password, or makes the link by which they choose their own. */
export const userAddCommand: Command = {
  usage: `user add EMAIL --role ${roles.join("|")} [--name NAME] [--password-stdin] [--json]`,
  summary: "Add someone to the desk; without --password-stdin, print a one-time link for them",
  details: `  --role ROLE        reviewers review, editors also publish, admins also run the desk
  --name NAME        how they are shown, with --password-stdin; who opens a link says it themselves
  --password-stdin   take their password from standard input, and print no link
  --json             one JSON object a line`,
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        role: { type: "string" },
        name: { type: "string" },
        "password-stdin": { type: "boolean", default: false },
        json: { type: "boolean", default: false },
      },
    });
    const [email, ...more] = positionals;
    if (email === undefined || more.length > 0) throw new UsageError("Name one e-mail address.");
    const { role, name, json } = values;
    if (!roles.some((each) => each === role) || role === undefined) throw new UsageError(`Give --role, one of: ${roles.join(", ")}.`);
    if (values["password-stdin"]) return addWithPassword({ email, role, name, password: await passwordFromInput() }, json);
    if (name !== undefined) throw new UsageError("Whoever opens the link gives their own name: leave --name out, or use --password-stdin.");
    return invite({ email, role }, json);
  },
};

async function addWithPassword(person: { email: string; role: string; name?: string; password: string }, json: boolean): Promise<ExitCode> {
  const print = printer(json);
  const added = await addUser(operator, unchecked(person));
  if (!added.ok) {
    print.failed(person.email, added.error);
    return 1;
  }
  const { id, email, role } = added.value;
  print.result({ id, email, role }, `Added ${email} as ${role}.`);
  return 0;
}

async function invite(person: { email: string; role: string }, json: boolean): Promise<ExitCode> {
  const print = printer(json);
  const invited = await inviteUser(operator, unchecked(person));
  if (!invited.ok) {
    print.failed(person.email, invited.error);
    return 1;
  }
  const { email, role, url, expiresAt } = invited.value;
  print.progress(`${email} may join as ${role} with this link, which works once, until ${expiresAt.slice(0, 10)}:`);
  print.result({ email, role, link: url, expiresAt }, url);
  return 0;
}

/** One line, as `echo` or a secrets manager gives it. */
async function passwordFromInput(): Promise<string> {
  return (await text(process.stdin)).replace(/\r?\n$/, "");
}
