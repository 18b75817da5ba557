import type { z } from "zod";
import { parse } from "#lib/domain/parse.ts";
import type { Actor, Verb } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { isStorable } from "#lib/domain/text/storable.ts";
import { gate } from "./gate.ts";

/** Lets a request in: whoever asks may do this, and what they sent has the shape asked for. */
export function admit<T>(actor: Actor | null, verb: Verb, shape: z.ZodType<T>, input: unknown): Result<{ actor: Actor; input: T }> {
  const gated = gate(actor, verb);
  if (!gated.ok) return gated;
  const unkeepable = findUnkeepable(input);
  if (unkeepable) return unkeepable;
  const parsed = parse(shape, input);
  return parsed.ok ? ok({ actor: gated.value, input: parsed.value }) : parsed;
}

const deepest = 300;

/** By a loop, not by recursion: what is nested a hundred thousand levels deep must be refused, not exhaust the stack. */
function findUnkeepable(input: unknown): Result<never> | null {
  const waiting: { value: unknown; field: string; depth: number }[] = [{ value: input, field: "", depth: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, field, depth } = next;
    if (typeof value === "string" && !isStorable(value)) {
      return refuse("invalid", "The text holds a character that cannot be stored (a null character or half a character). Take it out.", {
        field,
      });
    }
    if (typeof value !== "object" || value === null || value instanceof Uint8Array) continue;
    if (depth === deepest) return refuse("invalid", `This is nested too deeply (more than ${deepest} levels).`);
    for (const [key, part] of Object.entries(value)) {
      waiting.push({ value: part, field: field === "" ? key : depth < 8 ? `${field}.${key}` : field, depth: depth + 1 });
    }
  }
  return null;
}
