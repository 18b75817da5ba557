import { z } from "zod";
import type { UnsettledWords } from "../anchoring/versions.ts";
import type { Snapshot } from "../article/article.ts";
import { partialDayInput } from "../article/inputs.ts";
import type { RecordingTime } from "../article/recording-time.ts";
import { timedSpans, timeOf } from "../article/timed-spans.ts";
import { changing } from "../changing.ts";
import {
  type Annotation,
  anchorings,
  annotationStates,
  isSuspended,
  longestClaim,
  type Passage,
  signOffDecisions,
} from "../claim/annotation.ts";
import { countSources } from "../claim/independence.ts";
import type { Anchor } from "../claim/passages.ts";
import { emailInput } from "../people/user.ts";
import { proseToMarkdown } from "../prose/markdown-writing.ts";
import { errorCodes } from "../result.ts";
import { gateRules } from "../revision/gate.ts";
import { overruling } from "../revision/gate-input.ts";
import { revisionKinds } from "../revision/revision.ts";
import { sentenceChange } from "../sentence/change-shape.ts";
import { turnsSentence } from "../sentence/kinds.ts";
import { type CodePointIndex, codePointIndex } from "../text/code-points.ts";
import { isSeen } from "../text/says-something.ts";
import { codePointSpan, recordingTimeResponse } from "./articles.ts";
import { secondVerdictResponse, toSecondVerdictResponse } from "./assessment.ts";
import { commentResponse, toCommentResponse } from "./comments.ts";
import { contactResponse, toContactResponse } from "./contacts.ts";
import { evidenceRequest, evidenceResponse, toEvidenceResponse } from "./evidence.ts";
import { blockerResponse } from "./gate.ts";
import { authorResponse, signOffResponse, toSignOffResponse } from "./sign-off.ts";

/*
 * The shapes of API v1. OpenAPI is generated from them. Every offset here is a Unicode code point of the snapshot's canonical text, as
 * W3C Web Annotation counts; inside Assay they are UTF-16 code units.
 */

/** A quotation with its context, as in W3C's TextQuoteSelector, or a position in code points. */
export const passageRequest = z.union(
  [
    z.strictObject({
      exact: z.string().min(1).max(100_000),
      prefix: z.string().max(1000).optional(),
      suffix: z.string().max(1000).optional(),
    }),
    z.strictObject({
      start: z.number().int().min(0).describe("Code points, inclusive."),
      end: z.number().int().min(1).describe("Code points, exclusive."),
      exact: z.string().optional().describe("When given, these words must stand there."),
      prefix: z.string().optional(),
      suffix: z.string().optional(),
    }),
  ],
  "Give the words as exact, with a prefix or suffix where they stand more than once, or their start and end in code points.",
);
export type PassageRequest = z.infer<typeof passageRequest>;

const annotationParts = z.strictObject({
  passages: z.array(passageRequest).min(1).max(50),
  claim: z.string().trim().min(1).refine(isSeen, "Say what is claimed.").max(longestClaim),
  claimant: z.string().max(200).optional(),
  claimedOn: partialDayInput.nullable().optional().describe("When the claim was made: 2026-03-04, 2026-03 or 2026."),
  verdict: z.string().max(40).nullable(),
  rationale: z.string().max(50_000).optional().describe("Markdown, with tables as GitHub writes them."),
  evidence: z.array(evidenceRequest).max(50),
  excluded: z.boolean().optional(),
});

/** A new annotation. Without a verdict it is still to be checked. */
export const annotationRequest = annotationParts.partial({ verdict: true, evidence: true });
/** What is left out stays as it is; `passages` and `evidence` are replaced as a whole. */
export const annotationPatch = changing(annotationParts.partial());
export type AnnotationPatch = z.infer<typeof annotationPatch>;

/** The part of a review that belongs to no single annotation. A verdict goes by its slug; null takes it back. */
export const reviewPatch = changing(
  z.strictObject({
    overallVerdict: z.string().nullable().optional(),
    summary: z.string().max(50_000).optional().describe("Markdown, with tables as GitHub writes them."),
  }),
);
/** Everyone who works on an article from now on; nobody: everybody may. */
export const assigneesRequest = z.strictObject({ emails: z.array(emailInput).max(200) });
export const person = z.object({ id: z.string(), name: z.string() });
export const assigneesResponse = z.object({ assignees: z.array(person) });

