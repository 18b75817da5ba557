import { sha256Hex } from "../text/hash.ts";
import type { IncomingAnnotation } from "./incoming-annotation.ts";

/** What an annotation says and marks, as a hash: changes with any word of it. With whose it is, it tells one without an id from all others. */
export function hashesOf(annotation: IncomingAnnotation): { contentSha256: string; identitySha256: string } {
  const { claim, claimant, claimedOn, rationale, evidence, verdict, tags, passages, provenance } = annotation;
  const marked = passages.map(({ selectors, others }) => [selectors, others]);
  // At the end, where it is said: what came before it was read is known by the same hash.
  const content = [claim, claimant, rationale, evidence, verdict, tags, marked, ...(claimedOn ? [claimedOn] : [])];
  return {
    contentSha256: sha256Hex(JSON.stringify(content)),
    identitySha256: sha256Hex(JSON.stringify([provenance.creatorId, ...content])),
  };
}
