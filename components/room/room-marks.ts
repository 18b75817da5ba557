import { useMemo } from "react";
import type { Mark } from "../annotation/highlight-painter.ts";
import { lookOf } from "../annotation/look.ts";
import { fieldsShown } from "./draft.ts";
import { useRoomState } from "./room-context.ts";
import type { RoomState } from "./room-state.ts";
import { idsShown, verdictSlugOf } from "./room-state.ts";

/** Every passage to paint, as the cards now have it, saved or not. */
export function useMarks(): Mark[] {
  const annotations = useRoomState((state) => state.annotations);
  const cards = useRoomState((state) => state.cards);
  const order = useRoomState((state) => state.order);
  const filter = useRoomState((state) => state.filter);
  const scale = useRoomState((state) => state.scale);
  return useMemo(() => marksOf({ annotations, cards, order, filter, scale }), [annotations, cards, order, filter, scale]);
}

function marksOf(state: Pick<RoomState, "annotations" | "cards" | "order" | "filter" | "scale">): Mark[] {
  const looks = new Map<string | null, string>([[null, lookOf(null)]]);
  for (const verdict of state.scale.verdicts) looks.set(verdict.slug, lookOf(verdict));
  return idsShown(state).flatMap((id) => {
    const annotation = state.annotations[id];
    if (!annotation) return [];
    const draft = state.cards[id];
    const passages = draft ? fieldsShown(draft).passages : annotation.passages.filter((passage) => passage.anchoring !== "lost");
    const slug = verdictSlugOf(state, id);
    const look = looks.get(slug) ?? lookOf(annotation.verdict);
    return passages.map(({ start, end }) => ({ id, span: { start, end }, look }));
  });
}
