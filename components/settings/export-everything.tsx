"use client";

import { useEffect, useState } from "react";
import { cancelExportAction, readExportAction, startExportAction } from "#lib/actions/export.ts";
import type { ExportRun } from "#lib/domain/export/export-run.ts";
import { Button } from "../ui/button.tsx";

/** Milliseconds without progress after which a download has likely stopped. */
const patience = 20_000;

/** Downloads everything published; the browser saves it as it comes, this says how far it is, and stops it. */
export function ExportEverything({ latest }: { latest: ExportRun | null }) {
  const [run, setRun] = useState(latest?.outcome === null && latest.quietFor < patience ? latest : null);
  const [problem, setProblem] = useState<string | null>(null);
  const id = run?.id;
  const going = run !== null && run.outcome === null;

  useEffect(() => {
    if (id === undefined || !going) return;
    const timer = setInterval(async () => {
      try {
        const answer = await readExportAction({ id });
        if (answer.ok && answer.value) setRun(answer.value);
        setProblem(answer.ok ? null : answer.error.message);
      } catch (error) {
        console.warn(error);
        setProblem("The server can't be reached just now. The download goes on once it can, or your browser says that it failed.");
      }
    }, 1000);
    return () => clearInterval(timer);
  }, [id, going]);

  async function start(): Promise<void> {
    setProblem(null);
    const begun = await startExportAction({}).catch(() => null);
    if (!begun?.ok) return setProblem(begun?.error.message ?? "The server can't be reached. Nothing was begun: try again in a moment.");
    setRun(begun.value);
    location.assign(`/desk/export?run=${begun.value.id}`);
  }

  async function cancel(): Promise<void> {
    const cancelled = id === undefined ? null : await cancelExportAction({ id }).catch(() => null);
    if (cancelled?.ok) setRun(cancelled.value);
    else setProblem(cancelled?.error.message ?? "The server can't be reached. Cancel the download in your browser instead.");
  }

  return (
    <div className="flex flex-wrap items-center gap-3">
      {going ? (
        <>
          <progress aria-label="Export" value={run.done} max={Math.max(1, run.revisions)} />
          <Button onClick={cancel}>Cancel</Button>
        </>
      ) : (
        <Button onClick={start}>{run === null ? "Download everything published" : "Download it again"}</Button>
      )}
      <p role="status" className="text-sm text-soft">
        {run && sentence(run)}
      </p>
      {problem && (
        <p role="alert" className="basis-full text-sm text-ina">
          {problem}
        </p>
      )}
    </div>
  );
}

function sentence({ done, revisions, outcome, quietFor }: ExportRun): string {
  const all = `${revisions} ${revisions === 1 ? "revision" : "revisions"}`;
  if (outcome === "finished") return `Done: ${all}.`;
  if (outcome === "cancelled") return `Cancelled after ${done} of ${all}. What your browser kept of it is not complete: delete it.`;
  if (outcome === "failed") return `Failed after ${done} of ${all}, on our side. Nothing of the desk was changed: download it again.`;
  if (quietFor > patience) return `${done} of ${all}. It has not moved for a while: it is paused in your browser, or it has stopped.`;
  return done === 0 ? `Starting, ${all} in all…` : `${done} of ${all}`;
}
