import { z } from "zod";
import { sha256Hex } from "../text/hash.ts";
import type { RowCheck } from "./row-check.ts";

const snapshotRow = z.object({ id: z.string(), articleId: z.string(), number: z.number(), text: z.string(), sha256: z.string() });

/** Every text has its hash, and none is missing between an article's first and its last. `hashes` is filled: by article, then by number. */
export function checkSnapshots(hashes: Map<string, Map<number, string>>): RowCheck {
  return {
    tables: ["snapshots"],
    *see({ table, row }) {
      const { id, articleId, number, text, sha256 } = snapshotRow.parse(row);
      const ofArticle = hashes.get(articleId) ?? new Map<number, string>();
      hashes.set(articleId, ofArticle.set(number, sha256));
      if (sha256Hex(text) !== sha256) yield { table, id, message: "The text is not the one that its SHA-256 was taken of." };
    },
    *conclude() {
      for (const [articleId, numbers] of hashes) {
        for (let number = 1; number < Math.max(...numbers.keys()); number++) {
          if (!numbers.has(number)) yield { table: "snapshots", id: articleId, message: `Snapshot ${number} of this article is missing.` };
        }
      }
    },
  };
}
