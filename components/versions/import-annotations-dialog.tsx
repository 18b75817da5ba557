"use client";

import { useState } from "react";
import { importAnnotationsAction } from "#lib/actions/annotation.ts";
import type { ImportReport } from "#lib/domain/incoming/import-report.ts";
import { useRoomState } from "../session/room-context.ts";
import { Button } from "../ui/button.tsx";
import { copyText } from "../ui/copy-text.ts";
import { Dialog, DialogContent } from "../ui/dialog.tsx";
import { showToast } from "../ui/toast-store.ts";
import { useAction } from "../ui/use-action.ts";
import { ImportReportList, reportText, worthShowing } from "./import-report.tsx";
import { TagMapping } from "./tag-mapping.tsx";

type Props = { open: boolean; onOpenChange: (open: boolean) => void };
/** `added`: the report is of what was done, no longer of what would be. */
type Chosen = { name: string; file: string; report: ImportReport; added: boolean };

/** Annotations made elsewhere: a look at what would come in, which tags stand for which verdicts, then the import. */
export function ImportAnnotationsDialog({ open, onOpenChange }: Props) {
  const articleId = useRoomState((state) => state.article.id);
  const verdicts = useRoomState((state) => state.scale.verdicts);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [map, setMap] = useState<Record<string, string>>({});
  const { run, pending, refusal, setRefusal } = useAction(importAnnotationsAction);

  async function choose(picked: File | undefined): Promise<void> {
    if (!picked) return;
    setChosen(null);
    const file = await picked.text().catch((error: unknown) => console.warn(error));
    if (file === undefined)
      return showToast("The file can’t be read: it may have been moved or changed. Choose it again.", { tone: "problem" });
    run({ articleId, file, dryRun: true }, (report) => {
      setChosen({ name: picked.name, file, report, added: false });
      setMap(Object.fromEntries(report.tags.flatMap(({ tag, suggestion }) => (suggestion === null ? [] : [[tag, suggestion]]))));
    });
  }

  function add(): void {
    if (!chosen) return;
    run({ articleId, file: chosen.file, verdictMap: map }, (report) => {
      showToast(report.added === 1 ? "1 annotation added as a draft." : `${report.added} annotations added as drafts.`);
      // What stayed out can be read nowhere else.
      if (worthShowing(report)) setChosen({ ...chosen, report, added: true });
      else close();
    });
  }

  async function copy(report: ImportReport): Promise<void> {
    if (await copyText(reportText(report), "Select the list and copy it by hand.")) showToast("Copied.");
  }

  function close(): void {
    setChosen(null);
    setRefusal(null);
    onOpenChange(false);
  }

  return (
    <Dialog open={open} onOpenChange={(next) => (next ? onOpenChange(true) : close())}>
      <DialogContent
        title="Import annotations"
        description="From W3C Web Annotation JSON-LD, as Assay and other tools export it, or from Hypothesis. They come in as drafts."
      >
        <label className="grid gap-1 text-sm">
          <span className="font-medium">File</span>
          <input
            type="file"
            accept=".json,.jsonld,application/json,application/ld+json"
            disabled={pending}
            onChange={(event) => void choose(event.target.files?.[0])}
            className="rounded-(--radius) border border-edge bg-card p-2 file:me-3 file:rounded file:border-0 file:bg-hover file:px-3 file:py-1"
          />
        </label>
        {refusal && (
          <p role="alert" className="text-sm text-ina">
            {refusal.message}
          </p>
        )}
        {chosen && (
          <>
            <p role="status" className="text-sm">
              <b>{chosen.name}:</b> {chosen.report.added} {chosen.added ? "added as drafts" : "to add"}
              {chosen.report.known > 0 && `, ${chosen.report.known} here already`}
              {chosen.report.unanchored.length > 0 && `, ${chosen.report.unanchored.length} unanchored`}
              {chosen.report.malformed.length > 0 && `, ${chosen.report.malformed.length} malformed`}.
            </p>
            {!chosen.added && chosen.report.tags.length > 0 && (
              <TagMapping tags={chosen.report.tags} verdicts={verdicts} map={map} onMap={setMap} />
            )}
            {worthShowing(chosen.report) && <ImportReportList report={chosen.report} />}
          </>
        )}
        {chosen?.added ? (
          <div className="flex justify-end gap-2">
            <Button onClick={() => void copy(chosen.report)}>Copy the list</Button>
            <Button variant="primary" onClick={close}>
              Done
            </Button>
          </div>
        ) : (
          <div className="flex justify-end gap-2">
            <Button onClick={close}>Cancel</Button>
            <Button variant="primary" disabled={pending || !chosen || chosen.report.added === 0} onClick={add}>
              {pending ? "Working…" : "Add as drafts"}
            </Button>
          </div>
        )}
      </DialogContent>
    </Dialog>
  );
}
