import { hash } from "node:crypto";
import { gunzipSync } from "node:zlib";
import { z } from "zod";
import { fileHash } from "../claim/source-file.ts";
import type { RowCheck } from "./row-check.ts";

const contentRow = z.object({ sha256: z.string(), size: z.number(), packed: z.string().startsWith("\\x").nullable() });
const captureRow = z.object({ id: z.string(), url: z.string(), sha256: z.string(), textSha256: z.string().nullable() });

/** What was read of sources is there, and has the hash it is kept under. What was taken out on purpose has left its hash. */
export function checkCaptures(): RowCheck {
  const kept = new Set<string>();
  const wanted = new Map<string, string>();
  return {
    tables: ["captured_contents", "captures"],
    *see({ table, row }) {
      if (table === "captures") {
        const { id, url, sha256, textSha256 } = captureRow.parse(row);
        const named = fileHash(url);
        if (named !== null && named !== sha256)
          yield { table, id, message: `This file is cited as that of SHA-256 ${named}, and is another one (${sha256}).` };
        for (const content of [sha256, textSha256]) if (content !== null) wanted.set(content, id);
        return;
      }
      const { sha256, size, packed } = contentRow.parse(row);
      kept.add(sha256);
      const bytes = packed === null ? null : unpacked(packed, size);
      if (bytes !== null && (bytes === "broken" || hash("sha256", bytes, "hex") !== sha256))
        yield { table, id: sha256, message: "What was read of a source is not what its SHA-256 was taken of." };
    },
    *conclude() {
      for (const [sha256, id] of wanted) {
        if (!kept.has(sha256)) yield { table: "captures", id, message: `What was read (SHA-256 ${sha256}) is missing.` };
      }
    },
  };
}

/** No more than its size, whatever the bytes unpack to. */
function unpacked(packed: string, size: number): Uint8Array | "broken" {
  try {
    return gunzipSync(Buffer.from(packed.slice(2), "hex"), { maxOutputLength: Math.max(1, size) });
  } catch {
    return "broken"; // Whatever is wrong with them, they are not what was kept.
  }
}
