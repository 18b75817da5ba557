import { z } from "zod";
import { canonicalJson } from "../revision/canonical-json.ts";

/** `erasure` is reserved: nothing writes one yet. */
export const logEntryKinds = ["revision", "withdrawal", "key", "restore", "erasure"] as const;

const shape = z.strictObject({
  kind: z.enum(logEntryKinds),
  /** Of the revision, or of the one withdrawn; how many keys there were with this one; the size of the log that was restored. */
  number: z.number().int().min(0),
  /** Hexadecimal: of the revision's content, of the statement (`statements.ts`), or the root of the tree that was restored. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** ISO 8601, milliseconds, UTC. */
  time: z.iso.datetime(),
});

/** One entry of the log: that something was published, and nothing of what it says. */
export type LogEntry = z.infer<typeof shape>;

/** The bytes that are hashed: canonical JSON (RFC 8785) in UTF-8. */
export function entryBytes({ kind, number, sha256, time }: LogEntry): Uint8Array {
  return new TextEncoder().encode(canonicalJson({ kind, number, sha256, time }));
}

/** Null for what no Assay wrote, and for another spelling of an entry. */
export function readEntry(bytes: Uint8Array): LogEntry | null {
  const text = new TextDecoder().decode(bytes);
  try {
    const entry = shape.parse(JSON.parse(text));
    return canonicalJson(entry) === text ? entry : null;
  } catch {
    return null;
  }
}
