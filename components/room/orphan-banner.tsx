"use client";

import { CircleAlert } from "lucide-react";
import { Button } from "../ui/button.tsx";
import { showToast } from "../ui/toast-store.ts";
import { useRoom } from "./room-context.ts";
import { useLive } from "./use-live.ts";

/** Words whose place is gone, such as the rationale of a deleted annotation: offered back, never dropped. */
export function OrphanBanner() {
  const { live } = useRoom();
  const orphans = useLive((status) => status.orphans);
  return orphans.map(({ name, text }) => (
    <section
      key={name}
      aria-label="Words without a place"
      className="mb-6 grid gap-2 rounded-lg border border-ctx bg-card px-4 py-3 text-sm"
    >
      <p className="flex gap-2">
        <CircleAlert aria-hidden className="size-5 shrink-0 text-ctx" />
        <span>
          <b>Words you typed can’t be saved where you typed them</b>: the annotation was deleted, or you may not change it any more. Copy
          them, then let them go.
        </span>
      </p>
      <blockquote dir="auto" className="max-h-40 overflow-auto border-s-2 border-line ps-3 whitespace-pre-wrap">
        {text}
      </blockquote>
      <div className="flex gap-2">
        <Button
          size="small"
          variant="primary"
          onClick={() =>
            navigator.clipboard.writeText(text).then(
              () => showToast("Copied."),
              () => showToast("Your browser did not allow copying. Select the words and copy them.", { tone: "problem" }),
            )
          }
        >
          Copy
        </Button>
        <Button size="small" onClick={() => live.drop(name)}>
          Let go
        </Button>
      </div>
    </section>
  ));
}
