import type { Annotation } from "#lib/domain/claim/annotation.ts";
import type { ReviewFacts } from "#lib/domain/claim/review.ts";
import type { Person } from "#lib/domain/people/person.ts";
import type { Span } from "#lib/domain/text/span.ts";
import { type CardFields, fieldsOf, filledInAfter, keepingKeys } from "./card-fields.ts";
import { confirmed, type Draft, edit, fieldsShown, hasChanges, newDraft, refreshed, resolved } from "./draft.ts";
import { withEvidence, withLatestDetails } from "./evidence-drafts.ts";
import { idsShown, mayWork, type ReviewFields, type RoomState, readingOrder, reviewFieldsOf } from "./room-state.ts";

type Failure = { status: "trouble" | "refused"; message: string; field: string | null };

export type RoomAction =
  | { type: "selected"; selection: Span | null }
  | { type: "activated"; id: string | null; editing?: boolean }
  | { type: "placing"; placing: RoomState["placing"] }
  | { type: "filtered"; filter: string[] }
  | { type: "added"; annotation: Annotation; editing: boolean }
  | { type: "edited"; id: string; changes: Partial<CardFields> }
  | { type: "saving"; id: string }
  | { type: "saved"; id: string; sent: Partial<CardFields>; base: Partial<CardFields>; annotation: Annotation }
  | { type: "failed"; id: string; failure: Failure }
  | { type: "resolved"; id: string; keepTheirs: (keyof CardFields)[] }
  | { type: "notice read"; id: string }
  | { type: "refreshed"; annotation: Annotation }
  | { type: "all refreshed"; annotations: Annotation[] }
  | { type: "arrived"; annotations: Annotation[]; last: boolean }
  | { type: "removed"; id: string }
  | { type: "gone"; id: string }
  | { type: "review edited"; changes: Partial<ReviewFields> }
  | { type: "review saving" }
  | { type: "review saved"; sent: Partial<ReviewFields>; version: number }
  | { type: "review failed"; failure: Failure }
  | { type: "review resolved"; keepTheirs: (keyof ReviewFields)[] }
  | { type: "review refreshed"; facts: ReviewFacts; by: Annotation["updatedBy"]; at: string }
  | { type: "whole refreshed"; whole: RoomState["whole"] }
  | { type: "drafts restored"; cards: RoomState["cards"]; added: Annotation[]; review: RoomState["review"] | null }
  | { type: "role changed"; me: RoomState["me"] }
  | { type: "assigned"; assignees: Person[] }
  | { type: "second verdict asked"; secondVerdict: RoomState["secondVerdict"] }
  | { type: "discarded"; id: string }
  | { type: "superseded" }
  | { type: "heard"; sequence: number };

