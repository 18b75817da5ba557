import { Pencil, X } from "lucide-react";
import { evidenceStance } from "#lib/domain/export/wording.ts";
import { quoted } from "#lib/domain/text/quoted.ts";
import type { EvidenceRow } from "../session/card-fields.ts";
import { stanceColours } from "../verdict/stance-colours.ts";
import { CaptureLine } from "./capture-line.tsx";
import { EvidenceSource } from "./evidence-list.tsx";

type EvidenceRowLineProps = { id: string; row: EvidenceRow; onOpen: () => void; onRemove: () => void };

/** A row of evidence that is written, on two lines. */
export function EvidenceRowLine({ id, row, onOpen, onRemove }: EvidenceRowLineProps) {
  const name = row.passage?.articleTitle ?? (row.title || row.url);
  return (
    <div className="grid grid-cols-[1fr_auto] gap-x-1 border-t border-line pt-1.5">
      <div className="min-w-0">
        <p className="min-w-0">
          <span className={`me-1.5 font-semibold ${stanceColours[row.stance]}`}>{evidenceStance[row.stance]}</span>
          <EvidenceSource row={row} />
        </p>
        {(row.quote || row.passage) && (
          <p dir="auto" className="line-clamp-2 font-serif text-[0.86rem] text-soft italic">
            {quoted(row.quote || (row.passage?.exact ?? ""))}
          </p>
        )}
        <CaptureLine id={id} url={row.url} quote={row.quote} />
      </div>
      <div className="flex">
        <button type="button" aria-label={`Edit evidence: ${name}`} title="Edit" onClick={onOpen} className="icon-tool">
          <Pencil aria-hidden />
        </button>
        <button type="button" aria-label={`Remove evidence: ${name}`} title="Remove" onClick={onRemove} className="icon-tool">
          <X aria-hidden />
        </button>
      </div>
    </div>
  );
}
