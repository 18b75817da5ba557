import { useMemo } from "react";
import type { Snapshot } from "#lib/domain/article/article.ts";
import { type Annotation, isSuspended } from "#lib/domain/claim/annotation.ts";
import type { Span } from "#lib/domain/text/span.ts";
import { fieldsOf } from "../session/card-fields.ts";
import { fieldsShown } from "../session/draft.ts";
import { useRoomState } from "../session/room-context.ts";
import type { RoomState } from "../session/room-state.ts";
import { idsShown, verdictSlugOf } from "../session/room-state.ts";
import { lookOf } from "../verdict/look.ts";
import type { Mark } from "./highlight-painter.ts";

/** Every passage to paint, as the cards now have it, saved or not. */
export function useMarks(): Mark[] {
  const annotations = useRoomState((state) => state.annotations);
  const cards = useRoomState((state) => state.cards);
  const snapshot = useRoomState((state) => state.snapshot);
  const order = useRoomState((state) => state.order);
  const filter = useRoomState((state) => state.filter);
  const scale = useRoomState((state) => state.scale);
  const activeId = useRoomState((state) => (state.filter.length > 0 ? state.activeId : null));
  return useMemo(
    () => marksOf({ snapshot, annotations, cards, order, filter, scale, activeId }),
    [snapshot, annotations, cards, order, filter, scale, activeId],
  );
}

/** Nothing is painted on words it was not given for, as of an annotation that has gone on to the next snapshot already. */
export function marksOf(state: Pick<RoomState, "snapshot" | "annotations" | "cards" | "order" | "filter" | "scale" | "activeId">): Mark[] {
  const looks = new Map<string | null, string>([[null, lookOf(null)]]);
  for (const verdict of state.scale.verdicts) looks.set(verdict.slug, lookOf(verdict));
  return idsShown(state).flatMap((id) => {
    const annotation = state.annotations[id];
    if (!annotation || hasGoneOn(annotation, state.snapshot)) return [];
    const draft = state.cards[id];
    const { passages } = draft ? fieldsShown(draft) : fieldsOf(annotation);
    // A verdict is never shown on words it was not given for.
    const unsure = new Set(annotation.passages.filter(isSuspended).map(placeOf));
    const slug = verdictSlugOf(state, id);
    const look = looks.get(slug) ?? lookOf(annotation.verdict);
    return passages
      .filter(({ start, end, exact }) => state.snapshot.text.slice(start, end) === exact)
      .map(({ start, end }) => ({ id, span: { start, end }, look: unsure.has(placeOf({ start, end })) ? "needs-review" : look }));
  });
}

function hasGoneOn({ passages }: Annotation, snapshot: Snapshot): boolean {
  return passages.some(({ anchoring, snapshotId }) => anchoring !== "lost" && snapshotId !== snapshot.id);
}

function placeOf({ start, end }: Span): string {
  return `${start}-${end}`;
}