export function roomReducer(state: RoomState, action: RoomAction): RoomState {
  switch (action.type) {
    case "selected":
      return { ...state, selection: action.selection, lastEnd: action.selection?.end ?? state.lastEnd };
    case "activated":
      return { ...state, activeId: action.id, editing: (action.editing ?? false) && mayWrite(state, action.id), placing: null };
    case "placing":
      return { ...state, placing: action.placing };
    case "filtered":
      return filtered(state, action.filter);
    case "added": {
      const next = withAnnotation(state, action.annotation);
      const draft: Draft<CardFields> = { ...newDraft(fieldsOf(action.annotation), 0), status: "unsaved" };
      const cards = { ...state.cards, [action.annotation.id]: draft };
      return { ...next, cards, activeId: action.annotation.id, editing: action.editing, selection: null, placing: null };
    }
    case "edited":
      return changeCard(state, action.id, (draft) => edit(draft, action.changes));
    case "saving":
      return changeCard(state, action.id, (draft) => ({ ...draft, status: "saving" }));
    case "saved":
      return saved(state, action);
    case "failed":
      return changeCard(state, action.id, (draft) => ({ ...draft, ...action.failure }));
    case "resolved":
      return changeCard(state, action.id, (draft) => resolved(draft, action.keepTheirs));
    case "notice read":
      return changeCard(state, action.id, (draft) => ({ ...draft, notice: null }));
    case "refreshed":
      return refreshedAnnotations(state, [action.annotation]);
    case "all refreshed":
      return refreshedAnnotations(state, action.annotations);
    case "arrived":
      return arrived(state, action);
    case "removed":
      return removed(state, action.id);
    case "gone":
      return gone(state, action.id);
    case "review edited":
      return { ...state, review: edit(state.review, action.changes) };
    case "review saving":
      return { ...state, review: { ...state.review, status: "saving" } };
    case "review saved": {
      const base = { ...state.review.base, ...action.sent };
      return { ...state, review: confirmed(state.review, action.sent, base, action.version) };
    }
    case "review failed":
      return { ...state, review: { ...state.review, ...action.failure } };
    case "review resolved":
      return { ...state, review: resolved(state.review, action.keepTheirs) };
    case "review refreshed": {
      const { review, publication, article, scale, people, signers, secondVerdict } = action.facts;
      const draft = refreshed(
        sharing(state.review, "summary", review.summary),
        reviewFieldsOf(review),
        review.version,
        action.by,
        action.at,
      );
      return { ...state, review: draft, whole: review, publication, article, scale, people, signers, secondVerdict };
    }
    case "whole refreshed":
      return { ...state, whole: action.whole };
    case "drafts restored": {
      const next = action.added.reduce(withAnnotation, state);
      return { ...next, cards: { ...next.cards, ...action.cards }, review: action.review ?? next.review };
    }
    case "role changed":
      return { ...state, me: action.me };
    case "assigned":
      return { ...state, assignees: action.assignees };
    case "second verdict asked":
      return { ...state, secondVerdict: action.secondVerdict };
    case "discarded":
      return discard(state, action.id);
    case "superseded":
      return { ...state, superseded: true };
    case "heard":
      return { ...state, sequence: Math.max(state.sequence, action.sequence) };
  }
}

/** May this person write in this card? Not where they can still judge it independently. */
function mayWrite(state: RoomState, id: string | null): boolean {
  return id !== null && mayWork(state) && !state.annotations[id]?.hidden;
}

/** A card that the filter hides is not open. */
function filtered(state: RoomState, filter: string[]): RoomState {
  const next = { ...state, filter };
  const shown = idsShown({ ...next, activeId: null });
  return state.activeId && !shown.includes(state.activeId) ? { ...next, activeId: null, editing: false } : next;
}

/** The draft of a card; made when its first change comes. */
export function cardOf(state: RoomState, id: string): Draft<CardFields> | null {
  const annotation = state.annotations[id];
  return state.cards[id] ?? (annotation ? newDraft(fieldsOf(annotation), annotation.version) : null);
}

function changeCard(state: RoomState, id: string, change: (draft: Draft<CardFields>) => Draft<CardFields>): RoomState {
  const draft = cardOf(state, id);
  return draft ? { ...state, cards: { ...state.cards, [id]: change(draft) } } : state;
}

function withAnnotation(state: RoomState, annotation: Annotation): RoomState {
  return withAnnotations(state, [annotation]);
}

function withAnnotations(state: RoomState, changed: readonly Annotation[]): RoomState {
  const annotations = { ...state.annotations, ...Object.fromEntries(changed.map((annotation) => [annotation.id, annotation])) };
  const moved = changed.some(({ id, passages }) => {
    const before = state.annotations[id];
    return before?.passages[0]?.start !== passages[0]?.start || before?.passages.length !== passages.length;
  });
  return { ...state, annotations, order: moved ? readingOrder(annotations) : state.order };
}

