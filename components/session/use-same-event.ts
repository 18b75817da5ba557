"use client";

import { useEffect, useState } from "react";
import type { SameEventPassage } from "#lib/domain/claim/same-event.ts";
import type { CardFields } from "./card-fields.ts";
import { useRoom, useRoomState } from "./room-context.ts";

/** Milliseconds without a change after which other articles are looked through. */
const pause = 1200;

/** What other articles say of the event that a card's passages speak of. Nothing without a connection, and nothing where there is nothing. */
export function useSameEvent({ passages, claim }: Pick<CardFields, "passages" | "claim">): SameEventPassage[] {
  const { api } = useRoom();
  const articleId = useRoomState((state) => state.article.id);
  const snapshotId = useRoomState((state) => state.snapshot.id);
  const [found, setFound] = useState<SameEventPassage[]>([]);
  const places = JSON.stringify(passages.map(({ start, end }) => ({ start, end })));

  useEffect(() => {
    let wanted = true;
    const wait = setTimeout(() => {
      const asked: { start: number; end: number }[] = JSON.parse(places);
      if (asked.length === 0) return setFound([]);
      api.findSameEvent({ articleId, snapshotId, passages: asked, claim: claim.slice(0, 2000) }).then(
        (answer) => wanted && setFound(answer.ok ? answer.value : []),
        (error: unknown) => console.warn(error),
      );
    }, pause);
    return () => {
      wanted = false;
      clearTimeout(wait);
    };
  }, [api, articleId, snapshotId, places, claim]);

  return found;
}
