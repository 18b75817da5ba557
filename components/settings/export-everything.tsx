"use client";

import { useEffect, useState } from "react";
import { Button } from "../ui/button.tsx";

type Progress = { done: number; revisions: number };

/** Downloads everything published; the browser saves it as it comes, this says how far it is. */
export function ExportEverything() {
  const [ticket, setTicket] = useState<string | null>(null);
  const [progress, setProgress] = useState<Progress | null>(null);
  const finished = progress !== null && progress.done === progress.revisions;

  useEffect(() => {
    if (ticket === null || finished) return;
    const timer = setInterval(async () => {
      try {
        const answer = await fetch(`/desk/export/progress?ticket=${ticket}`);
        setProgress(await answer.json());
      } catch (error) {
        console.warn(error);
      }
    }, 1000);
    return () => clearInterval(timer);
  }, [ticket, finished]);

  function start(): void {
    const next = crypto.getRandomValues(new Uint32Array(4)).join("-");
    setProgress(null);
    setTicket(next);
    location.assign(`/desk/export?ticket=${next}`);
  }

  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button onClick={start} disabled={ticket !== null && progress !== null && !finished}>
        Download everything published
      </Button>
      <p role="status" className="text-sm text-soft">
        {ticket !== null && sentence(progress, finished)}
      </p>
      {progress && !finished && <progress aria-label="Export" value={progress.done} max={progress.revisions} />}
    </div>
  );
}

function sentence(progress: Progress | null, finished: boolean): string {
  if (progress === null) return "Starting…";
  const all = `${progress.revisions} ${progress.revisions === 1 ? "revision" : "revisions"}`;
  return finished ? `Done: ${all}.` : `${progress.done} of ${all}`;
}
