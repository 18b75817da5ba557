import type { CaptureState, QuoteState } from "#lib/domain/claim/capture.ts";
import type { SourceFilter } from "#lib/domain/claim/source-list.ts";

export const stateWords: Record<CaptureState | "none", string> = {
  waiting: "Waits to be read",
  reading: "Being read",
  kept: "Copy kept",
  failed: "Could not be read",
  gone: "Gone",
  none: "Not read yet",
};

export const filterWords: Record<SourceFilter, string> = {
  all: "All",
  trouble: "To look at",
  kept: "Copy kept",
  failed: "Could not be read",
  gone: "Gone",
  moved: "Moved",
  unread: "Not read yet",
};

export const quoteWords: Record<QuoteState, string> = {
  found: "✓ words found",
  similar: "≈ other words",
  missing: "✗ words missing",
};

/** What a change of a source means for what was signed off; empty where that is nothing. */
export function reopenedWords(reopened: number): string {
  if (reopened === 0) return "";
  const which =
    reopened === 1
      ? "One annotation that cites it was signed off, and waits"
      : `${reopened} annotations that cite it were signed off, and wait`;
  return ` ${which} for a sign-off again, by somebody else.`;
}
