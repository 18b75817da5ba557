"use client";

import { useState } from "react";
import { importAnnotationsAction } from "#lib/actions/annotation.ts";
import { type ImportReport, leftOut } from "#lib/domain/incoming/import-report.ts";
import { useRoomState } from "../session/room-context.ts";
import { Button } from "../ui/button.tsx";
import { copyText } from "../ui/copy-text.ts";
import { Dialog, DialogContent } from "../ui/dialog.tsx";
import { showToast } from "../ui/toast-store.ts";
import { useAction } from "../ui/use-action.ts";
import { ImportReportList, reportText } from "./import-report.tsx";
import { TagMapping } from "./tag-mapping.tsx";

type Props = { open: boolean; onOpenChange: (open: boolean) => void };
/** `anyPage`: annotations of other pages are taken too. `added`: the report is of what was done, no longer of what would be. */
type Chosen = { name: string; file: string; anyPage: boolean; report: ImportReport; added: boolean };

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
    look({ name: picked.name, file, anyPage: false }, {});
  }

  /** What would come in; the verdicts that were chosen stay. */
  function look({ name, file, anyPage }: Pick<Chosen, "name" | "file" | "anyPage">, kept: Record<string, string>): void {
    setChosen((before) => before && { ...before, anyPage });
    run({ articleId, file, anyPage, dryRun: true }, (report) => {
      setChosen({ name, file, anyPage, report, added: false });
      const suggested = report.tags.flatMap(({ tag, suggestion }) => (suggestion === null ? [] : [[tag, suggestion]]));
      setMap({ ...Object.fromEntries(suggested), ...kept });
    });
  }

  function add(): void {
    if (!chosen) return;
    run({ articleId, file: chosen.file, anyPage: chosen.anyPage, verdictMap: map }, (report) => {
      const updated = report.updated === 0 ? "" : ` ${report.updated} updated.`;
      showToast(`${report.added === 1 ? "1 annotation added as a draft." : `${report.added} annotations added as drafts.`}${updated}`);
      // What stayed out can be read nowhere else.
      if (leftOut(report) > 0) setChosen({ ...chosen, report, added: true });
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
              <b className="wrap-anywhere">{chosen.name}:</b> {tallyOf(chosen)}.
            </p>
            {!chosen.added && <OtherPages chosen={chosen} pending={pending} onChange={(anyPage) => look({ ...chosen, anyPage }, map)} />}
            {!chosen.added && chosen.report.tags.length > 0 && (
              <TagMapping tags={chosen.report.tags} verdicts={verdicts} map={map} onMap={setMap} />
            )}
            <ImportReportList report={chosen.report} />
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
            <Button variant="primary" disabled={pending || !chosen || !bringsAnything(chosen.report, map)} onClick={add}>
              {pending ? "Working…" : chosen?.report.added === 0 ? "Update drafts" : "Add as drafts"}
            </Button>
          </div>
        )}
      </DialogContent>
    </Dialog>
  );
}

function tallyOf({ report, added }: Chosen): string {
  const { skipped, diverged, unanchored, malformed } = report;
  return [
    `${report.added} ${added ? "added as drafts" : "to add"}`,
    report.updated > 0 && `${report.updated} ${added ? "updated" : "to update"}`,
    report.known > 0 && `${report.known} here already`,
    skipped.length > 0 && `${skipped.length} skipped`,
    diverged.length > 0 && `${diverged.length} changed on both sides`,
    unanchored.length > 0 && `${unanchored.length} unanchored`,
    malformed.length > 0 && `${malformed.length} malformed`,
  ]
    .filter(Boolean)
    .join(", ");
}

/** Drafts that are here already may still get the verdicts that tags stand for. */
function bringsAnything({ added, updated, known }: ImportReport, map: Record<string, string>): boolean {
  return added + updated > 0 || (known > 0 && Object.keys(map).length > 0);
}

type OtherPagesProps = { chosen: Chosen; pending: boolean; onChange: (anyPage: boolean) => void };

/** Asks before words that were written about another page are put beside this article's. */
function OtherPages({ chosen, pending, onChange }: OtherPagesProps) {
  const count = chosen.report.skipped.filter(({ why }) => why === "other page").length;
  if (count === 0 && !chosen.anyPage) return null;
  return (
    <label className="flex items-start gap-2 text-sm">
      <input
        type="checkbox"
        className="mt-0.5 size-4 shrink-0"
        checked={chosen.anyPage}
        disabled={pending}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>Also take annotations of other pages, where their words stand in this article{count > 0 && ` (${count})`}</span>
    </label>
  );
}
