import { z } from "zod";
import type { SnapshotMark } from "../anchoring/versions.ts";
import { articleDetails, warning } from "../article/article.ts";
import { articleStatuses } from "../article/article-list.ts";
import { foundDetails } from "../article/found-details.ts";
import { articleKinds } from "../article/original-type.ts";
import { insistence } from "../article/page-kind.ts";
import { changing } from "../changing.ts";
import { encodingInput } from "../text/charset.ts";

/* The shapes of API v1 that are about articles and their text. Offsets are Unicode code points of the canonical text. */

const { title, outlet, author, sourceUrl, publishedAt, language } = articleDetails.shape;
const fetchNothing = articleDetails.shape.fetchNothing.describe(
  "Neither a source that is cited in it nor, once it is loaded, its own page is asked for: a fetch can tell others that somebody looks.",
);
const dueOn = articleDetails.shape.dueOn.describe("By when the work on it is to be done: an ISO 8601 day, for the desk alone.");
const selectionReason = articleDetails.shape.selectionReason.describe("Why the desk chose to check it: readers are told.");

export const articleFields = z.strictObject({
  encoding: encodingInput.optional().meta({
    examples: ["utf-8", "windows-1251"],
    description:
      "In which to read a page that names none, or a wrong one; `mended` puts right what an earlier program read wrongly. With it, or with `force`, characters that can't be read (U+FFFD) are taken in; without it they are `invalid`, with `details.kind` `unreadable-characters`.",
  }),
  ...insistence.shape,
  // Without their defaults: what is left out is looked for, what is null is not.
  title: title.optional(),
  outlet: outlet.unwrap().optional(),
  author: author.unwrap().optional(),
  sourceUrl: sourceUrl.unwrap().optional(),
  publishedAt: z
    .union([z.iso.date(), z.iso.datetime({ offset: true })], "Give a date such as 2026-03-04, or a moment such as 2026-03-04T09:30:00Z.")
    .nullish(),
  language: language.unwrap().optional(),
  selectionReason,
  fetchNothing,
  dueOn,
});

/** Exactly one of `text`, `html`, `markdown`, `url`. What is not said of the article is looked for in it. */
export const articleRequest = articleFields
  .extend({
    text: z.string().optional().describe("Plain text, or a transcript with its times or names of who speaks."),
    html: z.string().optional(),
    extract: z.boolean().optional().describe("Of `html` take the article alone, as of an address, and note how much of the page that is."),
    markdown: z.string().optional(),
    url: z.string().max(2000).optional().describe("Of a page, a PDF, a Word document, captions or text."),
  })
  .refine(
    (body) => [body.text, body.html, body.markdown, body.url].filter((given) => given !== undefined).length === 1,
    "Send exactly one of text, html, markdown and url.",
  );

/** What is known of an article beside its text; null where it isn't. What is left out stays as it is. */
export const articlePatch = changing(
  z.strictObject({
    title: title.optional(),
    outlet: outlet.unwrap().optional(),
    author: author.unwrap().optional(),
    sourceUrl: sourceUrl.unwrap().optional(),
    publishedAt: publishedAt.unwrap().optional(),
    language: language.unwrap().optional(),
    selectionReason,
    fetchNothing,
    dueOn,
  }),
);

/** The article's text as it reads now. */
export const snapshotRequest = articleRequest.safeExtend({
  force: z
    .boolean()
    .optional()
    .describe(
      "Take it in even when more than half of the article's words are missing, where characters can't be read, and where it looks like no article.",
    ),
});
export type ArticleRequest = z.infer<typeof articleRequest>;

/** What one request may bring as files; in bytes. */
export const uploadLimits = { files: 10, fileBytes: 5_000_000, allBytes: 25_000_000, fields: 20 } as const;

const yesOrNo = z.stringbool({ truthy: ["true"], falsy: ["false"], error: "Give true or false." }).optional();

