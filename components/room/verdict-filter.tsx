"use client";

import { useMemo } from "react";
import { useRoom, useRoomState } from "../session/room-context.ts";
import { holdingSlugOf, toCheck } from "../session/room-state.ts";
import { colourClass } from "../verdict/look.ts";
import { MarkIcon } from "../verdict/mark-icon.tsx";

/** Which verdicts are shown, with how many of each. Kept in the page's address. */
export function VerdictFilter() {
  const { store } = useRoom();
  const filter = useRoomState((state) => state.filter);
  const verdicts = useRoomState((state) => state.scale.verdicts);
  const counts = useCounts();
  const options = [...verdicts, null].filter(
    (verdict) => counts.has(verdict?.slug ?? toCheck) || filter.includes(verdict?.slug ?? toCheck),
  );
  if (options.length < 2 && filter.length === 0) return null;

  function toggle(slug: string): void {
    const next = filter.includes(slug) ? filter.filter((other) => other !== slug) : [...filter, slug];
    store.dispatch({ type: "filtered", filter: next });
  }

  return (
    <fieldset data-filter className="flex flex-wrap gap-1">
      <legend className="sr-only">Show only</legend>
      {options.map((verdict) => {
        const slug = verdict?.slug ?? toCheck;
        const name = verdict?.name ?? "To check";
        return (
          <button
            key={slug}
            type="button"
            aria-pressed={filter.includes(slug)}
            aria-label={`${name}: ${counts.get(slug) ?? 0}`}
            title={name}
            className={`filter-chip ${colourClass(verdict)}`}
            onClick={() => toggle(slug)}
          >
            <MarkIcon verdict={verdict} className="size-3.5" /> {counts.get(slug) ?? 0}
          </button>
        );
      })}
      {filter.length > 0 && (
        <button
          type="button"
          className="min-h-7 px-1.5 text-[0.8rem] text-link"
          onClick={() => store.dispatch({ type: "filtered", filter: [] })}
        >
          Show all
        </button>
      )}
    </fieldset>
  );
}

function useCounts(): Map<string, number> {
  const order = useRoomState((state) => state.order);
  const annotations = useRoomState((state) => state.annotations);
  const cards = useRoomState((state) => state.cards);
  return useMemo(() => {
    const counts = new Map<string, number>();
    for (const id of order) {
      const slug = holdingSlugOf({ annotations, cards }, id) ?? toCheck;
      counts.set(slug, (counts.get(slug) ?? 0) + 1);
    }
    return counts;
  }, [order, annotations, cards]);
}
