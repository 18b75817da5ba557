import type { z } from "zod";
import { inputWords } from "#lib/domain/input-words.ts";
import { type Actor, can, type Verb } from "#lib/domain/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";

/** What came in, in the shape asked for; else the first thing wrong, and everything wrong as details. */
export function parse<T>(shape: z.ZodType<T>, input: unknown): Result<T> {
  const parsed = shape.safeParse(input, { error: inputWords });
  if (parsed.success) return ok(parsed.data);
  const problems = parsed.error.issues.map((issue) => ({ field: issue.path.join("."), message: issue.message }));
  const first = problems[0];
  return refuse("invalid", first?.message ?? "This can't be read.", { field: first?.field, details: problems });
}

/** The actor, if they may. A visitor is asked to sign in, a colleague is told whom to ask. */
export function gate(actor: Actor | null, verb: Verb): Result<Actor> {
  if (!actor) return refuse("unauthenticated", "Sign in to go on. What you typed is kept.");
  if (!can(actor, verb)) return refuse("forbidden", `Your role, ${actor.role}, may not ${verb}. Ask an admin of the desk.`);
  return ok(actor);
}
