import type { Stance } from "#lib/domain/claim/annotation.ts";
import type { Verdict } from "#lib/domain/claim/scale.ts";

/** What evidence most likely does, given the verdict; one click changes it. */
export function likelyStance(verdict: Pick<Verdict, "rating"> | null): Stance {
  const rating = verdict?.rating ?? null;
  if (rating === null) return "context";
  return rating <= 2 ? "contradicts" : rating === 3 ? "context" : "supports";
}
