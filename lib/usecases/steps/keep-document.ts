import { createHash } from "node:crypto";
import { keepContent } from "#lib/db/captures.ts";
import type { Transaction } from "#lib/db/client.ts";
import { sha256Hex } from "#lib/domain/text/hash.ts";
import { toStorable } from "#lib/domain/text/storable.ts";
import { readerVersion } from "#lib/importer/reader-version.ts";

type KeptDocument = { sha256: string; textSha256: string | null; readerVersion: number };

/** The bytes and the text of a document, each once for all that have it. Gives what a capture says of them. */
export async function keepDocument(db: Transaction, { bytes, text }: { bytes: Uint8Array; text: string | null }): Promise<KeptDocument> {
  const words = text === null ? null : toStorable(text);
  const sha256 = sha256Of(bytes);
  const textSha256 = words === null ? null : sha256Hex(words);
  await keepContent(db, sha256, bytes);
  if (words !== null && textSha256 !== null) await keepContent(db, textSha256, new TextEncoder().encode(words));
  return { sha256, textSha256, readerVersion };
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
