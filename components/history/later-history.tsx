"use client";

import { later } from "../ui/later.ts";
import { LaterPart } from "../ui/later-part.tsx";

export const historyDialog = later(() => import("./history-dialog.tsx"));

/** The history, in a script of its own. */
export function LaterHistory(props: { annotationId?: string; onClose: () => void }) {
  return (
    <LaterPart part={historyDialog} asked>
      {({ HistoryDialog }) => <HistoryDialog {...props} />}
    </LaterPart>
  );
}
