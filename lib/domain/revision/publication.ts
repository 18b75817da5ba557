import { proseText } from "../prose/prose.ts";
import { searchWords } from "../text/search-words.ts";
import type { PublishedAnnotation, PublishedVerdict, RevisionContent, RevisionKind, StoredRevision } from "./revision.ts";
import { type Tally, tally } from "./tally.ts";

/** A published review as the public list shows it. */
export type PublicationSummary = {
  slug: string;
  title: string;
  outlet: string | null;
  language: string;
  sample: boolean;
  overallVerdict: PublishedVerdict | null;
  /** The key takeaway as plain text. */
  takeaway: string;
  tally: Tally;
  number: number;
  kind: RevisionKind;
  /** Of the newest revision. */
  note: string;
  /** Some revision so far was a correction or a clarification. */
  corrected: boolean;
  publishedAt: string;
  firstPublishedAt: string;
};

/** A revision that put something right, with the review it belongs to. */
export const correctionKinds = ["correction", "clarification", "withdrawal"] as const;
/** `note` and `publishedAt` of a withdrawal: why and when; `number`: which revision stood then. */
export type Correction = Pick<PublicationSummary, "slug" | "title" | "language" | "sample" | "number" | "note" | "publishedAt"> & {
  kind: (typeof correctionKinds)[number];
};

export type Withdrawal = { reason: string; withdrawnAt: string };

/** `withdrawal`: of a revision that was withdrawn, also where a later one has lifted that. */
export type RevisionMark = Pick<StoredRevision, "number" | "kind" | "note" | "publishedAt" | "sha256"> & { withdrawal?: Withdrawal };

/** What the public list needs of a revision, and the words it is found by: titles and names first, the article's text last. */
export function publicationEntry(content: RevisionContent) {
  const { article, annotations, number, kind, note, sample, overallVerdict, publishedAt } = content;
  const { slug, title, outlet, language } = article;
  const takeaway = proseText(content.summary).replaceAll(/\s+/gu, " ").trim();
  const names = [title, outlet ?? "", article.author ?? "", article.sourceUrl ?? "", takeaway];
  const words = searchWords([...names, ...annotations.flatMap(wordsOf), article.text]);
  return {
    slug,
    title,
    outlet,
    language,
    sample,
    overallVerdict,
    takeaway,
    tally: tally(annotations),
    number,
    kind,
    note,
    publishedAt,
    words,
  };
}

function wordsOf({ claim, claimant, verdict, rationale, evidence }: PublishedAnnotation): string[] {
  const sources = evidence.flatMap(({ title, publisher, url, quote, article }) => [
    title,
    publisher,
    url ?? "",
    quote,
    article?.title ?? "",
  ]);
  return [claim, claimant, verdict.name, proseText(rationale), ...sources];
}
