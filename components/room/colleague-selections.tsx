"use client";

import { useEffect } from "react";
import { personColours } from "#lib/domain/room.ts";
import type { Reader } from "../article/reader.ts";
import { useRoomState } from "./room-context.ts";
import { useLive } from "./use-live.ts";

/** Paints what colleagues have selected in the article, each in their colour. */
export function ColleagueSelections({ reader }: { reader: Reader }) {
  const colleagues = useLive((status) => status.colleagues);
  const snapshot = useRoomState((state) => state.snapshot);

  useEffect(() => {
    if (!("highlights" in CSS)) return;
    for (let colour = 1; colour <= personColours; colour += 1) {
      const ranges = colleagues.flatMap(({ selection, colour: theirs }) => {
        const isHere = selection && theirs === colour && selection.snapshotId === snapshot.id;
        if (!isHere || selection.start >= selection.end || selection.end > snapshot.text.length) return [];
        return [reader.index.staticRangeOf(selection)];
      });
      const name = `colleague-${colour}`;
      if (ranges.length > 0) CSS.highlights.set(name, new Highlight(...ranges));
      else CSS.highlights.delete(name);
    }
  }, [reader, colleagues, snapshot]);

  useEffect(
    () => () => {
      for (let colour = 1; colour <= personColours; colour += 1) CSS.highlights?.delete(`colleague-${colour}`);
    },
    [],
  );
  return null;
}
