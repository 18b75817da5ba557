import type { PageKind } from "./page-kind.ts";

export const importStates = ["expected", "waiting", "reading", "ready", "loaded", "failed", "cancelled"] as const;
export type ImportState = (typeof importStates)[number];

/** Most addresses and files that one batch takes. */
export const mostImportItems = 500;

export type ImportItem = {
  id: string;
  /** The address, or the file's name. */
  place: string;
  state: ImportState;
  /** Why it failed. */
  message: string;
  /** What it is, where it was not taken because it is no article. */
  kind: PageKind | null;
  /** Whether the desk has what it takes to try once more: an address can be fetched again, a file whose text can't be read stays so. */
  again: boolean;
  /** What became of it, while that is still there. `slug` once it was saved as an article. */
  draft: { id: string; title: string; slug: string | null } | null;
  /** The article that the library has already. */
  article: { slug: string; title: string } | null;
};

export type ImportBatchSummary = { id: string; createdAt: string; counts: Record<ImportState, number> };

/** Many texts given at once. */
export type ImportBatch = ImportBatchSummary & { items: ImportItem[] };

/** How many there are, and how many are neither waiting nor under way. */
export function progressOf(counts: Record<ImportState, number>): { all: number; done: number } {
  const all = importStates.reduce((sum, state) => sum + counts[state], 0);
  return { all, done: all - counts.expected - counts.waiting - counts.reading };
}
