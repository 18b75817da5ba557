import type { PassageCounts, SourceCheck } from "#lib/domain/anchoring/versions.ts";

/** "2 passages changed, 1 in a changed sentence, 1 lost"; nothing where nothing waits for a person. */
export function unsettledWords({ changed, sentenceChanged, lost }: Pick<PassageCounts, "changed" | "sentenceChanged" | "lost">): string {
  const parts = [
    { count: changed, words: "changed" },
    { count: sentenceChanged, words: sentenceChanged === 1 ? "in a changed sentence" : "in changed sentences" },
    { count: lost, words: "lost" },
  ].filter(({ count }) => count > 0);
  return parts.map(({ count, words }, at) => `${count} ${at > 0 ? "" : count === 1 ? "passage " : "passages "}${words}`).join(", ");
}

/** What a look at the outlet's page came to. */
export function checkWords({ outcome, snapshotNumber, message }: SourceCheck): string {
  if (outcome === "unchanged") return "unchanged";
  if (outcome === "changed") return snapshotNumber === null ? "changed" : `changed: snapshot ${snapshotNumber}`;
  return `could not be read. ${message}`;
}
