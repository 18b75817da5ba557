import type { DeskKey, SignedRevision } from "../revision/signed-revision.ts";

/** A desk makes its key while it publishes, so the key may be a moment younger than what it signed. */
const slack = 60_000;

/**
 * Whether a desk lists the key of a revision for when it was published. When that was is told by its place in the log, `index`: after
 * the key's entry, and before the next key's. Clocks are asked only for what was published before there was a log.
 */
export function isListed({ keyId, publicKey, content }: SignedRevision, keys: DeskKey[], index: number | null): boolean {
  const key = keys.find((listed) => listed.id === keyId && listed.publicKey === publicKey);
  if (!key) return false;
  // Samples are not logged, and prove nothing by their time.
  if (content.sample) return true;
  const { entry } = key;
  if (index !== null && entry !== null) return entry < index && !keys.some((next) => isBetween(entry, next.entry, index));
  const at = Date.parse(content.publishedAt);
  return Date.parse(key.from) - slack <= at && (key.until === null || at <= Date.parse(key.until) + slack);
}

function isBetween(start: number, place: number | null, end: number): boolean {
  return place !== null && start < place && place < end;
}
