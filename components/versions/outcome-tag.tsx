import type { Anchoring } from "#lib/domain/claim/annotation.ts";
import { outcomeWords } from "./outcome-words.ts";

/** What became of a passage, in a word. */
export function OutcomeTag({ outcome }: { outcome: Anchoring }) {
  return (
    <span lang="en" className={`outcome outcome-${outcome}`}>
      {outcomeWords[outcome]}
    </span>
  );
}
