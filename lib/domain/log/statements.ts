import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { canonicalJson } from "../revision/canonical-json.ts";

/*
 * What the log's entries of withdrawals and keys are the SHA-256 of: canonical JSON (RFC 8785), so that whoever has the parts can tell
 * whether they are what was logged. Neither has a word or a name in it.
 */

export type WithdrawalStatement = {
  /** SHA-256 of the revision's content, hexadecimal. */
  revision: string;
  /** SHA-256 of the reason given, hexadecimal. */
  reasonSha256: string;
  /** ISO 8601. */
  withdrawnAt: string;
};

/** Hexadecimal. */
export function withdrawalSha256({ revision, reasonSha256, withdrawnAt }: WithdrawalStatement): string {
  return hexSha256(canonicalJson({ format: "assay-withdrawal/1", reasonSha256, revision, withdrawnAt }));
}

export type KeyStatement = {
  id: string;
  /** SPKI, base64url. */
  publicKey: string;
  /** The id of the key before, null for the first. */
  previous: string | null;
  /** ISO 8601. */
  from: string;
};

/** What the key before signs when it hands over to this one. */
export function keyStatement({ id, publicKey, previous, from }: KeyStatement): string {
  return canonicalJson({ format: "assay-key/1", from, id, previous, publicKey });
}

/** Hexadecimal. */
export function keySha256(statement: KeyStatement): string {
  return hexSha256(keyStatement(statement));
}

const hexSha256 = (text: string) => bytesToHex(sha256(utf8ToBytes(text)));
