import type { Outcome } from "#lib/domain/anchoring/versions.ts";
import { outcomeWords } from "./outcome-words.ts";

/** What became of a passage, in a word. */
export function OutcomeTag({ outcome }: { outcome: Outcome }) {
  return (
    <span lang="en" className={`outcome outcome-${outcome}`}>
      {outcomeWords[outcome]}
    </span>
  );
}
