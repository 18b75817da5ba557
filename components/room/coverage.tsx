"use client";

import { useMemo } from "react";
import { useRoomState } from "../session/room-context.ts";
import { holdingSlugOf } from "../session/room-state.ts";

/** How much of what was marked has a verdict that holds: "5 of 7 checked · 2 to check". */
export function Coverage() {
  const order = useRoomState((state) => state.order);
  const annotations = useRoomState((state) => state.annotations);
  const cards = useRoomState((state) => state.cards);
  const checked = useMemo(
    () => order.filter((id) => holdingSlugOf({ annotations, cards }, id) !== null).length,
    [order, annotations, cards],
  );
  const open = order.length - checked;
  const percent = order.length === 0 ? 0 : (checked / order.length) * 100;

  return (
    <section aria-label="Coverage">
      <h2 className="eyebrow mb-1.5">Coverage</h2>
      <div
        role="progressbar"
        aria-label="Checked"
        aria-valuemin={0}
        aria-valuemax={order.length}
        aria-valuenow={checked}
        className="h-1.5 overflow-hidden rounded-full bg-line"
      >
        <div className="h-full rounded-full bg-acc transition-[width] duration-300" style={{ width: `${percent}%` }} />
      </div>
      <p className="mt-1 text-[0.8rem] text-soft tabular-nums">
        {order.length === 0 ? "Nothing marked yet" : `${checked} of ${order.length} checked${open > 0 ? ` · ${open} to check` : ""}`}
      </p>
    </section>
  );
}
