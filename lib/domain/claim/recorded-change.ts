import { z } from "zod";
import { documentJson } from "../article/document-json.ts";
import type { Annotation, Evidence, Passage } from "./annotation.ts";
import { evidenceInput, passageInput } from "./annotation-input.ts";
import type { Review } from "./review.ts";

const recordedPassage = passageInput.extend({ snapshotId: z.uuid() });

/**
 * One side of a change as the audit log keeps it: what was there before, or what is there since. Of lists, the rows that went or came. Prose
 * that is written together has its own versions, and is left out.
 */
export const recordedSide = z
  .object({
    claim: z.string(),
    claimant: z.string(),
    /** When it was claimed; empty where that isn’t known. */
    claimedOn: z.string(),
    /** Slug. */
    verdict: z.string().nullable(),
    excluded: z.boolean(),
    rationale: documentJson,
    evidence: z.array(evidenceInput),
    passages: z.array(recordedPassage),
    /** Of a review as a whole. */
    overallVerdict: z.string().nullable(),
    summary: documentJson,
  })
  .partial();
export type RecordedSide = z.infer<typeof recordedSide>;

export type RecordedChange = { from: RecordedSide; to: RecordedSide };

/** What a change made of an annotation; `prose`: its rationale too. */
export function changeOfAnnotation(before: Annotation, after: Annotation, { prose }: { prose: boolean }): RecordedChange {
  const change: RecordedChange = { from: {}, to: {} };
  note(change, "claim", before.claim, after.claim);
  note(change, "claimant", before.claimant, after.claimant);
  note(change, "claimedOn", before.claimedOn, after.claimedOn);
  note(change, "verdict", before.verdict?.slug ?? null, after.verdict?.slug ?? null);
  note(change, "excluded", before.excluded, after.excluded);
  if (prose) note(change, "rationale", before.rationale, after.rationale);
  noteRows(change, "evidence", before.evidence.map(evidenceRow), after.evidence.map(evidenceRow));
  noteRows(change, "passages", before.passages.map(passageRow), after.passages.map(passageRow));
  return change;
}

type Whole = Pick<Review, "summary" | "overallVerdict">;

/** The same of a review as a whole. */
export function changeOfReview(before: Whole, after: Whole, { prose }: { prose: boolean }): RecordedChange {
  const change: RecordedChange = { from: {}, to: {} };
  note(change, "overallVerdict", before.overallVerdict?.slug ?? null, after.overallVerdict?.slug ?? null);
  if (prose) note(change, "summary", before.summary, after.summary);
  return change;
}

function note<K extends keyof RecordedSide>({ from, to }: RecordedChange, field: K, before: RecordedSide[K], after: RecordedSide[K]): void {
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  from[field] = before;
  to[field] = after;
}

function noteRows<K extends "evidence" | "passages">(
  { from, to }: RecordedChange,
  field: K,
  before: NonNullable<RecordedSide[K]>,
  after: NonNullable<RecordedSide[K]>,
): void {
  const [had, has] = [before, after].map((rows) => new Set(rows.map((row) => JSON.stringify(row))));
  const gone = before.filter((row) => !has?.has(JSON.stringify(row)));
  const come = after.filter((row) => !had?.has(JSON.stringify(row)));
  if (gone.length + come.length === 0) return;
  from[field] = gone as RecordedSide[K];
  to[field] = come as RecordedSide[K];
}

/** As it would be sent to put it there again. */
export function evidenceRow({ stance, quote, locator, source, passage }: Evidence): z.infer<typeof evidenceInput> {
  return {
    stance,
    quote,
    locator,
    source: source && {
      url: source.url,
      title: source.title,
      publisher: source.publisher,
      publishedAt: source.publishedAt,
      archivedUrl: source.archivedUrl,
    },
    passage: passage && { snapshotId: passage.snapshotId, start: passage.start, end: passage.end },
  };
}

function passageRow({ snapshotId, start, end, exact }: Passage): z.infer<typeof recordedPassage> {
  return { snapshotId, start, end, exact };
}

const recorded = z.object({ from: recordedSide, to: recordedSide });

/** What an event of the audit log says was changed; null where it doesn't say, as of before it was kept. */
export function recordedChange(data: unknown): RecordedChange | null {
  return recorded.safeParse(data).data ?? null;
}
