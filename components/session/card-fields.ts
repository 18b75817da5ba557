import type { z } from "zod";
import type { DocumentJson } from "#lib/domain/article/article-schema.ts";
import { dayProblem } from "#lib/domain/article/input-problems.ts";
import { isSamePage } from "#lib/domain/article/near-address.ts";
import type { Annotation, Evidence, Stance } from "#lib/domain/claim/annotation.ts";
import type { AnnotationFields, evidenceInput } from "#lib/domain/claim/annotation-input.ts";
import { archivedAddress } from "#lib/domain/claim/archived-address.ts";
import { evidenceProblem } from "#lib/domain/claim/evidence-problem.ts";
import { locatorIn } from "#lib/domain/claim/locator.ts";
import type { FoundSource } from "#lib/domain/claim/source-list.ts";
import type { Span } from "#lib/domain/text/span.ts";
import { readTextFragment } from "#lib/domain/text/text-fragment.ts";
import { sharedLink } from "./pasted-link.ts";
import { afterSaving, noDetails, type SourceDetails, typedDetails, type WithDetails, withLatest } from "./source-details.ts";

/** A row of evidence while it is being written; `key` only serves the screen. */
export type EvidenceRow = WithDetails & {
  key: string;
  stance: Stance;
  quote: string;
  /** Where in the source. Rows that an earlier version kept in the browser say nothing of it. */
  locator?: string;
  url: string;
  passage: Evidence["passage"];
};

export type PassageWords = Span & { exact: string };

/** What a card edits. */
export type CardFields = {
  claim: string;
  claimant: string;
  /** As much of an ISO 8601 date as is known, or nothing. */
  claimedOn: string;
  verdict: string | null;
  rationale: DocumentJson;
  passages: PassageWords[];
  evidence: EvidenceRow[];
  excluded: boolean;
};

export const fieldLabels: Record<keyof CardFields, string> = {
  claim: "Claim",
  claimant: "Claimant",
  claimedOn: "Said on",
  verdict: "Verdict",
  rationale: "Rationale",
  passages: "Passages",
  evidence: "Evidence",
  excluded: "Left out of publication",
};

export function fieldsOf(annotation: Annotation): CardFields {
  return {
    claim: annotation.claim,
    claimant: annotation.claimant,
    claimedOn: annotation.claimedOn,
    verdict: annotation.verdict?.slug ?? null,
    rationale: annotation.rationale,
    // A lost passage stands on an earlier snapshot: its place means nothing here.
    passages: annotation.passages.filter(({ anchoring }) => anchoring !== "lost").map(({ start, end, exact }) => ({ start, end, exact })),
    evidence: annotation.evidence.map(rowOf),
    excluded: annotation.excluded,
  };
}

/** A row that stands for the same source keeps the key it has on the screen: the person may have it open. */
export function keepingKeys(fields: CardFields, shown: CardFields): CardFields {
  const known = [...shown.evidence];
  const evidence = fields.evidence.map((row) => {
    const same = known.findIndex((other) => sourceOf(other) === sourceOf(row));
    // The desk may have the page at another address, which the server answers with.
    const index = same < 0 ? known.findIndex((other) => isSamePage(sourceOf(other), sourceOf(row))) : same;
    const [before] = index < 0 ? [] : known.splice(index, 1);
    return before ? { ...row, key: before.key } : row;
  });
  return { ...fields, evidence };
}

/** What is known of these sources by now stands where this person has typed nothing. The same rows where nothing is new. */
export function filledIn(rows: EvidenceRow[], latest: EvidenceRow[]): EvidenceRow[] {
  const filled = rows.map((row) => {
    const source = ofSameSource(row, latest);
    return source ? withLatest(row, source) : row;
  });
  return filled.some((row, index) => row !== rows[index]) ? filled : rows;
}

/** The rows after `sent` was saved, of which the server now knows `latest`. */
export function filledInAfter(sent: EvidenceRow[], rows: EvidenceRow[], latest: EvidenceRow[]): EvidenceRow[] {
  return rows.map((row) => {
    const [before, source] = [sent.find(({ key }) => key === row.key), ofSameSource(row, latest)];
    return before && source ? afterSaving(row, before, source) : row;
  });
}

function ofSameSource(row: EvidenceRow, rows: EvidenceRow[]): EvidenceRow | undefined {
  return row.passage ? undefined : rows.find(({ url }) => url !== "" && isSamePage(url, row.url));
}

function sourceOf({ url, passage }: EvidenceRow): string {
  return passage ? `${passage.snapshotId} ${passage.start} ${passage.end}` : url.trim();
}

