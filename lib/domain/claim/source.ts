/** What a source is. Nobody has to say. */
export const sourceKinds = ["primary", "secondary", "statement", "data", "law", "study"] as const;
export type SourceKind = (typeof sourceKinds)[number];

/** What a later look at a source found: the document as a whole (`gone`, `back`), or words quoted from it. */
export const sourceNews = ["gone", "back", "words_gone", "words_back", "changed"] as const;
export type SourceNews = (typeof sourceNews)[number];

/**
 * What was found of one source; `quote` is empty where it is about the document as a whole. `at` is ISO 8601. `archivedUrl`: where an
 * outside archive says that it keeps it.
 */
export type SourceFinding = { url: string; kind: SourceNews; quote: string; at: string; archivedUrl?: string | null };

/** A look at a source: is it there, and how do the words quoted from it stand in its text? Around: what stands beside them. */
export type SourceLook = { there: boolean; words: ReadonlyMap<string, { found: boolean; around: string }> };

/** What one look found that the one before did not. Words that were not looked for before, or never were there, are no news. */
export function newsBetween(before: SourceLook, now: SourceLook): { kind: SourceNews; quote: string }[] {
  if (before.there && !now.there) return [{ kind: "gone", quote: "" }];
  if (!now.there) return [];
  const back = before.there ? [] : [{ kind: "back" as const, quote: "" }];
  const words = [...now.words].flatMap(([quote, { found, around }]): { kind: SourceNews; quote: string }[] => {
    const was = before.words.get(quote);
    if (!was) return [];
    if (was.found !== found) return [{ kind: found ? "words_back" : "words_gone", quote }];
    return found && was.around !== around ? [{ kind: "changed", quote }] : [];
  });
  return [...back, ...words];
}

/**
 * What readers are told beside a quotation: the last word on the document while it is away, else the last on the words. Null: nothing. What is
 * back is told too, as it was away for a while.
 */
export function latestNews(findings: readonly SourceFinding[], url: string, quote: string): SourceFinding | null {
  const about = findings.filter((finding) => finding.url === url && (finding.quote === "" || finding.quote === quote));
  const last = about.findLast((finding) => finding.quote === "");
  return last?.kind === "gone" ? last : (about.at(-1) ?? null);
}
