import { canonicalJson } from "../revision/canonical-json.ts";
import type { RevisionContent, StoredRevision } from "../revision/revision.ts";
import { parts } from "../revision/signed-revision.ts";
import { sha256Hex } from "../text/hash.ts";
import type { ExportOptions } from "./addresses.ts";

/**
 * The signed revision (see `signedRevision`): canonical JSON whose `content` is, byte for byte, what was hashed and signed.
 * Members are written in the order RFC 8785 asks for.
 */
export function* exportJson(revision: StoredRevision, content: RevisionContent, _options?: ExportOptions): Generator<string> {
  const { keyId, publicKey, sha256, signature, logProof } = revision;
  const log = logProof === null ? {} : { log: logProof };
  // Read from canonical JSON, members stand in its order already, and so do those of every part: plain JSON is canonical then, and quick.
  const write = JSON.stringify(content) === revision.content ? JSON.stringify : canonicalJson;
  const digests = Object.fromEntries(Array.from(parts(content), ([place, value]) => [place, sha256Hex(write(value))]));
  yield '{"content":';
  yield revision.content;
  yield `,"digests":${canonicalJson(digests)}`;
  yield `,${canonicalJson({ format: "assay-signed-revision/1", keyId, ...log, publicKey, sha256, signature }).slice(1)}\n`;
}
