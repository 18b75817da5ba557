import { type CardFields, type EvidenceRow, filledIn } from "./card-fields.ts";
import type { Draft } from "./draft.ts";

/** Rows of evidence changed alike in what the server holds and in what is being written: no news, and no conflict. */
export function withEvidence(draft: Draft<CardFields>, change: (rows: EvidenceRow[]) => EvidenceRow[]): Draft<CardFields> {
  const { base, changes } = draft;
  const evidence = change(base.evidence);
  const written = changes.evidence && change(changes.evidence);
  if (evidence === base.evidence && written === changes.evidence) return draft;
  return { ...draft, base: { ...base, evidence }, changes: { ...changes, ...(written && { evidence: written }) } };
}

/** What was read or said of a source stands wherever this person has typed nothing. Not while a save is on its way: its answer tells as much. */
export function withLatestDetails(draft: Draft<CardFields>, latest: EvidenceRow[]): Draft<CardFields> {
  return draft.status === "saving" ? draft : withEvidence(draft, (rows) => filledIn(rows, latest));
}
