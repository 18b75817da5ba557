import { sha256 } from "@noble/hashes/sha2.js";
import { fromBase64, fromBase64url, toBase64 } from "../text/base64.ts";
import { type Hash, sameHash } from "./merkle-tree.ts";

/** The head of a log at one size, signed: a C2SP tlog-checkpoint, which is a C2SP signed-note. */
export type Checkpoint = {
  /** The log's address without its scheme; the name under which its keys sign. */
  origin: string;
  /** Entries. */
  size: number;
  root: Hash;
  /** How far the desk's audit log was chained by then; null where it doesn't say. */
  audit: AuditHead | null;
  /** What is signed: all up to the blank line. */
  text: string;
  signatures: { name: string; keyHash: Uint8Array; signature: Uint8Array<ArrayBuffer> }[];
};

/** The last link of the audit log's chain: its position from 1, and its SHA-256, hexadecimal. */
export type AuditHead = { position: number; sha256: string };

/** Signs its UTF-8 bytes with Ed25519, base64url. */
type Signer = { publicKey: string; sign: (text: string) => string };

const ed25519 = 1;

/** Where a desk's log is, as its checkpoints say it. `url` is the desk's address. */
export function logOrigin(url: string): string {
  return `${url.replace(/^https?:\/\//, "").replace(/\/+$/, "")}/log`;
}

/**
 * Writes and signs a checkpoint. The head of the audit log's chain is an extension line, as C2SP has them: whoever reads the checkpoint for
 * the tree alone passes over it.
 */
export function writeCheckpoint(head: { origin: string; size: number; root: Hash; audit: AuditHead | null }, signer: Signer): string {
  const audit = head.audit ? `audit ${head.audit.position} ${head.audit.sha256}\n` : "";
  const text = `${head.origin}\n${head.size}\n${toBase64(head.root)}\n${audit}`;
  const signature = fromBase64url(signer.sign(text)) ?? new Uint8Array();
  return `${text}\n— ${head.origin} ${toBase64(Uint8Array.of(...keyHash(head.origin, signer.publicKey), ...signature))}\n`;
}

/** Null where it is not written as a checkpoint is. Says nothing of its signatures: see `signedBy`. */
export function readCheckpoint(note: string): Checkpoint | null {
  const found = /^([^\s+]+)\n(0|[1-9]\d{0,14})\n([A-Za-z0-9+/]{43}=)\n(?:[^\n]+\n)*\n((?:— [^\s+]+ [A-Za-z0-9+/]+={0,2}\n)+)$/.exec(note);
  const [, origin = "", size = "", hash = "", lines = ""] = found ?? [];
  const root = fromBase64(hash);
  if (!found || !root) return null;
  const signatures = lines.split("\n").flatMap((line) => {
    const [, name = "", encoded = ""] = line.split(" ");
    const bytes = fromBase64(encoded);
    return bytes && bytes.length > 4 ? [{ name, keyHash: bytes.slice(0, 4), signature: bytes.slice(4) }] : [];
  });
  const text = note.slice(0, note.length - lines.length - 1);
  const [, position, sha256] = /^audit ([1-9]\d{0,14}) ([0-9a-f]{64})$/m.exec(text) ?? [];
  const audit = position !== undefined && sha256 !== undefined ? { position: Number(position), sha256 } : null;
  return { origin, size: Number(size), root, audit, text, signatures };
}

/** The first of `keys` that has signed it. `holds` checks an Ed25519 signature under a public key (SPKI, base64url). */
export async function signedBy<Key extends { publicKey: string }>(
  { origin, text, signatures }: Checkpoint,
  keys: readonly Key[],
  holds: (text: string, signature: Uint8Array<ArrayBuffer>, publicKey: string) => Promise<boolean>,
): Promise<Key | null> {
  for (const key of keys) {
    const expected = keyHash(origin, key.publicKey);
    for (const { name, keyHash: hash, signature } of signatures) {
      if (name === origin && sameHash(hash, expected) && (await holds(text, signature, key.publicKey))) return key;
    }
  }
  return null;
}

/** The key as C2SP signed-note verifiers take it: "name+hash+key". */
export function verifierKey(origin: string, publicKey: string): string {
  const hash = Array.from(keyHash(origin, publicKey), (byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${origin}+${hash}+${toBase64(Uint8Array.of(ed25519, ...rawKey(publicKey)))}`;
}

/** First four bytes of SHA-256(name, line feed, signature type, key). */
function keyHash(name: string, publicKey: string): Uint8Array {
  return sha256(Uint8Array.of(...new TextEncoder().encode(`${name}\n`), ed25519, ...rawKey(publicKey))).slice(0, 4);
}

/** The last 32 bytes of an Ed25519 SubjectPublicKeyInfo. */
function rawKey(publicKey: string): Uint8Array {
  return (fromBase64url(publicKey) ?? new Uint8Array()).slice(-32);
}