/** Fields beside files, each a part of its own. A field left empty is left out. */
export const fileFields = articleFields.omit({ allPages: true }).extend({
  extract: yesOrNo.describe("Of an HTML file take the article alone, as of an address."),
  force: yesOrNo.describe(
    "Take it in all the same where it would be refused as no article, as another text, or for characters that can't be read.",
  ),
});

/** A file as it came, with what was said of it. */
export const fileRequest = fileFields.extend({
  name: z.string().max(300),
  mediaType: z.string().max(200),
  bytes: z.instanceof(Uint8Array),
});

/** Where words stand in the canonical text. */
export const codePointSpan = {
  start: z.number().int().describe("Code points, inclusive."),
  end: z.number().int().describe("Code points, exclusive."),
};
/** When words of a transcript are said. */
export const recordingTimeResponse = z.object({
  from: z.number().describe("Seconds from the beginning of the recording."),
  until: z.number().nullable(),
});

/** One version of an article's text, as it was taken in. */
export const snapshotResponse = z.object({
  id: z.string(),
  number: z.number().int(),
  sha256: z.string().describe("Of the text, UTF-8, hexadecimal."),
  text: z.string().describe("Canonical plain text: blocks joined by one line feed."),
  wordCount: z.number().int(),
  kind: z.enum(articleKinds).describe("`transcript`: said and written down."),
  times: z
    .array(z.object({ ...codePointSpan, ...recordingTimeResponse.shape }))
    .describe("Of a transcript: when the words from `start` to `end` are said. Empty where nothing says it."),
});

/** A version of an article's text in a list of them. */
export const snapshotMarkResponse = z.object({
  id: z.string(),
  number: z.number().int(),
  sha256: z.string(),
  wordCount: z.number().int(),
  createdAt: z.string(),
  by: z.string().describe("Name of who took it in."),
  readAtOutlet: z.boolean().describe("The server itself read these words on the outlet's page."),
  confirmedBy: z.string().nullable().describe("Name of the editor who says that the outlet's page reads so."),
});

export function toSnapshotMarkResponse(mark: SnapshotMark): z.infer<typeof snapshotMarkResponse> {
  const { id, number, sha256, wordCount, createdAt, by, readAtOutlet, confirmation } = mark;
  return { id, number, sha256, wordCount, createdAt, by: by.name, readAtOutlet, confirmedBy: confirmation?.by.name ?? null };
}

/** What is known of an article beside its text; null where it isn't known. */
export const articleSummaryResponse = z.object({
  id: z.string(),
  slug: z.string(),
  title: z.string(),
  outlet: z.string().nullable(),
  author: z.string().nullable(),
  sourceUrl: z.string().nullable(),
  publishedAt: z.string().nullable().describe("ISO 8601 date."),
  language: z.string().describe("BCP 47."),
  selectionReason: z.string().nullable().describe("Why the desk chose to check it."),
  fetchNothing: z.boolean().describe("Neither a source that is cited in it nor its own page is asked for."),
  dueOn: z.string().nullable().describe("By when the work on it is to be done: an ISO 8601 day, for the desk alone."),
});

/** As a list shows it. */
export const listedArticleResponse = articleSummaryResponse.extend({
  status: z.enum(articleStatuses).describe("How far the desk’s work on it is. `changed`: by the desk since it was published."),
  createdAt: z.string().describe("When it was loaded."),
  changedAt: z.string().describe("When something happened to it or its review last."),
  assignees: z
    .array(z.object({ id: z.string(), name: z.string() }))
    .describe("Who works on it; nobody: everybody may. No secrecy: all may read."),
  topics: z.array(z.object({ id: z.string(), name: z.string() })).describe("The running stories it belongs to."),
  annotations: z.object({
    marked: z.number().int(),
    reasoned: z.number().int(),
    submitted: z.number().int(),
    signedOff: z.number().int(),
  }),
});

export const articleResponse = articleSummaryResponse.extend({ snapshot: snapshotResponse, warnings: z.array(warning) });

/** An article that was loaded just now. */
export const loadedArticleResponse = articleResponse.extend({
  found: foundDetails.describe(
    "What the original says of each detail, and where: the likeliest first. What the request gave counts more than any of it.",
  ),
});
