"use client";

import { ChevronRight, CircleAlert } from "lucide-react";
import type { Blocker } from "#lib/domain/revision/publish-rules.ts";
import { useRoom } from "../session/room-context.ts";

/** Every reason why a review can't be published yet; each leads to where it can be mended. */
export function BlockerList({ blockers, onGo }: { blockers: Blocker[]; onGo: () => void }) {
  const { store } = useRoom();

  function go(annotationId: string | null): void {
    onGo();
    if (annotationId) {
      store.dispatch({ type: "filtered", filter: [] });
      store.dispatch({ type: "activated", id: annotationId, editing: true });
      return;
    }
    // Once the dialog has given the focus back.
    setTimeout(() => {
      const review = document.getElementById("review");
      review?.scrollIntoView({ block: "start" });
      review?.focus();
    }, 50);
  }

  return (
    <div className="grid gap-2">
      <p className="text-pretty">
        {blockers.length === 1 ? "One thing is" : `${blockers.length} things are`} still missing. Choose one to go there; everything else
        stays as it is.
      </p>
      <ul className="grid gap-1">
        {blockers.map(({ annotationId, code, message }) => (
          <li key={`${annotationId}-${code}`}>
            <a
              href={annotationId ? `#a-${annotationId}` : "#review"}
              className="flex items-center gap-2.5 rounded-(--radius) border border-line px-3 py-2 text-sm no-underline hover:bg-hover"
              onClick={(event) => {
                event.preventDefault();
                go(annotationId);
              }}
            >
              <CircleAlert aria-hidden className="size-4 shrink-0 text-ctx" />
              <span className="grow" dir="auto">
                {message}
              </span>
              <ChevronRight aria-hidden className="size-4 shrink-0 text-soft rtl:rotate-180" />
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
