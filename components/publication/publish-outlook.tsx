"use client";

import { useState } from "react";
import { later } from "../ui/later.ts";
import { LaterPart } from "../ui/later-part.tsx";

export const outlookList = later(() => import("./outlook-list.tsx"));

/** What stands in the way of publishing, for everybody at work on it: long before anybody presses Publish. */
export function PublishOutlook() {
  const [open, setOpen] = useState(false);
  return (
    <details className="border-t border-line pt-3" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className="text-sm font-medium">Before this can be published</summary>
      <div className="mt-3 grid gap-2 text-sm">
        <LaterPart part={outlookList} asked={open}>
          {({ OutlookList }) => open && <OutlookList />}
        </LaterPart>
      </div>
    </details>
  );
}
