import { z } from "zod";
import type { DocumentJson } from "./article-schema.ts";
import { dayInput, httpUrl } from "./inputs.ts";
import type { ArticleKind } from "./original-type.ts";

/** Longest text that is taken in, in bytes of UTF-8. */
export const articleLimit = 2_000_000;

/** Something noticed about a text as it was taken in. Proves nothing: it is for a person to look at. */
export const warning = z.object({ code: z.string(), message: z.string() });
export type Warning = z.infer<typeof warning>;

export type Snapshot = {
  id: string;
  articleId: string;
  number: number;
  document: DocumentJson;
  text: string;
  sha256: string;
  wordCount: number;
  kind: ArticleKind;
  warnings: Warning[];
  createdAt: string;
};

export type Article = {
  id: string;
  slug: string;
  title: string;
  outlet: string | null;
  author: string | null;
  sourceUrl: string | null;
  publishedAt: string | null;
  language: string;
  /** Why the desk chose to check it: readers are told. */
  selectionReason: string | null;
  /** No address that is cited here is asked for anything. */
  fetchNothing: boolean;
  /** By when the work on it is to be done: an ISO 8601 day. For the desk alone. */
  dueOn: string | null;
  sample: boolean;
  version: number;
  createdAt: string;
};

/** What is known of an article beside its text. Dates are ISO 8601 dates. */
export const articleDetails = z.object({
  title: z.string().trim().min(1, "Give the article a title.").max(500),
  outlet: z.string().trim().max(200).nullable().default(null),
  author: z.string().trim().max(200).nullable().default(null),
  sourceUrl: httpUrl.nullable().default(null),
  publishedAt: dayInput.nullable().default(null),
  language: z
    .string()
    .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, "Give the language as a code such as en, ru or az.")
    .default("en"),
  selectionReason: z.string().trim().max(1000, "Say why in at most 1,000 characters.").nullish(),
  fetchNothing: z.boolean().optional(),
  dueOn: dayInput.nullish(),
});
export type ArticleDetails = z.infer<typeof articleDetails>;
