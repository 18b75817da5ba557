import type { PassageCounts } from "#lib/domain/anchoring/versions.ts";

/** What became of the passages, in words: “12 exact, 1 lost”. */
export function countWords(passages: PassageCounts): string {
  const parts = Object.entries(passages).flatMap(([outcome, count]) =>
    count > 0 ? [`${count} ${outcome === "sentenceChanged" ? "in a changed sentence" : outcome}`] : [],
  );
  return parts.length === 0 ? "no passages" : parts.join(", ");
}
