import type { Annotation } from "#lib/domain/annotation.ts";
import { type CardFields, fieldsOf } from "./card-fields.ts";
import { type Draft, hasChanges, newDraft, refreshed } from "./draft.ts";
import { newId, type ReviewFields, type RoomState } from "./room-state.ts";

/** What was typed and not saved when the window went away, with the annotation as it then was. */
export type StoredDrafts = {
  snapshotId: string;
  at: string;
  cards: { annotation: Annotation; draft: Draft<CardFields> }[];
  review: Draft<ReviewFields> | null;
};

function storageKey(state: RoomState): string {
  return `assay:unsaved:${state.me.id}:${state.article.id}`;
}

export function unsavedOf(state: RoomState): StoredDrafts | null {
  const cards = Object.entries(state.cards).flatMap(([id, draft]) => {
    const annotation = state.annotations[id];
    return annotation && hasChanges(draft) ? [{ annotation, draft }] : [];
  });
  const review = hasChanges(state.review) ? state.review : null;
  if (cards.length === 0 && !review) return null;
  return { snapshotId: state.snapshot.id, at: new Date().toISOString(), cards, review };
}

/** Those not yet decided upon stay beside the new ones. */
export function keepDrafts(state: RoomState, offered: StoredDrafts | null): void {
  const unsaved = unsavedOf(state);
  const key = storageKey(state);
  if (!unsaved && !offered) {
    localStorage.removeItem(key);
    return;
  }
  const known = new Set(unsaved?.cards.map((card) => card.annotation.id));
  const cards = [...(unsaved?.cards ?? []), ...(offered?.cards.filter((card) => !known.has(card.annotation.id)) ?? [])];
  const both = { ...(unsaved ?? offered), cards, review: unsaved?.review ?? offered?.review ?? null };
  localStorage.setItem(key, JSON.stringify(both));
}

export function storedDrafts(state: RoomState): StoredDrafts | null {
  const kept = localStorage.getItem(storageKey(state));
  if (!kept) return null;
  try {
    const stored: StoredDrafts = JSON.parse(kept);
    return stored.snapshotId === state.snapshot.id && Array.isArray(stored.cards) ? stored : null;
  } catch (error) {
    console.warn("Kept words could not be read", error);
    return null;
  }
}

/** Puts kept words back on what the server has now: same field changed elsewhere becomes a conflict, a deleted annotation comes back as new. */
export function restoreDrafts(state: RoomState, stored: StoredDrafts) {
  const cards: RoomState["cards"] = {};
  const added: Annotation[] = [];
  for (const { annotation, draft } of stored.cards) {
    const current = state.annotations[annotation.id];
    const kept: Draft<CardFields> = { ...draft, status: "unsaved", message: null, field: null, conflict: null };
    if (current && current.version > 0) {
      cards[annotation.id] = refreshed(kept, fieldsOf(current), current.version, current.updatedBy, current.updatedAt);
    } else {
      // Its rationale is kept under the name it has.
      const again = { ...annotation, id: annotation.version === 0 ? annotation.id : newId(), version: 0 };
      added.push(again);
      cards[again.id] = { ...newDraft(draft.base, 0), changes: draft.changes, status: "unsaved" };
    }
  }
  const review = stored.review && { ...stored.review, status: "unsaved" as const, conflict: null, message: null };
  return { cards, added, review };
}
