"use client";

import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { personColours } from "#lib/domain/prose/room.ts";
import type { Reader } from "../article/reader.ts";
import type { Colleague } from "../session/live-status.ts";
import { useRoomState } from "../session/room-context.ts";
import { useLive } from "../session/use-live.ts";

type Selected = Colleague & { selection: NonNullable<Colleague["selection"]> };
type Flag = { id: string; name: string; colour: number; left: number; top: number; height: number; turned: boolean };

/** Room that a name takes beside its flagstaff, in pixels, before it would leave the column. */
const nameRoom = 96;

/** Shows what colleagues have selected in the article, each in their colour and with their name where the selection ends. */
export function ColleagueSelections({ reader, frame }: { reader: Reader; frame: HTMLElement }) {
  const selected = useSelected();
  const [flags, setFlags] = useState<Flag[]>([]);

  useEffect(() => {
    if (!("highlights" in CSS)) return;
    for (let colour = 1; colour <= personColours; colour += 1) {
      const ranges = selected
        .filter((colleague) => colleague.colour === colour)
        .map(({ selection }) => reader.index.staticRangeOf(selection));
      const name = `colleague-${colour}`;
      if (ranges.length > 0) CSS.highlights.set(name, new Highlight(...ranges));
      else CSS.highlights.delete(name);
    }
  }, [reader, selected]);

  useEffect(
    () => () => {
      for (let colour = 1; colour <= personColours; colour += 1) CSS.highlights?.delete(`colleague-${colour}`);
    },
    [],
  );

  useLayoutEffect(() => {
    const look = () => setFlags(selected.flatMap((colleague) => flagOf(colleague, reader, frame) ?? []));
    look();
    const observer = new ResizeObserver(look);
    observer.observe(frame);
    return () => observer.disconnect();
  }, [selected, reader, frame]);

  return flags.map(({ id, name, colour, left, top, height, turned }) => (
    <span
      key={id}
      aria-hidden
      data-selection-of={id}
      data-turned={turned || undefined}
      className={`selection-flag person-${colour}`}
      style={{ left, top, height }}
    >
      <span className="caret-name">{name.split(" ")[0]}</span>
    </span>
  ));
}

/** Colleagues with words of this snapshot selected. The same list as long as nothing of that changes. */
function useSelected(): Selected[] {
  const snapshot = useRoomState((state) => state.snapshot);
  const latest = useRef<Selected[]>([]);
  return useLive(({ colleagues }) => {
    const now = colleagues.flatMap((colleague) => {
      const { selection } = colleague;
      if (!selection || selection.snapshotId !== snapshot.id) return [];
      return selection.start < selection.end && selection.end <= snapshot.text.length ? [{ ...colleague, selection }] : [];
    });
    if (JSON.stringify(latest.current) !== JSON.stringify(now)) latest.current = now;
    return latest.current;
  });
}

function flagOf({ id, name, colour, selection }: Selected, { index }: Reader, frame: HTMLElement): Flag | null {
  const range = index.rangeOf(selection);
  const box = [...range.getClientRects()].at(-1);
  const words = range.endContainer.parentElement;
  if (!box || !words) return null;
  const base = frame.getBoundingClientRect();
  const isRightToLeft = getComputedStyle(words).direction === "rtl";
  const left = (isRightToLeft ? box.left : box.right) - base.left;
  const turned = isRightToLeft ? left < nameRoom : left > base.width - nameRoom;
  return { id, name, colour, left, top: box.top - base.top, height: box.height, turned: turned !== isRightToLeft };
}
