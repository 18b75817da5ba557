import type { z } from "zod";
import { inputWords } from "./input-words.ts";
import { ok, type Problem, type Refusal, type Result, refuse } from "./result.ts";

/**
 * What came in, in the shape asked for. Refuses with `invalid`: the first thing wrong and its field (a dotted path), everything wrong as
 * `details`, each as `{field, message}`.
 */
export function parse<T>(shape: z.ZodType<T>, input: unknown): Result<T> {
  const parsed = shape.safeParse(input, { error: inputWords });
  if (parsed.success) return ok(parsed.data);
  const problems = problemsOf(parsed.error);
  const first = problems[0];
  return refuse("invalid", first?.message ?? "This can't be read.", { field: first?.field, details: problems });
}

export function problemsOf({ issues }: z.ZodError): Problem[] {
  return issues.map(({ path, message }) => ({ field: path.join("."), message }));
}

/** What a form shows beside its fields. */
export function problemsIn(refusal: Refusal): Problem[] {
  if (refusal.code === "invalid" && Array.isArray(refusal.details)) return refusal.details;
  return refusal.field ? [{ field: refusal.field, message: refusal.message }] : [];
}

/**
 * What came from outside, as the input of a use case, which parses whatever it is given. For edges that read JSON, and tests that send what
 * no type allows; everywhere else the compiler holds callers to the shape.
 */
export function unchecked<Input>(input: unknown): Input {
  return input as Input;
}