function saved(state: RoomState, { id, sent, base, annotation }: Extract<RoomAction, { type: "saved" }>): RoomState {
  const draft = state.cards[id];
  const next = withAnnotation(state, annotation);
  if (!draft) return next;
  const now = fieldsOf(annotation);
  const card = confirmed(draft, sent, { ...now, ...base }, annotation.version);
  const told = base.evidence ?? [];
  return { ...next, cards: { ...next.cards, [id]: withEvidence(card, (rows) => filledInAfter(told, rows, now.evidence)) } };
}

function refreshedAnnotations(state: RoomState, annotations: readonly Annotation[]): RoomState {
  const newer = annotations.filter(({ id, version }) => (state.annotations[id]?.version ?? 0) <= version);
  const cards = newer.flatMap((annotation) => {
    const draft = state.cards[annotation.id];
    return draft ? [[annotation.id, refreshedCard(draft, annotation)] as const] : [];
  });
  const next = withAnnotations(state, newer);
  return cards.length > 0 ? { ...next, cards: { ...next.cards, ...Object.fromEntries(cards) } } : next;
}

function refreshedCard(draft: Draft<CardFields>, annotation: Annotation): Draft<CardFields> {
  return refreshed(
    withLatestDetails(sharing(draft, "rationale", annotation.rationale), fieldsOf(annotation).evidence),
    keepingKeys(fieldsOf(annotation), fieldsShown(draft)),
    annotation.version,
    annotation.updatedBy,
    annotation.updatedAt,
  );
}

/** Some that the page came without. What is here already came later than they were read, and what has gone since must not come back. */
function arrived(state: RoomState, { annotations, last }: Extract<RoomAction, { type: "arrived" }>): RoomState {
  const gone = new Set(state.awaited?.gone);
  const next = withAnnotations(
    state,
    annotations.filter(({ id }) => !state.annotations[id] && !gone.has(id)),
  );
  if (!last) return next;
  // What was to be opened as soon as it is here isn't anywhere.
  const isNowhere = next.activeId !== null && !next.annotations[next.activeId];
  return { ...next, awaited: null, ...(isNowhere && { activeId: null, editing: false }) };
}

/** What is written together changes under everyone's hands: that is no news, and no conflict. */
function sharing<F extends object, K extends keyof F>(draft: Draft<F>, field: K, now: F[K]): Draft<F> {
  return field in draft.changes ? draft : { ...draft, base: { ...draft.base, [field]: now } };
}

export const goneMessage = "Someone deleted this annotation meanwhile. Your words are kept: save them as a new one, or discard them.";

/**
 * Someone deleted it. What was typed here and not saved stays, as a new annotation in the making; and so does a card that this person is
 * writing in: closed under their hands, it would let the next words fall on the page, where keys are commands.
 */
function gone(state: RoomState, id: string): RoomState {
  const annotation = state.annotations[id];
  const draft = cardOf(state, id);
  const isWriting = state.activeId === id && state.editing;
  if (!annotation || !draft || !(isWriting || hasChanges(draft))) return removed(state, id);
  const card: Draft<CardFields> = { ...draft, version: 0, status: "refused", message: goneMessage, conflict: null };
  const annotations = { ...state.annotations, [id]: { ...annotation, version: 0 } };
  return { ...state, annotations, cards: { ...state.cards, [id]: card } };
}

/** What this person typed in a card and could not save is not wanted any more: the card says what the server has. */
function discard(state: RoomState, id: string): RoomState {
  if (state.annotations[id]?.version === 0) return removed(state, id);
  const { [id]: _, ...cards } = state.cards;
  return { ...state, cards };
}

function removed(state: RoomState, id: string): RoomState {
  const { [id]: _, ...annotations } = state.annotations;
  const { [id]: __, ...cards } = state.cards;
  const open = state.activeId === id;
  return {
    ...state,
    annotations,
    cards,
    order: state.order.filter((other) => other !== id),
    awaited: state.awaited && { ...state.awaited, gone: [...state.awaited.gone, id] },
    activeId: open ? null : state.activeId,
    editing: open ? false : state.editing,
    placing: state.placing?.id === id ? null : state.placing,
  };
}
