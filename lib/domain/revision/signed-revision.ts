import { z } from "zod";
import type { RevisionContent } from "./revision.ts";

/**
 * A revision as it is downloaded: the content, and what proves it. The file is the canonical JSON (RFC 8785) of this object and
 * one line feed, nothing else, so that no byte of it can change unnoticed.
 */
export const signedRevision = z.strictObject({
  /** Its canonical JSON, as UTF-8, is what `sha256` and `signature` are of. */
  content: z.custom<RevisionContent>(
    (value) => typeof value === "object" && value !== null && "format" in value && value.format === "assay-revision/1",
  ),
  /** SHA-256 of each part by JSON Pointer (RFC 6901): follows from the content; tells which part was changed. */
  digests: z.record(z.string(), z.string()),
  format: z.literal("assay-signed-revision/1"),
  keyId: z.string(),
  /** That it stands in the desk's log (C2SP tlog-proof). Samples and what was downloaded before there was a log have none. */
  log: z.string().optional(),
  publicKey: z.string(),
  sha256: z.string(),
  signature: z.string(),
});
export type SignedRevision = z.infer<typeof signedRevision>;

/** The public keys of a desk as `/.well-known/assay-keys.json` lists them. Lists kept from before there was a log lack what is of it. */
export const deskKeys = z.object({
  keys: z.array(
    z.object({
      id: z.string(),
      publicKey: z.string(),
      /** ISO 8601; `until` is null while it is in use. */
      from: z.string(),
      until: z.string().nullable(),
      /** Its entry in the log. What it signed stands after this one, and before that of the next key. */
      entry: z.number().int().nullable().default(null),
      /** The key before, and how it handed over: its signature of the statement that is logged (`keyStatement`), or null where it couldn't sign. */
      previous: z.string().nullable().default(null),
      signatureOfPrevious: z.string().nullable().default(null),
    }),
  ),
});
export type DeskKey = z.infer<typeof deskKeys>["keys"][number];

/** The parts of a content that have a digest of their own: every annotation, every field of the article, every other field. */
export function* parts(content: Record<string, unknown>): Generator<[pointer: string, value: unknown]> {
  for (const [name, value] of Object.entries(content)) {
    const divided = (name === "article" || name === "annotations") && typeof value === "object" && value !== null;
    if (!divided) yield [`/${escaped(name)}`, value];
    else for (const [key, part] of Object.entries(value)) yield [`/${name}/${escaped(key)}`, part];
  }
}

function escaped(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}
