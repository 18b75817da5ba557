import { z } from "zod";
import type { DocumentJson } from "./article-schema.ts";
import { dayInput, httpUrl } from "./inputs.ts";

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
});
export type ArticleDetails = z.infer<typeof articleDetails>;

export const wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
export const pdfType = "application/pdf";
export const originalTypes = ["text/plain", "text/html", "text/markdown", wordType, pdfType] as const;
export type OriginalType = (typeof originalTypes)[number];

/** What a file is read as, by the end of its name in lower case. */
export const typesByEnding: Readonly<Record<string, OriginalType>> = {
  ".txt": "text/plain",
  ".text": "text/plain",
  ".md": "text/markdown",
  ".markdown": "text/markdown",
  ".html": "text/html",
  ".htm": "text/html",
  ".xhtml": "text/html",
  ".docx": wordType,
  ".pdf": pdfType,
};
