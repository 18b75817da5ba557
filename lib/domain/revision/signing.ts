import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, hkdfSync, sign, verify } from "node:crypto";

/** A signing key as it is kept: public half in the open, private half encrypted at rest. */
export type KeptKey = {
  /** First 16 bytes of the SHA-256 of the public key's SubjectPublicKeyInfo, base64url (22 characters). */
  id: string;
  /** SubjectPublicKeyInfo (DER), base64url. */
  publicKey: string;
  /** PKCS #8 (DER), encrypted with AES-256 under the passphrase. */
  privateKey: Buffer<ArrayBuffer>;
};

/** What the private halves are encrypted under, made of the desk's AUTH_SECRET. */
export function signingPassphrase(authSecret: string): string {
  return Buffer.from(hkdfSync("sha256", authSecret, "", "assay signing keys", 32)).toString("base64url");
}

/** Makes an Ed25519 key (RFC 8032). Whoever keeps the passphrase can sign; nobody else. */
export function createSigningKey(passphrase: string): KeptKey {
  const pair = generateKeyPairSync("ed25519");
  const publicKey = pair.publicKey.export({ type: "spki", format: "der" }).toString("base64url");
  const privateKey = pair.privateKey.export({ type: "pkcs8", format: "der", cipher: "aes-256-cbc", passphrase });
  return { id: keyIdOf(publicKey), publicKey, privateKey: Buffer.from(privateKey) };
}

/** The id under which a public key (SPKI, base64url) is known. */
export function keyIdOf(publicKey: string): string {
  return createHash("sha256").update(Buffer.from(publicKey, "base64url")).digest().subarray(0, 16).toString("base64url");
}

/** Ed25519 over the UTF-8 bytes of `content`, base64url. Throws when the passphrase is not the key's. */
export function signContent(content: string, key: Pick<KeptKey, "privateKey">, passphrase: string): string {
  const privateKey = createPrivateKey({ key: Buffer.from(key.privateKey), format: "der", type: "pkcs8", passphrase });
  return sign(null, Buffer.from(content, "utf8"), privateKey).toString("base64url");
}

/** Does `signature` (base64url) hold for the UTF-8 bytes of `content` under `publicKey` (SPKI, base64url)? What is no key has signed nothing. */
export function signatureHolds(content: string, signature: string, publicKey: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, "base64url"), format: "der", type: "spki" });
    return verify(null, Buffer.from(content, "utf8"), key, Buffer.from(signature, "base64url"));
  } catch {
    return false; // Not even a key.
  }
}

/** The public half (SPKI, base64url) of an encrypted private key; null when the passphrase is not the key's. */
export function publicKeyOf(privateKey: Buffer, passphrase: string): string | null {
  try {
    const key = createPrivateKey({ key: privateKey, format: "der", type: "pkcs8", passphrase });
    return createPublicKey(key).export({ type: "spki", format: "der" }).toString("base64url");
  } catch {
    return null; // Another passphrase, or no key at all: either way nobody can sign with it.
  }
}
