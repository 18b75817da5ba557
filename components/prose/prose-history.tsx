"use client";

import { History } from "lucide-react";
import { useState } from "react";
import { listProseVersionsAction, restoreProseVersionAction } from "#lib/actions/prose.ts";
import { proseText } from "#lib/domain/prose/prose.ts";
import { type ProseVersion, parseRoomDocument } from "#lib/domain/prose/room.ts";
import { useRoom, useRoomState } from "../session/room-context.ts";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogContent } from "../ui/dialog.tsx";
import { showToast } from "../ui/toast-store.ts";
import { useAction } from "../ui/use-action.ts";
import { WordDifference } from "./word-difference.tsx";

/** Who wrote what in a shared text, version by version, and the way back to an earlier one. */
export function ProseHistory({ name }: { name: string }) {
  const { live } = useRoom();
  const language = useRoomState((state) => state.article.language);
  const [versions, setVersions] = useState<ProseVersion[] | null>(null);
  const list = useAction(listProseVersionsAction);
  const restore = useAction(restoreProseVersionAction);

  function open(): void {
    const document = parseRoomDocument(name);
    void live.saved().then(() => document && document.kind !== "review" && list.run({ ...document, kind: document.kind }, setVersions));
  }

  function bringBack(id: string): void {
    restore.run({ id }, () => {
      setVersions(null);
      showToast("The earlier version stands again. What stood here is kept in the history.");
    });
  }

  return (
    <>
      <button
        type="button"
        onClick={open}
        disabled={list.pending}
        className="ms-auto grid size-7 place-items-center rounded text-soft hover:bg-hover hover:text-ink"
        title="History: who wrote what"
      >
        <History aria-hidden className="size-3.5" />
        <span className="sr-only">History</span>
      </button>
      <Dialog open={versions !== null} onOpenChange={(isOpen) => !isOpen && setVersions(null)}>
        <DialogContent
          title="Who wrote what"
          description="Each version beside the one before: added words underlined, words taken out struck through."
        >
          {(restore.formError ?? list.formError) && (
            <p role="alert" className="text-sm text-ina">
              {restore.formError ?? list.formError}
            </p>
          )}
          {versions?.length === 0 && <p className="text-sm text-soft">Nothing has been written here yet.</p>}
          <ol className="grid gap-4">
            {versions?.map((version, index) => {
              const before = versions[index + 1];
              return (
                <li key={version.id} className="grid gap-1.5 border-b border-line pb-4 last:border-0">
                  <p className="flex flex-wrap items-baseline gap-x-2 text-sm">
                    <b>{version.authors.map((author) => author.name).join(", ") || "As it was before"}</b>
                    <time dateTime={version.endedAt} className="text-soft">
                      {new Date(version.endedAt).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" })}
                    </time>
                    {index > 0 && (
                      <Button size="small" className="ms-auto" disabled={restore.pending} onClick={() => bringBack(version.id)}>
                        Restore
                      </Button>
                    )}
                  </p>
                  <div className="font-serif text-[0.95rem] whitespace-pre-wrap">
                    <WordDifference before={before ? proseText(before.json) : ""} after={proseText(version.json)} language={language} />
                  </div>
                </li>
              );
            })}
          </ol>
        </DialogContent>
      </Dialog>
    </>
  );
}
