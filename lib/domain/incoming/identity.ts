import { sha256Hex } from "../text/hash.ts";
import type { IncomingAnnotation } from "./incoming-annotation.ts";

/** What an annotation says and marks, as a hash: changes with any word of it. With whose it is, it tells one without an id from all others. */
export function hashesOf(annotation: IncomingAnnotation): { contentSha256: string; identitySha256: string } {
  const { claim, claimant, rationale, evidence, verdict, tags, passages, provenance } = annotation;
  const marked = passages.map(({ selectors, others }) => [selectors, others]);
  const content = [claim, claimant, rationale, evidence, verdict, tags, marked];
  return {
    contentSha256: sha256Hex(JSON.stringify(content)),
    identitySha256: sha256Hex(JSON.stringify([provenance.creatorId, ...content])),
  };
}
