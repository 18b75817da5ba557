"use client";

import { proseText } from "#lib/domain/prose/prose.ts";
import type { Conflict, Draft } from "../session/draft.ts";
import { useRoom, useRoomState } from "../session/room-context.ts";
import type { ReviewFields } from "../session/room-state.ts";
import { Button } from "../ui/button.tsx";

const labels: Record<keyof ReviewFields, string> = { summary: "Summary", overallVerdict: "Overall verdict" };

/** Two people changed the summary or the overall verdict. Both stay in sight until one is chosen. */
export function ReviewConflict({ draft, conflict }: { draft: Draft<ReviewFields>; conflict: Conflict<ReviewFields> }) {
  const { store } = useRoom();
  const verdicts = useRoomState((state) => state.scale.verdicts);
  const mine = { ...conflict.current, ...draft.changes };
  const words = (field: keyof ReviewFields, fields: ReviewFields) =>
    field === "summary"
      ? proseText(fields.summary) || "(empty)"
      : (verdicts.find(({ slug }) => slug === fields.overallVerdict)?.name ?? "None yet");

  return (
    <section role="alert" aria-label="Changed by two people" className="grid gap-3 rounded-lg border border-ctx bg-card p-3 text-sm">
      <p>
        <b>{conflict.by.name || "Someone"} changed this</b> while you were writing. Nothing is lost: choose what stands.
      </p>
      {conflict.clashes.map((field) => (
        <div key={field} className="grid gap-2 sm:grid-cols-2">
          <Side title={`Your ${labels[field].toLowerCase()}`} words={words(field, mine)} />
          <Side title={`Theirs`} words={words(field, conflict.current)} />
        </div>
      ))}
      <div className="flex flex-wrap gap-2">
        <Button size="small" variant="primary" onClick={() => store.dispatch({ type: "review resolved", keepTheirs: [] })}>
          Keep mine
        </Button>
        <Button size="small" onClick={() => store.dispatch({ type: "review resolved", keepTheirs: conflict.clashes })}>
          Take theirs
        </Button>
      </div>
    </section>
  );
}

function Side({ title, words }: { title: string; words: string }) {
  return (
    <div className="rounded-(--radius) border border-line p-2.5">
      <p className="mb-1 text-[0.78rem] text-soft">{title}</p>
      <p dir="auto" className="whitespace-pre-wrap">
        {words}
      </p>
    </div>
  );
}
