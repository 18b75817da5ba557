"use client";

import { X } from "lucide-react";
import { longestQuote, stances } from "#lib/domain/claim/annotation.ts";
import { fileHash } from "#lib/domain/claim/source-file.ts";
import { evidenceStance } from "#lib/domain/export/wording.ts";
import { quoted } from "#lib/domain/text/quoted.ts";
import { type EvidenceRow, rowProblem } from "../session/card-fields.ts";
import { useRoomState } from "../session/room-context.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { TextCount } from "../ui/text-count.tsx";
import { Textarea } from "../ui/textarea.tsx";
import { ArchivedNote } from "./archived-note.tsx";
import { CaptureLine } from "./capture-line.tsx";
import { EvidenceDetails } from "./evidence-details.tsx";
import { EvidenceSource } from "./evidence-list.tsx";
import { EvidenceLocator } from "./evidence-locator.tsx";

type EvidenceRowFormProps = {
  id: string;
  row: EvidenceRow;
  takesFocus: boolean;
  onChange: (changes: Partial<EvidenceRow>) => void;
  onRemove: () => void;
  onDone: () => void;
};

/** One row of evidence while it is written: stance, address, the words quoted, and where they are from. */
export function EvidenceRowForm({ id, row, takesFocus, onChange, onRemove, onDone }: EvidenceRowFormProps) {
  const problem = rowProblem(row);
  const mementoOf = useRoomState(
    ({ annotations }) => annotations[id]?.evidence.find(({ source }) => source?.url === row.url.trim())?.capture?.mementoOf ?? null,
  );
  return (
    <fieldset className="grid gap-2 rounded-(--radius) border border-line bg-sunk p-2.5">
      <legend className="sr-only">Evidence</legend>
      <div className="flex flex-wrap items-center gap-1">
        <Stances row={row} onChange={onChange} />
        <button type="button" aria-label="Remove this evidence" title="Remove" onClick={onRemove} className="icon-tool ms-auto">
          <X aria-hidden />
        </button>
      </div>
      {row.passage ? (
        <p>
          <EvidenceSource row={row} />
          <span dir="auto" className="mt-0.5 block font-serif text-[0.88rem] text-soft italic">
            {quoted(row.passage.exact)}
          </span>
        </p>
      ) : (
        <>
          {fileHash(row.url) !== null ? (
            <p className="wrap-anywhere">
              <EvidenceSource row={row} />
            </p>
          ) : (
            <Field label="Address" error={row.url.trim() === "" ? null : problem}>
              {(control) => (
                <Input
                  {...control}
                  autoFocus={takesFocus && row.url === ""}
                  type="url"
                  inputMode="url"
                  placeholder="https://"
                  value={row.url}
                  onChange={(event) => onChange({ url: event.target.value })}
                />
              )}
            </Field>
          )}
          <ArchivedNote row={row} mementoOf={mementoOf} onChange={onChange} />
          <Field label="Words quoted from it">
            {(control) => (
              <Textarea
                {...control}
                autoFocus={takesFocus && row.url !== ""}
                dir="auto"
                rows={2}
                className="max-h-40 min-h-14"
                value={row.quote}
                onChange={(event) => onChange({ quote: event.target.value })}
              />
            )}
          </Field>
          <TextCount text={row.quote} limit={longestQuote} />
          <EvidenceLocator row={row} onChange={onChange} />
          <CaptureLine id={id} url={row.url} quote={row.quote} />
          <EvidenceDetails row={row} onChange={onChange} />
        </>
      )}
      {problem && row.url.trim() === "" && <p className="text-[0.82rem] text-soft">{problem}</p>}
      <Button size="small" className="justify-self-start" disabled={problem !== null} onClick={onDone}>
        Close this source
      </Button>
    </fieldset>
  );
}

function Stances({ row, onChange }: Pick<EvidenceRowFormProps, "row" | "onChange">) {
  return (
    <div role="radiogroup" aria-label="Stance" className="flex flex-wrap overflow-hidden rounded-(--radius) border border-edge">
      {stances.map((stance) => (
        <label
          key={stance}
          className="cursor-pointer px-2 py-0.5 text-[0.82rem] not-last:border-e not-last:border-line has-checked:bg-go has-checked:text-on-go has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-ink"
        >
          <input
            type="radio"
            name={`stance-${row.key}`}
            className="sr-only"
            checked={row.stance === stance}
            onChange={() => onChange({ stance })}
          />
          {evidenceStance[stance]}
        </label>
      ))}
    </div>
  );
}
