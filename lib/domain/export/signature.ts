import { fromBase64url } from "../text/base64.ts";

/** Whether an Ed25519 signature of the UTF-8 bytes of `text` holds under `publicKey` (SPKI, base64url), in Node and in browsers. */
export async function signatureHolds(text: string, signature: Uint8Array<ArrayBuffer>, publicKey: string): Promise<boolean> {
  const key = fromBase64url(publicKey);
  const imported = key && (await crypto.subtle.importKey("spki", key, { name: "Ed25519" }, false, ["verify"]).catch(() => null));
  return !!imported && crypto.subtle.verify("Ed25519", imported, signature, new TextEncoder().encode(text));
}
