"use client";

import { memo, useState } from "react";
import type { Mark } from "../highlights/highlight-painter.ts";
import { useRoom, useRoomState } from "../session/room-context.ts";

/** So many passages are listed at once. */
const partSize = 100;

/** The passages once more in words: what is painted over the text says nothing to a screen reader. */
export const PassageList = memo(function PassageList({ marks }: { marks: Mark[] }) {
  const { store } = useRoom();
  const text = useRoomState((state) => state.snapshot.text);
  const annotations = useRoomState((state) => state.annotations);
  const [shown, setShown] = useState(partSize);
  const more = Math.min(partSize, marks.length - shown);
  return (
    <nav aria-label="Marked passages" className="sr-only">
      <ol>
        {marks.slice(0, shown).map(({ id, span }) => (
          <li key={`${id}-${span.start}-${span.end}`}>
            <button type="button" tabIndex={-1} onClick={() => store.dispatch({ type: "activated", id })}>
              “{text.slice(span.start, span.end)}”, {annotations[id]?.verdict?.name ?? "to check"}: {annotations[id]?.claim}
            </button>
          </li>
        ))}
      </ol>
      {more > 0 && (
        <button type="button" tabIndex={-1} onClick={() => setShown(shown + partSize)}>
          {more} more of {marks.length} passages
        </button>
      )}
    </nav>
  );
});
