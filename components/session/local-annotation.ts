import type { Annotation } from "#lib/domain/claim/annotation.ts";
import { prefillClaim } from "#lib/domain/claim/claim.ts";
import { makePassage } from "#lib/domain/claim/passages.ts";
import { emptyProse } from "#lib/domain/prose/prose.ts";
import type { Span } from "#lib/domain/text/span.ts";
import type { RoomState } from "./room-state.ts";

/** An annotation of these words as it is before the server has it: under the id it is going to have, with version 0. */
export function localAnnotation(state: RoomState, span: Span, verdict: string | null): Annotation {
  const { article, snapshot, me, scale } = state;
  const person = { id: me.id, name: me.name };
  const now = new Date().toISOString();
  const id = crypto.randomUUID();
  return {
    id,
    articleId: article.id,
    claimId: id,
    version: 0,
    claim: prefillClaim(snapshot.text, span),
    claimant: "",
    claimedOn: "",
    verdict: scale.verdicts.find(({ slug }) => slug === verdict) ?? null,
    rationale: emptyProse,
    passages: [
      { ...makePassage(snapshot.text, span), id: crypto.randomUUID(), snapshotId: snapshot.id, anchoring: "exact", sentenceChange: null },
    ],
    evidence: [],
    state: "draft",
    signOffs: [],
    authors: [{ ...person, signed: false }],
    comments: [],
    contacts: [],
    second: null,
    hidden: false,
    closed: false,
    waits: null,
    excluded: false,
    sample: article.sample,
    origin: null,
    createdBy: person,
    updatedBy: person,
    createdAt: now,
    updatedAt: now,
  };
}
