import { z } from "zod";
import { parse } from "../parse.ts";
import type { Result } from "../result.ts";
import { type ArticleDetails, articleDetails, type Warning } from "./article.ts";
import type { DocumentJson } from "./article-schema.ts";
import type { FoundDetails } from "./found-details.ts";
import type { OriginalType } from "./original-type.ts";

/** The details as they stand in the form: half-typed and wrong values are kept too, until the article is saved. */
export const draftDetails = z.object({
  title: z.string().max(1000),
  outlet: z.string().max(400),
  author: z.string().max(400),
  sourceUrl: z.string().max(4000),
  publishedAt: z.string().max(40),
  language: z.string().max(40),
});
export type DraftDetails = z.infer<typeof draftDetails>;

/** A line that looks like part of the page and not of the article, told by its words so that it is found again while editing. */
export type ChromeLine = { text: string; reason: string };

export const mostListedDrafts = 100;

export type ImportDraftSummary = {
  id: string;
  title: string;
  originalName: string;
  beginning: string;
  createdAt: string;
  updatedAt: string;
};

/** A text on its way in. */
export type ImportDraft = {
  id: string;
  originalType: OriginalType;
  originalName: string;
  /** What a reader of the original saw, as plain text: the article has no other words. */
  originalText: string;
  /** The original's text as it came, with what no reader saw. */
  untouchedText: string;
  document: DocumentJson;
  details: DraftDetails;
  warnings: Warning[];
  /** Where each of the details was found, with what else was. */
  found: FoundDetails;
  chrome: ChromeLine[];
  /** Chosen by a person or told by the server; null where the bytes say enough. */
  encoding: string | null;
  /** How the original was decoded in the end; null for files of other programs. */
  readAs: { charset: string; source: string } | null;
  /** Set once it was saved as an article. */
  articleId: string | null;
  createdAt: string;
  /** Also its version: a change names the `updatedAt` it was made on. */
  updatedAt: string;
};

/** How an original reads in another encoding: its beginning, and how many of its characters could not be read. */
export type EncodingPreview = { beginning: string; unreadable: number };

/** What was found in an original, as the form begins with it: nothing found is an empty field. */
export function draftDetailsFrom(found: Partial<ArticleDetails>): DraftDetails {
  return {
    title: found.title ?? "",
    outlet: found.outlet ?? "",
    author: found.author ?? "",
    sourceUrl: found.sourceUrl ?? "",
    publishedAt: found.publishedAt ?? "",
    language: found.language ?? "en",
  };
}

/** The form's values as an article's details. Refuses with `invalid`, naming the first field at fault and all of them in `details`. */
export function parseDraftDetails(details: DraftDetails): Result<ArticleDetails> {
  const orNull = (value: string) => (value.trim() === "" ? null : value.trim());
  return parse(articleDetails, {
    title: details.title,
    outlet: orNull(details.outlet),
    author: orNull(details.author),
    sourceUrl: orNull(details.sourceUrl),
    publishedAt: orNull(details.publishedAt),
    language: details.language.trim(),
  });
}
