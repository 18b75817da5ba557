import { z } from "zod";
import { documentJson } from "../article/document-json.ts";
import { addressProblem } from "../article/input-problems.ts";
import { httpUrl, partialDayInput } from "../article/inputs.ts";
import { seenOrNothing } from "../text/says-something.ts";
import { readTextFragment } from "../text/text-fragment.ts";
import { longestClaim, longestQuote, stances } from "./annotation.ts";
import { locatorTooLong, longestPublisher, longestTitle, quoteTooLong } from "./evidence-problem.ts";
import { longestLocator } from "./locator.ts";
import { fileHash } from "./source-file.ts";

/** `exact` is what the person saw and selected; the server refuses the write when the snapshot says otherwise there. */
export const passageInput = z.object({ start: z.number().int().min(0), end: z.number().int().min(1), exact: z.string().min(1) });

/** Where a source is: on the web, or among the files of the desk. Words that a link leads to are of who selected them, not of the document's address. */
const sourceAddress = z
  .string()
  .trim()
  .transform((address, { addIssue }) => {
    if (fileHash(address) !== null) return address;
    const message = addressProblem(address);
    if (message === null) return readTextFragment(address).page;
    addIssue(message);
    return z.NEVER;
  });

export const evidenceInput = z
  .object({
    stance: z.enum(stances),
    quote: z.string().max(longestQuote, quoteTooLong).default(""),
    locator: z.string().trim().max(longestLocator, locatorTooLong).default(""),
    source: z
      .object({
        url: sourceAddress,
        title: z.string().trim().max(longestTitle).default(""),
        publisher: z.string().trim().max(longestPublisher).default(""),
        publishedAt: partialDayInput.nullable().default(null),
        /** Where a copy of the document is kept, as at a web archive. */
        archivedUrl: httpUrl.nullable().default(null),
      })
      .nullable()
      .default(null),
    passage: z
      .object({ snapshotId: z.uuid(), start: z.number().int().min(0), end: z.number().int().min(1) })
      .nullable()
      .default(null),
  })
  .refine(
    (evidence) => (evidence.source === null) !== (evidence.passage === null),
    "Evidence is either an address or a passage of another article.",
  );

/** Everything a person can set on an annotation. */
export const annotationFields = z.object({
  claim: z
    .string()
    .trim()
    .max(longestClaim, `A claim has at most ${longestClaim} characters. Say it in one sentence.`)
    .transform(seenOrNothing),
  claimant: z.string().trim().max(200).transform(seenOrNothing),
  claimedOn: partialDayInput.or(z.literal("")),
  /** Slug on the scale in force. */
  verdict: z.string().max(40).nullable(),
  rationale: documentJson,
  passages: z.array(passageInput).min(1, "An annotation has at least one passage.").max(50),
  evidence: z.array(evidenceInput).max(50),
  excluded: z.boolean(),
});
export type AnnotationFields = z.infer<typeof annotationFields>;

/** A client may name it beforehand, so that asking twice makes one. */
export const newAnnotation = annotationFields
  .partial()
  .required({ passages: true })
  .extend({ articleId: z.uuid(), id: z.uuid().optional() });
export const annotationChange = annotationFields.partial().extend({ id: z.uuid(), version: z.number().int() });
