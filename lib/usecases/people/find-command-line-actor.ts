import { database } from "#lib/db/client.ts";
import { findUserByEmail } from "#lib/db/users.ts";
import { parse } from "#lib/domain/parse.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { emailInput } from "#lib/domain/people/user.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";

/** Acts as someone of the desk from its own machine, where whoever runs the command already holds the database. */
export async function findCommandLineActor(input: unknown): Promise<Result<Actor>> {
  const email = parse(emailInput, input);
  if (!email.ok) return email;
  const user = await findUserByEmail(database(), email.value);
  if (!user || user.deactivatedAt)
    return refuse(
      "not_found",
      `Nobody with the address ${email.value} works at this desk. Add them with: assay user add ${email.value} --role reviewer`,
    );
  return ok({ id: user.id, name: user.name, role: user.role, via: "command-line" });
}

/** Whoever runs a command on an empty desk, to make its first people. Nobody of the desk: its id is empty, and audit events name no one. */
export const operator: Actor = { id: "", name: "Command line", role: "admin", via: "command-line" };
