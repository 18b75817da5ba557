import { type Actor, asksForPassword, missingScope, roleMay, type Verb } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";

/** The actor, if they may. A visitor is asked to sign in, a colleague told whom to ask; some deeds ask for the password once more. */
export function gate(actor: Actor | null, verb: Verb): Result<Actor> {
  if (!actor) return refuse("unauthenticated", "Sign in to go on. What you typed is kept.");
  if (!roleMay(actor.role, verb)) return refuse("forbidden", `Your role, ${actor.role}, may not ${verb}. Ask an admin of the desk.`);
  const scope = missingScope(actor, verb);
  if (scope) return refuse("forbidden", `This token may not ${verb}: that takes one with the scope “${scope}”.`, { details: { scope } });
  if (asksForPassword(actor, verb)) return refuse("password_required", "Give your password to go on. What you typed is kept.");
  return ok(actor);
}
