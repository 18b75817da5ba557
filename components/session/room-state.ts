import type { Article, Snapshot } from "#lib/domain/article/article.ts";
import type { DocumentJson } from "#lib/domain/article/article-schema.ts";
import type { Annotation } from "#lib/domain/claim/annotation.ts";
import type { Coverage } from "#lib/domain/claim/coverage.ts";
import type { ReviewWorkspace } from "#lib/domain/claim/review.ts";
import type { Scale } from "#lib/domain/claim/scale.ts";
import { inReadingOrder } from "#lib/domain/claim/workflow.ts";
import { canWorkOn, type Role } from "#lib/domain/people/permissions.ts";
import type { Person } from "#lib/domain/people/person.ts";
import type { Span } from "#lib/domain/text/span.ts";
import type { CardFields } from "./card-fields.ts";
import { type Draft, fieldsShown, newDraft } from "./draft.ts";
import { isUnsettled } from "./state-words.ts";

export type ReviewFields = { summary: DocumentJson; overallVerdict: string | null };

/** `settles`: the changed or lost passage that the selection will stand for. */
export type Placing = { id: string; index: number | null; settles?: string };

export type Me = Person & { role: Role };

/** Everything the room shows. Facts as the server told them, and what this person has not saved yet, side by side. */
export type RoomState = {
  article: Article;
  snapshot: Snapshot;
  scale: Scale;
  me: Me;
  asksArchive: boolean;
  publication: ReviewWorkspace["publication"];
  /** Where more annotations of the article are on their way here: how far the work on all has come, and which of them have gone meanwhile. */
  awaited: { coverage: Coverage; gone: readonly string[] } | null;
  citations: ReviewWorkspace["citations"];
  /** Who works on the article; nobody: everybody may. */
  assignees: Person[];
  /** Everyone at the desk: whom a comment can call. */
  people: Person[];
  /** Everyone who may sign off here, authors or not. */
  signers: Person[];
  secondVerdict: ReviewWorkspace["secondVerdict"];
  /** Summary and verdict on the whole as the server has them, with who wrote and who signed them. */
  whole: ReviewWorkspace["review"];
  annotations: Record<string, Annotation>;
  /** Ids in reading order. */
  order: string[];
  /** Only of annotations that are or were being edited here. */
  cards: Record<string, Draft<CardFields>>;
  review: Draft<ReviewFields>;
  activeId: string | null;
  editing: boolean;
  /** Verdict slugs, or "to-check". Empty: all. */
  filter: string[];
  selection: Span | null;
  /** Where the last selection ended: the caret comes back there. UTF-16. */
  lastEnd: number | null;
  /** Waiting for a selection to become a passage of this annotation: its `index`th, or one more. */
  placing: Placing | null;
  /** The outlet's text has changed: the room has to be opened anew, on the next snapshot. */
  superseded: boolean;
  sequence: number;
};

export const toCheck = "to-check";

export function initialState(workspace: ReviewWorkspace, me: Me): RoomState {
  const { article, snapshot, scale, publication, assignees, people, signers, secondVerdict, citations, sequence, review, asksArchive } =
    workspace;
  const { next, coverage } = workspace;
  const annotations = Object.fromEntries(workspace.annotations.map((annotation) => [annotation.id, annotation]));
  return {
    article,
    snapshot,
    scale,
    me,
    asksArchive,
    publication,
    awaited: next === null ? null : { coverage, gone: [] },
    assignees,
    people,
    signers,
    secondVerdict,
    citations,
    whole: review,
    sequence,
    annotations,
    order: readingOrder(annotations),
    cards: {},
    review: newDraft(reviewFieldsOf(review), review.version),
    activeId: null,
    editing: false,
    filter: [],
    selection: null,
    lastEnd: null,
    placing: null,
    superseded: false,
  };
}

/** Could it be one that is still on its way here? */
export function isAwaited({ awaited, annotations }: Pick<RoomState, "awaited" | "annotations">, id: string): boolean {
  return awaited !== null && annotations[id] === undefined && !awaited.gone.includes(id);
}

export function reviewFieldsOf(review: ReviewWorkspace["review"]): ReviewFields {
  return { summary: review.summary, overallVerdict: review.overallVerdict?.slug ?? null };
}

export function readingOrder(annotations: Record<string, Annotation>): string[] {
  return inReadingOrder(Object.values(annotations)).map((annotation) => annotation.id);
}

/** Or is it assigned to others, so that this person reads along? */
export function mayWork({ me, assignees }: Pick<RoomState, "me" | "assignees">): boolean {
  return canWorkOn(
    me,
    assignees.map(({ id }) => id),
  );
}

/** Ids that pass the filter, in reading order. The open card stays, whatever verdict it gets meanwhile. */
export function idsShown(state: Pick<RoomState, "order" | "filter" | "annotations" | "cards" | "activeId">): string[] {
  if (state.filter.length === 0) return state.order;
  return state.order.filter((id) => id === state.activeId || state.filter.includes(holdingSlugOf(state, id) ?? toCheck));
}

/** The verdict that holds for the text as it stands: none where a passage waits for a person because the outlet changed it. */
export function holdingSlugOf(state: Pick<RoomState, "annotations" | "cards">, id: string): string | null {
  const annotation = state.annotations[id];
  return annotation && isUnsettled(annotation) ? null : verdictSlugOf(state, id);
}

export function verdictSlugOf(state: Pick<RoomState, "annotations" | "cards">, id: string): string | null {
  const draft = state.cards[id];
  return draft ? fieldsShown(draft).verdict : (state.annotations[id]?.verdict?.slug ?? null);
}
