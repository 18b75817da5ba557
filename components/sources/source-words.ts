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
  unread: "Not read yet",
};

export const quoteWords: Record<QuoteState, string> = {
  found: "✓ words found",
  similar: "≈ other words",
  missing: "✗ words missing",
};
