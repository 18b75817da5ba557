"use client";

import { useMemo } from "react";
import { coverageOf } from "#lib/domain/claim/coverage.ts";
import { CoverageSteps } from "../coverage/coverage-steps.tsx";
import { useRoomState } from "../session/room-context.ts";

/** How far the work on what was marked has come, as the server has it: what is half typed is no reason yet. */
export function Coverage() {
  const annotations = useRoomState((state) => state.annotations);
  const awaited = useRoomState((state) => state.awaited?.coverage);
  const coverage = useMemo(() => awaited ?? coverageOf(Object.values(annotations)), [awaited, annotations]);
  return (
    <section aria-label="Coverage">
      <h2 className="eyebrow mb-1.5">Coverage</h2>
      {coverage.marked === 0 ? <p className="text-[0.8rem] text-soft">Nothing marked yet</p> : <CoverageSteps coverage={coverage} />}
    </section>
  );
}