function rowOf({ id, stance, quote, locator, source, passage }: Evidence): EvidenceRow {
  const known = source ? sourceDetails(source) : noDetails;
  return { key: id, stance, quote, locator, url: source?.url ?? "", ...known, passage, known };
}

function sourceDetails({ title, publisher, publishedAt, archivedUrl }: Omit<FoundSource, "id" | "url">): SourceDetails {
  return { title, publisher, publishedAt: publishedAt ?? "", archivedUrl: archivedUrl ?? "" };
}

/** A row for a source that the desk has already. */
export function rowFrom(source: FoundSource, more: Partial<EvidenceRow>): EvidenceRow {
  const known = sourceDetails(source);
  return emptyRow({ ...more, url: source.url, ...known, known });
}

/**
 * A row for a link, or for what was shared of words and their link. One that leads to a web archive is cited at the address that it is a copy of, as far as it tells; words that it leads to, or
 * that were shared with it, are what is quoted.
 */
export function rowAt(pasted: string, more: Partial<EvidenceRow>): EvidenceRow {
  const { link, words } = sharedLink(pasted) ?? { link: pasted, words: "" };
  const { page, words: named } = readTextFragment(link);
  const quote = words || named;
  const original = archivedAddress(page)?.original;
  return emptyRow(original ? { quote, ...more, url: original, archivedUrl: page } : { quote, ...more, url: page });
}

export function emptyRow(more: Partial<EvidenceRow> = {}): EvidenceRow {
  return {
    key: crypto.randomUUID(),
    stance: "supports",
    quote: "",
    // A place that the address names is offered as what is said of it.
    locator: locatorIn(more.url ?? ""),
    url: "",
    ...noDetails,
    passage: null,
    ...more,
  };
}

/** Why a row can't be saved yet, or null. */
export function rowProblem(row: EvidenceRow): string | null {
  if (row.passage) return null;
  if (row.url.trim() === "") return "Give the address of this source, so that it can be saved.";
  const { quote, locator } = row;
  return evidenceProblem({ quote, locator, source: sourceInput(row) });
}

function rowInput(row: EvidenceRow): z.input<typeof evidenceInput> {
  const { stance, quote, locator = "" } = row;
  if (row.passage) {
    const { snapshotId, start, end } = row.passage;
    return { stance, quote, locator, source: null, passage: { snapshotId, start, end } };
  }
  return { stance, quote, locator, source: sourceInput(row), passage: null };
}

function sourceInput(row: EvidenceRow) {
  const { title, publisher, publishedAt, archivedUrl } = typedDetails(row);
  return {
    url: row.url.trim(),
    title,
    publisher,
    publishedAt: publishedAt.trim() || null,
    archivedUrl: archivedUrl.trim() || null,
  };
}

type Sendable = Partial<Omit<AnnotationFields, "evidence">> & { evidence?: z.input<typeof evidenceInput>[] };

/** Why this date can't be saved yet, or null. */
export function dateProblem({ claimedOn }: Partial<CardFields>): string | null {
  const day = claimedOn?.trim();
  return day ? dayProblem(day) : null;
}

/** A date as the server takes it; one that can't be saved yet stays behind. */
function withDate<Fields extends Partial<CardFields>>({ claimedOn, ...rest }: Fields) {
  return { ...rest, ...(claimedOn !== undefined && dateProblem({ claimedOn }) === null && { claimedOn: claimedOn.trim() }) };
}

/** The changes as the server takes them. Rows and a date that can't be saved yet stay behind. */
export function saveable(changes: Partial<CardFields>): Sendable {
  const { evidence, ...rest } = withDate(changes);
  if (!evidence) return rest;
  return { ...rest, evidence: evidence.filter((row) => rowProblem(row) === null).map(rowInput) };
}

/** What of `changes` a save carries, as the screen writes it: rows that wait stay a change. */
export function carried(all: Partial<CardFields>): { sent: Partial<CardFields>; base: Partial<CardFields> } {
  const { claimedOn: _waits, ...others } = all;
  const changes = dateProblem(all) === null ? all : others;
  if (!changes.evidence) return { sent: changes, base: changes };
  const ready = changes.evidence.filter((row) => rowProblem(row) === null);
  if (ready.length === changes.evidence.length) return { sent: changes, base: changes };
  const { evidence: _, ...sent } = changes;
  return { sent, base: { ...sent, evidence: ready } };
}

/** What waits to be completed before it can be saved, in words; null where nothing does. */
export function waitingWords(changes: Partial<CardFields>): string | null {
  if (changes.evidence?.some((row) => rowProblem(row) !== null)) return "Evidence needs an address";
  return dateProblem(changes) === null ? null : "The date of a claim is not one yet";
}
