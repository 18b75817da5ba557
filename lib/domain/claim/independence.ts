import type { Evidence } from "./annotation.ts";

type Counted = Pick<Evidence, "source" | "passage" | "holder">;

/** How many documents stand behind something, and how many of them are independent: no two of one site or one owner. */
export type SourceCount = { sources: number; independent: number };

export function countSources(evidence: readonly Counted[]): SourceCount {
  return { sources: new Set(evidence.map(documentOf)).size, independent: new Set(evidence.map(nameOf)).size };
}

/** Who stands behind more than one of these documents. */
export function sharedHolders(evidence: readonly Counted[]): { holder: string; sources: number }[] {
  const held = Map.groupBy(evidence, nameOf);
  return [...held.values()]
    .map((rows) => ({ holder: rows[0]?.holder ?? "", sources: new Set(rows.map(documentOf)).size }))
    .filter(({ sources }) => sources > 1);
}

/** "1 source"; "2 independent sources"; "3 sources, 2 independent". */
export function sourcesWords({ sources, independent }: SourceCount): string {
  if (sources === 1) return "1 source";
  return sources === independent ? `${sources} independent sources` : `${sources} sources, ${independent} independent`;
}

/** Owners are typed by hand: case and spaces are no difference. */
function nameOf({ holder }: Counted): string {
  return holder.normalize("NFKC").toLowerCase().replaceAll(/\s+/g, " ").trim();
}

/** What a row of evidence points to. */
function documentOf({ source, passage }: Counted): string {
  return source ? source.id : `article ${passage?.articleId}`;
}
