import { z } from "zod";
import { partialDayInput } from "../article/inputs.ts";
import { type Evidence, stances } from "../claim/annotation.ts";
import { captureStates, quoteStates } from "../claim/capture.ts";
import { longestLocator } from "../claim/locator.ts";
import { sourceKinds, sourceNews } from "../claim/source.ts";

/** Words of another article of this desk. */
const citedPassage = z.strictObject({
  article: z.string().max(200).describe("Id or slug."),
  exact: z.string().min(1).max(100_000),
  prefix: z.string().max(1000).optional().describe("What stands before them, where they stand more than once."),
  suffix: z.string().max(1000).optional(),
});

/** A source at an address, or a passage of another article, whose words and details are the article’s own. */
export const evidenceRequest = z.strictObject({
  url: z.string().max(2000).optional().describe("On the web; of a file that was sent to `/sources`, the address it got (ni:///sha-256;…)."),
  passage: citedPassage.optional().describe("Instead of `url`: its words and its article’s details are the evidence’s."),
  stance: z.enum(stances),
  quote: z.string().max(4000).optional(),
  locator: z.string().max(longestLocator).optional().describe("Where in the source: a page, a section, a time, such as “page 12”."),
  title: z.string().max(500).optional(),
  publisher: z.string().max(200).optional(),
  publishedAt: partialDayInput.nullish().describe("As much of the date as is known: 2026-03-04, 2026-03 or 2026."),
  archivedUrl: z.string().max(2000).nullish().describe("Where a copy of the document is kept."),
});
export type EvidenceRequest = z.infer<typeof evidenceRequest>;

export const sourceMoved = z
  .object({ to: z.string(), at: z.string() })
  .nullable()
  .describe("Where its site says that it has moved to for good, and when that was noticed; null where it has not.");

/** How a document stands to our copy of it. All but `quote` is the source's, the same wherever it is cited. */
const captureResponse = z.object({
  state: z.enum(captureStates).describe("`gone`: the site says that there is no such document (any more). `failed` is tried again."),
  reason: z.string().describe("Why it could not be read, or what is odd about what was."),
  at: z.string().nullable().describe("When the newest copy was made; null while there is none."),
  sha256: z.string().nullable().describe("Of the response's body, unpacked, hexadecimal."),
  textSha256: z.string().nullable().describe("Of the text as read, UTF-8; null as well for what has no words."),
  putInBy: z.string().nullable().describe("Who of the desk put that copy in by hand; null where the server read it itself."),
  news: z
    .object({ kind: z.enum(sourceNews), at: z.string(), moved: sourceMoved })
    .nullable()
    .describe(
      "What a later look found: that it is `gone`, `moved` or `back`, or of the words quoted that they are, or that what is around them `changed`.",
    ),
  quote: z.enum(quoteStates).nullable().describe("Whether the words quoted stand in it; null while nobody has looked."),
});

export const evidenceResponse = z.object({
  stance: z.enum(stances),
  url: z.string().nullable().describe("Of a file that the desk keeps: ni:///sha-256;… (RFC 6920), the hash of its bytes."),
  quote: z.string(),
  locator: z.string().describe("Where in the source; empty where nobody said."),
  title: z.string(),
  publisher: z.string(),
  publishedAt: z.string().nullable(),
  archivedUrl: z.string().nullable(),
  source: z
    .object({
      ...{ id: z.string(), title: z.string(), publisher: z.string(), author: z.string(), language: z.string() },
      altText: z.string().describe("What is to be seen in it, where it is a picture; empty where nobody said."),
      kind: z.enum(sourceKinds).nullable().describe("What it is; null where nobody said."),
      interest: z.string().describe("Whose interest it speaks for; empty where nobody said."),
      owner: z.string().describe("Whose it is, as the desk says of it or of its site; empty where nobody said."),
    })
    .nullable()
    .describe("The document, one for all evidence that points to it."),
  capture: captureResponse.nullable().describe("Our copy of it; null where it was never asked for."),
  article: z.string().nullable().describe("Slug of the article of this desk whose passage is the evidence."),
  passage: z
    .object({ article: z.string(), exact: z.string() })
    .nullable()
    .describe("The words of that article, as a request takes them: sent again, they stay where they were cited."),
});

function toSourceResponse({ source }: Evidence) {
  if (source === null) return null;
  const { id, title, publisher, author, language, altText, kind, interest, owner } = source;
  return { id, title, publisher, author, language, altText, kind, interest, owner };
}

function toCaptureResponse({ capture }: Evidence): z.infer<typeof captureResponse> | null {
  if (capture === null) return null;
  const { place: _, ...told } = capture;
  return told;
}

export function toEvidenceResponse(evidence: Evidence): z.infer<typeof evidenceResponse> {
  return {
    stance: evidence.stance,
    url: evidence.source?.url ?? null,
    locator: evidence.locator,
    quote: evidence.quote || evidence.passage?.exact || "",
    title: evidence.source?.title ?? evidence.passage?.articleTitle ?? "",
    publisher: evidence.source?.publisher ?? evidence.passage?.outlet ?? "",
    publishedAt: evidence.source?.publishedAt ?? null,
    archivedUrl: evidence.source?.archivedUrl ?? null,
    source: toSourceResponse(evidence),
    capture: toCaptureResponse(evidence),
    article: evidence.passage?.articleSlug ?? null,
    passage: evidence.passage && { article: evidence.passage.articleSlug, exact: evidence.passage.exact },
  };
}
