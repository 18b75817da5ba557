import { fromBase64, fromBase64url, toBase64, toBase64url } from "../text/base64.ts";
import { type Checkpoint, readCheckpoint } from "./checkpoint.ts";
import { type Hash, isIncluded, leafHash } from "./merkle-tree.ts";

/**
 * That an entry stands in the log: a C2SP tlog-proof, which holds the checkpoint it is for and, as extra data, the key that signed it
 * (SPKI, base64url here), so that no byte of it can change unnoticed even where the desk's keys aren't at hand.
 */
export type InclusionProof = { index: number; path: Hash[]; note: string; publicKey: string; checkpoint: Checkpoint };

const firstLine = "c2sp.org/tlog-proof@v1";

export function writeInclusionProof({ index, path, note, publicKey }: Omit<InclusionProof, "checkpoint">): string {
  const key = toBase64(fromBase64url(publicKey) ?? new Uint8Array());
  return [firstLine, `extra ${key}`, `index ${index}`, ...path.map(toBase64), "", note].join("\n");
}

/** Null where it is not written as a proof is. */
export function readInclusionProof(text: string): InclusionProof | null {
  const end = text.indexOf("\n\n");
  const [first, extra, place, ...lines] = text.slice(0, Math.max(end, 0)).split("\n");
  const index = /^index (0|[1-9]\d{0,14})$/.exec(place ?? "")?.[1];
  const key = extra?.startsWith("extra ") ? fromBase64(extra.slice("extra ".length)) : null;
  const note = text.slice(end + 2);
  const checkpoint = readCheckpoint(note);
  const path = lines.map(fromBase64);
  if (first !== firstLine || index === undefined || !key || !checkpoint) return null;
  if (!path.every((hash): hash is Uint8Array<ArrayBuffer> => hash?.length === 32)) return null;
  return { index: Number(index), path, note, publicKey: toBase64url(key), checkpoint };
}

/** Whether the proof is one of this entry (its bytes). Says nothing of who signed the checkpoint. */
export function proves({ index, path, checkpoint }: InclusionProof, entry: Uint8Array): boolean {
  return isIncluded(leafHash(entry), index, checkpoint.size, path, checkpoint.root);
}
