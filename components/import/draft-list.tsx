"use client";

import Link from "next/link.js";
import { useEffect, useRef, useState } from "react";
import { discardImportDraftAction } from "#lib/actions/import.ts";
import { type ImportDraftSummary, mostListedDrafts } from "#lib/domain/article/import-draft.ts";
import { Button } from "../ui/button.tsx";
import { showToast } from "../ui/toast-store.ts";
import { GivenAt } from "./given-at.tsx";

/** As long as the message with its Undo stands. */
const secondThoughts = 12_000;

/** Texts still to be cleaned up. Discarding waits for second thoughts; leaving the page meanwhile keeps the text. */
export function DraftList({ drafts }: { drafts: ImportDraftSummary[] }) {
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>());
  useEffect(() => {
    const running = timers.current;
    return () => {
      for (const timer of running.values()) clearTimeout(timer);
    };
  }, []);

  function show(id: string): void {
    clearTimeout(timers.current.get(id));
    setHidden((before) => new Set([...before].filter((other) => other !== id)));
  }

  async function discard(id: string): Promise<void> {
    try {
      const result = await discardImportDraftAction({ id });
      if (result.ok || result.error.code === "not_found") return;
      showToast(result.error.message, { tone: "problem" });
    } catch (error) {
      console.error(error);
      showToast("The desk couldn't be reached, so the text is still here.", { tone: "problem" });
    }
    show(id);
  }

  function hide(draft: ImportDraftSummary): void {
    setHidden((before) => new Set([...before, draft.id]));
    timers.current.set(
      draft.id,
      setTimeout(() => discard(draft.id), secondThoughts),
    );
    showToast(`Discarded “${nameOf(draft)}”.`, { undo: () => show(draft.id) });
  }

  const shown = drafts.filter((draft) => !hidden.has(draft.id));
  if (shown.length === 0) return null;
  return (
    <section aria-labelledby="import-drafts" className="grid gap-2">
      <h2 id="import-drafts" className="eyebrow">
        Waiting for clean-up
      </h2>
      <ul className="grid">
        {shown.map((draft) => (
          <li key={draft.id} className="flex items-start gap-3 border-t border-line py-3">
            <Link href={`/desk/import/${draft.id}`} className="group grid min-w-0 grow gap-0.5 no-underline">
              <span className="truncate font-serif text-[1.05rem] font-semibold text-ink group-hover:underline">{nameOf(draft)}</span>
              <span className="truncate text-sm text-soft">
                <GivenAt at={draft.createdAt} />
                {draft.beginning === "" ? null : ` · ${draft.beginning}`}
              </span>
            </Link>
            <Button size="small" variant="quiet" onClick={() => hide(draft)} aria-label={`Discard ${nameOf(draft)}`}>
              Discard
            </Button>
          </li>
        ))}
      </ul>
      {drafts.length < mostListedDrafts ? null : (
        <p className="text-sm text-soft">These are the newest {mostListedDrafts}. Save or discard some, and the next come up.</p>
      )}
    </section>
  );
}

function nameOf(draft: ImportDraftSummary): string {
  return draft.title || draft.originalName || "Untitled text";
}
