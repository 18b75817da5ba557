"use client";

import { isUnsettledPassage } from "#lib/domain/claim/annotation.ts";
import { useRoom, useRoomState } from "../session/room-context.ts";
import type { RoomState } from "../session/room-state.ts";
import { Button } from "../ui/button.tsx";
import { useAnswer } from "../ui/use-answer.ts";
import { ConfirmSentences } from "./confirm-sentences.tsx";
import { SettleItem } from "./settle-item.tsx";

/** One passage after the other: what it said, what stands there now, and what to do about it. */
export function SettleQueue() {
  const { api } = useRoom();
  const articleId = useRoomState((state) => state.article.id);
  const language = useRoomState((state) => state.article.language);
  const waiting = useRoomState(waitingKey);
  const { value, problem, again } = useAnswer(() => api.listUnsettled({ articleId }), waiting);

  if (problem) {
    return (
      <p role="alert" className="flex flex-wrap items-center gap-3 border-t border-line px-4 py-3">
        {problem}
        <Button size="small" onClick={again}>
          Try again
        </Button>
      </p>
    );
  }
  if (!value) return <p className="border-t border-line px-4 py-3 text-soft">Comparing the two texts…</p>;
  // What was settled a moment ago leaves at once, before the list is there anew.
  const shown = value.filter(({ passageId }) => waiting.includes(passageId));
  return (
    <>
      <ConfirmSentences waiting={shown} />
      <ol className="divide-y divide-line border-t border-line">
        {shown.map((unsettled) => (
          <li key={unsettled.passageId}>
            <SettleItem unsettled={unsettled} language={language} />
          </li>
        ))}
      </ol>
    </>
  );
}

function waitingKey({ annotations }: RoomState): string {
  return Object.values(annotations)
    .flatMap(({ passages }) => passages.filter(isUnsettledPassage))
    .map(({ id }) => id)
    .join(" ");
}
