"use client";

import { memo } from "react";
import type { Mark } from "../highlights/highlight-painter.ts";
import { useRoom, useRoomState } from "../session/room-context.ts";

/** The passages once more in words: what is painted over the text says nothing to a screen reader. */
export const PassageList = memo(function PassageList({ marks }: { marks: Mark[] }) {
  const { store } = useRoom();
  const text = useRoomState((state) => state.snapshot.text);
  const annotations = useRoomState((state) => state.annotations);
  return (
    <nav aria-label="Marked passages" className="sr-only">
      <ol>
        {marks.map(({ id, span }) => (
          <li key={`${id}-${span.start}-${span.end}`}>
            <button type="button" tabIndex={-1} onClick={() => store.dispatch({ type: "activated", id })}>
              “{text.slice(span.start, span.end)}”, {annotations[id]?.verdict?.name ?? "to check"}: {annotations[id]?.claim}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
});
