"use client";

import { useState } from "react";
import { readHistoryAction } from "#lib/actions/history.ts";
import type { History } from "#lib/domain/claim/history.ts";
import { useMayWork, useRoom, useRoomState } from "../session/room-context.ts";
import { act } from "../ui/act.ts";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogContent } from "../ui/dialog.tsx";
import { Spinner } from "../ui/spinner.tsx";
import { useAnswer } from "../ui/use-answer.ts";
import { HistoryLine } from "./history-line.tsx";

type HistoryDialogProps = { /** Without it, the history of the review and all of it. */ annotationId?: string; onClose: () => void };

/** What was done to an annotation, or to a whole review: by whom, when, from what to what, and the way back. */
export function HistoryDialog({ annotationId, onClose }: HistoryDialogProps) {
  const { live } = useRoom();
  const articleId = useRoomState((state) => state.article.id);
  const language = useRoomState((state) => state.article.language);
  const mayWork = useMayWork();
  const [older, setOlder] = useState<History[]>([]);
  const [loading, setLoading] = useState(false);
  // What is typed here is part of it.
  const { value, problem, again } = useAnswer(
    () => live.saved().then(() => readHistoryAction({ articleId, annotationId })),
    `${articleId} ${annotationId ?? ""}`,
  );
  const pages = value ? [value, ...older] : [];
  const entries = pages.flatMap((page) => page.entries);
  const next = pages.at(-1)?.next ?? null;

  async function showOlder(): Promise<void> {
    setLoading(true);
    const read = await act(() => readHistoryAction({ articleId, annotationId, cursor: next ?? undefined }));
    setLoading(false);
    if (read.ok) setOlder((before) => [...before, read.value]);
  }

  function onRestored(): void {
    setOlder([]);
    again();
  }

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title={annotationId ? "History of this annotation" : "History of this review"}
        description="The newest first. Bringing something back is a change like any other, and stands here too."
        className="sm:w-[min(40rem,calc(100vw-2rem))]"
      >
        {problem && (
          <p role="alert" className="text-sm text-ina">
            {problem}
          </p>
        )}
        {!value && !problem && <Spinner label="Loading the history" />}
        {value && entries.length === 0 && <p className="text-sm text-soft">Nothing has been done here yet.</p>}
        <ol className="grid">
          {entries.map((entry) => (
            <HistoryLine key={entry.id} entry={entry} language={language} mayRestore={mayWork} onRestored={onRestored} onLeave={onClose} />
          ))}
        </ol>
        {next && (
          <Button size="small" className="justify-self-start" disabled={loading} onClick={() => void showOlder()}>
            {loading ? "Loading…" : "Show older"}
          </Button>
        )}
      </DialogContent>
    </Dialog>
  );
}
