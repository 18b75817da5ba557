import { z } from "zod";
import { stances } from "../claim/annotation.ts";
import { archivingStates } from "../claim/archive.ts";
import { captureStates, quoteStates } from "../claim/capture.ts";
import { sourceKinds, sourceNews } from "../claim/source.ts";
import { largestSource } from "../claim/source-file.ts";
import { type ListedSource, type SourceRecord, sourceFilters } from "../claim/source-list.ts";
import { paging } from "../paging.ts";
import { sourceMoved } from "./evidence.ts";

/** What is asked of the sources of a desk. Unknown parameters are refused. */
export const sourcesQuery = z.strictObject({
  show: z.enum(sourceFilters).default("all").describe("`trouble`: gone, not to be read, or without the words quoted."),
  q: z.string().trim().max(200).default("").describe("In title, publisher or address."),
  ...paging,
});

/** Of a file that is sent as a source, or as a copy of one: there is room for what multipart/form-data says around it. */
export const documentLimits = { files: 1, fileBytes: largestSource, allBytes: largestSource + 100_000, fields: 5 } as const;

const state = z.enum(captureStates).nullable().describe("Null for one that was never asked for.");

export const listedSourceResponse = z.object({
  ...{ id: z.string(), url: z.string(), title: z.string(), publisher: z.string(), state, reason: z.string() },
  at: z.string().nullable().describe("When its state was set."),
  movedTo: z.string().nullable().describe("Where its site says that it has moved to for good; null where it has not."),
  cites: z.number().int().describe("How many annotations cite it, as far as you may know."),
});

export const sourceResponse = z.object({
  ...{ id: z.string(), url: z.string(), title: z.string(), publisher: z.string(), author: z.string(), language: z.string() },
  ...{ publishedAt: z.string().nullable(), archivedUrl: z.string().nullable(), kind: z.enum(sourceKinds).nullable() },
  altText: z.string().describe("What is to be seen in it, where it is a picture."),
  interest: z.string().describe("Whose interest it speaks for; empty where nobody said."),
  owner: z.string().describe("Whose this document is, where that is another than the owner of its site; empty where nobody said."),
  site: z.string().describe("The registrable domain it is on."),
  siteOwner: z.string().describe("Whose all that is on this site is; empty where nobody said."),
  ...{ state, reason: z.string(), at: z.string().nullable() },
  archiving: z
    .object({ state: z.enum(archivingStates), reason: z.string(), at: z.string() })
    .nullable()
    .describe(
      "How it stands with asking an outside archive to keep it; null where none was asked. Where it says that it does is `archivedUrl`.",
    ),
  further: z
    .array(z.object({ id: z.string(), url: z.string(), state, at: z.string().nullable() }))
    .describe("Other addresses of this document, as somebody said, and how it stands there."),
  changes: z
    .array(z.object({ kind: z.enum(sourceNews), quote: z.string(), at: z.string(), moved: sourceMoved }))
    .describe("What later looks found, newest first."),
  citations: z.array(
    z.object({
      ...{ annotation: z.string(), article: z.string(), stance: z.enum(stances), quote: z.string() },
      found: z.enum(quoteStates).nullable().describe("Whether the words quoted stand in the newest copy."),
    }),
  ),
  captures: z
    .array(
      z.object({
        ...{
          id: z.string(),
          at: z.string(),
          url: z.string(),
          status: z.number().int().describe("0 where no site answered: it was put in by hand."),
          contentType: z.string(),
        },
        ...{ sha256: z.string(), textSha256: z.string().nullable(), size: z.number().int(), kept: z.boolean() },
        putInBy: z.string().nullable().describe("Who of the desk put it in by hand; null for what the server read itself."),
        fileName: z.string().describe("What they had the file called."),
        source: z.string().describe("The id of the address at which it was made, where the source has several."),
        counts: z.boolean().describe("The words quoted are looked for in this one."),
      }),
    )
    .describe("The copies we keep, newest first."),
});

/** What is said of a file that is sent as a source, beside the file itself. */
export const fileFields = z.strictObject({
  altText: z.string().optional().describe("What is to be seen in it: of a picture it has to be said."),
});

export const fileAttached = z.object({
  ...{ id: z.string(), title: z.string(), publisher: z.string(), publishedAt: z.string().nullable(), archivedUrl: z.string().nullable() },
  url: z.string().describe("To be cited as evidence: ni:///sha-256;… (RFC 6920), the hash of its bytes. Leads nowhere."),
});

export const copyChoice = z.strictObject({
  copy: z.uuid().nullable().describe("The id of one of its `captures`; null: none counts, as before there was one."),
});

export const mergeRequest = z.strictObject({ source: z.uuid().describe("Whose addresses go to this one.") });
export const sourceMerged = sourceResponse.extend({ moved: z.array(z.string()).describe("The ids of the addresses that went.") });

export function toListedSource({
  id,
  url,
  title,
  publisher,
  state,
  reason,
  at,
  movedTo,
  cites,
}: ListedSource): z.infer<typeof listedSourceResponse> {
  return { id, url, title, publisher, state, reason, at, movedTo, cites };
}

export function toSourceResponse({
  source,
  own,
  health,
  archiving,
  further,
  changes,
  citations,
  copies,
}: SourceRecord): z.infer<typeof sourceResponse> {
  const { owner: _, ...details } = source;
  return {
    ...details,
    ...own,
    ...{ state: health?.state ?? null, reason: health?.reason ?? "", at: health?.at ?? null },
    archiving,
    further,
    changes: changes.map(({ kind, quote, at, moved = null }) => ({ kind, quote, at, moved })),
    citations: citations.map(({ annotationId, article, stance, quote, state: found }) => ({
      ...{ annotation: annotationId, article: article.slug, stance, quote, found },
    })),
    captures: copies.map(({ sourceId, ...copy }) => ({ ...copy, source: sourceId })),
  };
}