/** A second person's decision on the annotation as it stands. */
export const signOffRequest = z.strictObject({ decision: z.enum(signOffDecisions), note: z.string().max(2000).optional() });

/** A person's or a program's word on a passage that the outlet changed, or its sentence (`confirm`, `adjust`, `drop`), or that was lost (`adjust`, `drop`). */
export const settlementRequest = z.strictObject({
  passageId: z.uuid(),
  decision: z.enum(["confirm", "adjust", "drop"]),
  passage: passageRequest.optional().describe("Where the words stand now, for `adjust`."),
});

/** The first revision is always `first`; a later one is an `update` unless said otherwise. */
export const revisionRequest = z.strictObject({
  kind: z.enum(revisionKinds).optional(),
  note: z.string().max(2000).optional().describe("What readers are told of what changed; a correction needs one."),
  previewSha256: z
    .string()
    .max(64)
    .optional()
    .describe("Of what was looked at (`GET articles/{id}/review`): where the review or the gate has changed since, `conflict`."),
  overrule: z
    .array(overruling)
    .max(gateRules.length)
    .optional()
    .describe("By admins: rules of the gate that stand in the way, each with the reason that readers get."),
  acknowledge: z
    .union(
      [z.literal("all"), z.array(z.strictObject({ rule: z.string(), annotationId: z.string().nullish() })).max(2000)],
      "Say “all”, or list the blockers that are meant so: {rule, annotationId}.",
    )
    .optional()
    .describe("Blockers of the kind `acknowledge` that were looked at and are meant so."),
  clockReason: z
    .string()
    .max(500)
    .optional()
    .describe("By admins, where the database's clock runs more than five minutes behind what was published before: why. Readers see it."),
});
export const revisionResponse = z.object({
  number: z.number().int(),
  sha256: z.string().describe("Of the revision's canonical JSON (RFC 8785), UTF-8, hexadecimal."),
  url: z.string(),
  warnings: z.array(blockerResponse).describe("What the gate would have stopped, once it is turned on."),
});

const quotedWords = z.object({ exact: z.string(), prefix: z.string(), suffix: z.string() });
const placedWords = quotedWords.extend(codePointSpan);

const sentenceChangeResponse = sentenceChange
  .extend({ blocks: z.boolean().describe("Whether it may turn what the sentence says: publishing waits until somebody confirms.") })
  .describe("Where the words stand and their sentence has changed: the old and the new one, and what differs.");

/** A passage for whose words, as they stand now, no verdict holds until somebody says so. */
export const unsettledResponse = z.object({
  annotationId: z.string(),
  version: z.number().int().describe("Of the annotation, for If-Match."),
  passageId: z.string(),
  claim: z.string(),
  anchoring: z.enum(anchorings),
  sentenceChange: sentenceChangeResponse.nullable(),
  snapshotNumber: z.number().int().describe("Of the snapshot that the old words are from."),
  old: quotedWords.describe("The words that the verdict was given for."),
  now: placedWords.nullable().describe("What stands there now; null where it is lost."),
  suggestions: z.array(placedWords.extend({ similarity: z.number().describe("From 0 to 1.") })).describe("The likeliest first."),
});

/** An annotation as it stands. Its ETag is the version. */
export const annotationResponse = z.object({
  id: z.string(),
  articleId: z.string(),
  version: z.number().int(),
  claim: z.string(),
  claimant: z.string(),
  claimedOn: z.string().nullable().describe("When the claim was made, as far as it is known: a day, a month or a year."),
  verdict: z.string().nullable().describe("Slug on the desk's scale; null as well while it is suspended."),
  suspendedVerdict: z
    .string()
    .nullable()
    .describe("The verdict that holds no longer, until somebody settles the passages whose words or sentence changed or that are lost."),
  rationale: z.string().describe("Markdown, with tables as GitHub writes them."),
  passages: z.array(
    placedWords.extend({
      id: z.string(),
      anchoring: z.enum(anchorings),
      sentenceChange: sentenceChangeResponse.nullable(),
      time: recordingTimeResponse.nullable().describe("When the words are said, of a transcript whose words have times."),
    }),
  ),
  lost: z.array(quotedWords.extend({ id: z.string() })).describe("Passages whose words are no longer in the text, as they were."),
  evidence: z.array(evidenceResponse),
  sourceCount: z
    .object({ sources: z.number().int(), independent: z.number().int() })
    .describe("Documents behind it, and how many of them are independent: no two of one site or one owner."),
  state: z.enum(annotationStates),
  authors: z.array(authorResponse),
  signOffs: z.array(signOffResponse),
  comments: z.array(commentResponse).describe("What colleagues say about it, oldest first: never published."),
  hidden: z
    .boolean()
    .describe(
      "You can still judge it independently (`assessments`), so verdict, rationale, evidence, sign-offs and comments are left out.",
    ),
  secondVerdict: secondVerdictResponse.nullable().describe("Null until somebody has given one."),
  contacts: z.array(contactResponse).describe("Whom the desk asked for comment, in the order of asking. Published without their notes."),
  excluded: z.boolean(),
  origin: z
    .object({
      id: z.string().nullable().describe("The source's own id."),
      creator: z.string(),
      createdAt: z.string().nullable(),
      updatedAt: z.string().nullable(),
    })
    .nullable()
    .describe("Where an annotation taken in from elsewhere comes from, as its source tells it."),
  createdAt: z.string(),
  updatedAt: z.string(),
});

