/** What a source is. Nobody has to say. */
export const sourceKinds = ["primary", "secondary", "statement", "data", "law", "study"] as const;
export type SourceKind = (typeof sourceKinds)[number];

/** What a later look at a source found: the document as a whole (`gone`, `moved`, `back`), or words quoted from it. */
export const sourceNews = ["gone", "moved", "back", "words_gone", "words_back", "changed"] as const;
export type SourceNews = (typeof sourceNews)[number];

/** Where a document has moved to, and when that was noticed (ISO 8601). */
export type SourceMove = { to: string; at: string };

/**
 * What was found of one source; `quote` is empty where it is about the document as a whole. `at` is ISO 8601. `moved`: of one that has moved, as it
 * still stands. `archivedUrl`: where an outside archive says that it keeps it.
 */
export type SourceFinding = {
  url: string;
  kind: SourceNews;
  quote: string;
  at: string;
  moved?: SourceMove | null;
  archivedUrl?: string | null;
};

/** What one look found that is told, of the document or of the words quoted. */
export type SourceChangeFound = { kind: SourceNews; quote: string; movedTo?: string };

/** A look at a source: is it there, and how do the words quoted from it stand in its text? Around: what stands beside them. */
export type SourceLook = { there: boolean; words: ReadonlyMap<string, { found: boolean; around: string }> };

/**
 * What one look found that the one before did not. Words that were not looked for before, or never were there, are no news. `move`: where the document
 * has moved to since, or that it is back from there.
 */
export function newsBetween(before: SourceLook, now: SourceLook, move: string | "back" | null = null): SourceChangeFound[] {
  if (before.there && !now.there) return [{ kind: "gone", quote: "" }];
  if (!now.there) return [];
  const words = [...now.words].flatMap(([quote, { found, around }]): SourceChangeFound[] => {
    const was = before.words.get(quote);
    if (!was) return [];
    if (was.found !== found) return [{ kind: found ? "words_back" : "words_gone", quote }];
    return found && was.around !== around ? [{ kind: "changed", quote }] : [];
  });
  if (move !== null && move !== "back") return [{ kind: "moved", quote: "", movedTo: move }, ...words];
  return before.there && move === null ? words : [{ kind: "back", quote: "" }, ...words];
}

/**
 * What readers are told beside a quotation: the last word on the document while it is away, else the last on the words, and that it has moved. Null:
 * nothing. What is back is told too, as it was away for a while.
 */
export function latestNews(findings: readonly SourceFinding[], url: string, quote: string): SourceFinding | null {
  const about = findings.filter((finding) => finding.url === url && (finding.quote === "" || finding.quote === quote));
  const document = about.findLast((finding) => finding.quote === "");
  if (document?.kind === "gone") return document;
  const last = about.at(-1);
  return last ? { ...last, moved: document?.moved ?? null } : null;
}
