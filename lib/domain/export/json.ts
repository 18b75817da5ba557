import { canonicalJson } from "../canonical-json.ts";
import { sha256Hex } from "../hash.ts";
import type { RevisionContent, StoredRevision } from "../revision.ts";
import { parts } from "../signed-revision.ts";
import type { ExportOptions } from "./addresses.ts";

/**
 * The signed revision (see `signedRevision`): canonical JSON whose `content` is, byte for byte, what was hashed and signed.
 * Members are written in the order RFC 8785 asks for.
 */
export function* exportJson(revision: StoredRevision, content: RevisionContent, _options?: ExportOptions): Generator<string> {
  const { keyId, publicKey, sha256, signature } = revision;
  const digests = Object.fromEntries(Array.from(parts(content), ([place, value]) => [place, sha256Hex(canonicalJson(value))]));
  yield '{"content":';
  yield revision.content;
  yield `,"digests":${canonicalJson(digests)}`;
  yield `,${canonicalJson({ format: "assay-signed-revision/1", keyId, publicKey, sha256, signature }).slice(1)}\n`;
}