/** RFC 9457 problem details. */
export const problemResponse = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  code: z.enum(errorCodes),
  field: z.string().optional(),
  details: z.unknown().optional(),
});

function toPlacedWords({ start, end, exact, prefix, suffix }: Anchor, index: CodePointIndex): z.infer<typeof placedWords> {
  return { start: index.toCodePoint(start), end: index.toCodePoint(end), exact, prefix, suffix };
}

function toSentenceChange({ sentenceChange: change }: Pick<Passage, "sentenceChange">): z.infer<typeof sentenceChangeResponse> | null {
  return change && { ...change, blocks: turnsSentence(change) };
}

/** As the API shows a passage that waits for somebody. `text` is the canonical text of the snapshot under review. */
export function toUnsettledResponse(unsettled: UnsettledWords, text: string): z.infer<typeof unsettledResponse> {
  const index = codePointIndex(text);
  return {
    ...unsettled,
    sentenceChange: toSentenceChange(unsettled),
    now: unsettled.now && toPlacedWords(unsettled.now, index),
    suggestions: unsettled.suggestions.map((place) => ({ ...toPlacedWords(place, index), similarity: place.similarity })),
  };
}

/** What the API shows of a snapshot's passages rests on. */
export type TextOfPassages = Pick<Snapshot, "id" | "text" | "document">;

export function toRecordingTime({ start, end }: RecordingTime): z.infer<typeof recordingTimeResponse> {
  return { from: start, until: end };
}

/** As the API shows an annotation whose passages stand on this snapshot. */
export function toAnnotationResponse(annotation: Annotation, snapshot: TextOfPassages): z.infer<typeof annotationResponse> {
  const index = codePointIndex(snapshot.text);
  const spoken = timedSpans(snapshot.document);
  const verdict = annotation.verdict?.slug ?? null;
  const suspended = annotation.passages.some(isSuspended);
  return {
    id: annotation.id,
    articleId: annotation.articleId,
    version: annotation.version,
    claim: annotation.claim,
    claimant: annotation.claimant,
    claimedOn: annotation.claimedOn || null,
    verdict: suspended ? null : verdict,
    suspendedVerdict: suspended ? verdict : null,
    rationale: proseToMarkdown(annotation.rationale),
    // A lost passage stands on an earlier snapshot: its offsets say nothing about this text.
    passages: annotation.passages
      .filter((passage) => passage.snapshotId === snapshot.id)
      .map((passage) => {
        const time = timeOf(spoken, passage);
        return {
          id: passage.id,
          ...toPlacedWords(passage, index),
          anchoring: passage.anchoring,
          sentenceChange: toSentenceChange(passage),
          time: time && toRecordingTime(time),
        };
      }),
    lost: annotation.passages
      .filter(({ anchoring }) => anchoring === "lost")
      .map(({ id, exact, prefix, suffix }) => ({ id, exact, prefix, suffix })),
    evidence: annotation.evidence.map(toEvidenceResponse),
    sourceCount: countSources(annotation.evidence),
    state: annotation.state,
    authors: annotation.authors,
    signOffs: annotation.signOffs.map(toSignOffResponse),
    comments: annotation.comments.map(toCommentResponse),
    hidden: annotation.hidden,
    secondVerdict: toSecondVerdictResponse(annotation),
    contacts: annotation.contacts.map(toContactResponse),
    excluded: annotation.excluded,
    origin: annotation.origin,
    createdAt: annotation.createdAt,
    updatedAt: annotation.updatedAt,
  };
}
