import { type Actor, can, type Verb } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";

/** The actor, if they may. A visitor is asked to sign in, a colleague is told whom to ask. */
export function gate(actor: Actor | null, verb: Verb): Result<Actor> {
  if (!actor) return refuse("unauthenticated", "Sign in to go on. What you typed is kept.");
  if (!can(actor, verb)) return refuse("forbidden", `Your role, ${actor.role}, may not ${verb}. Ask an admin of the desk.`);
  return ok(actor);
}
