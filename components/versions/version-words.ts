import type { SourceCheck } from "#lib/domain/anchoring/versions.ts";
import type { Anchoring } from "#lib/domain/claim/annotation.ts";

/** "2 passages changed, 1 lost"; nothing where nothing waits for a person. */
export function unsettledWords({ changed, lost }: Pick<Record<Anchoring, number>, "changed" | "lost">): string {
  const noun = changed + lost === 1 || changed === 1 ? "passage" : "passages";
  if (changed > 0 && lost > 0) return `${changed} ${noun} changed, ${lost} lost`;
  if (changed > 0) return `${changed} ${noun} changed`;
  return lost > 0 ? `${lost} ${lost === 1 ? "passage" : "passages"} lost` : "";
}

/** What a look at the outlet's page came to. */
export function checkWords({ outcome, snapshotNumber, message }: SourceCheck): string {
  if (outcome === "unchanged") return "unchanged";
  if (outcome === "changed") return snapshotNumber === null ? "changed" : `changed: snapshot ${snapshotNumber}`;
  return `could not be read. ${message}`;
}
