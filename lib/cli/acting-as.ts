import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { defaultCommandLineActor } from "#lib/usecases/people/default-command-line-actor.ts";
import { findCommandLineActor } from "#lib/usecases/people/find-command-line-actor.ts";

/** Who a command acts as: whoever `--as EMAIL` names, else the desk's first admin. */
export async function actingAs(email: string | undefined): Promise<Result<Actor>> {
  return email === undefined ? ok(await defaultCommandLineActor()) : findCommandLineActor(email);
}
