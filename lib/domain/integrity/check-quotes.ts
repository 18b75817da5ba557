import { z } from "zod";
import { spanMatches } from "../claim/passages.ts";
import type { Span } from "../text/span.ts";
import type { Finding, RowCheck, TableRow } from "./row-check.ts";

const passageRow = z.object({ id: z.string(), snapshotId: z.string(), start: z.number(), end: z.number(), exact: z.string() });
const evidenceRow = z
  .object({ id: z.string(), snapshotId: z.string(), start: z.number(), end: z.number(), quote: z.string() })
  .transform(({ quote, ...row }) => ({ ...row, exact: quote }));
const sourceRow = z.object({ snapshotId: z.null() });

const snapshotText = z.object({ id: z.string(), text: z.string() });

type Quote = Span & { table: string; id: string; exact: string };

/** The words of every passage, and of evidence out of an article, stand where they are said to stand. The texts are shown afterwards. */
export function checkQuotes(): RowCheck & { compare(snapshot: TableRow): Iterable<Finding> } {
  const quotes = new Map<string, Quote[]>();
  const finding = ({ table, id }: Quote, message: string): Finding => ({ table, id, message });
  return {
    tables: ["passages", "evidence"],
    see({ table, row }) {
      if (table === "evidence" && sourceRow.safeParse(row).success) return [];
      const { snapshotId, ...quote } = (table === "passages" ? passageRow : evidenceRow).parse(row);
      const ofSnapshot = quotes.get(snapshotId) ?? [];
      quotes.set(snapshotId, ofSnapshot);
      ofSnapshot.push({ table, ...quote });
      return [];
    },
    *compare({ row }) {
      const { id, text } = snapshotText.parse(row);
      for (const quote of quotes.get(id) ?? []) {
        if (!spanMatches(text, quote)) yield finding(quote, "The quoted words do not stand at this place of their snapshot.");
      }
      quotes.delete(id);
    },
    *conclude() {
      for (const left of quotes.values()) for (const quote of left) yield finding(quote, "The snapshot it quotes is missing.");
    },
  };
}
