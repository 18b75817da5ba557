"use client";

import { X } from "lucide-react";
import { stances } from "#lib/domain/claim/annotation.ts";
import { evidenceStance } from "#lib/domain/export/wording.ts";
import { type EvidenceRow, rowProblem } from "../session/card-fields.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Textarea } from "../ui/textarea.tsx";
import { EvidenceSource } from "./evidence-list.tsx";

type EvidenceRowFormProps = {
  row: EvidenceRow;
  takesFocus: boolean;
  onChange: (changes: Partial<EvidenceRow>) => void;
  onRemove: () => void;
  onDone: () => void;
};

/** One row of evidence while it is written: stance, address, the words quoted, and where they are from. */
export function EvidenceRowForm({ row, takesFocus, onChange, onRemove, onDone }: EvidenceRowFormProps) {
  const problem = rowProblem(row);
  return (
    <fieldset className="grid gap-2 rounded-(--radius) border border-line bg-sunk p-2.5">
      <legend className="sr-only">Evidence</legend>
      <div className="flex items-center gap-1">
        <Stances row={row} onChange={onChange} />
        <button type="button" aria-label="Remove this evidence" title="Remove" onClick={onRemove} className="icon-tool ms-auto">
          <X aria-hidden />
        </button>
      </div>
      {row.passage ? (
        <p>
          <EvidenceSource row={row} />
          <span dir="auto" className="mt-0.5 block font-serif text-[0.88rem] text-soft italic">
            “{row.passage.exact}”
          </span>
        </p>
      ) : (
        <>
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
          <Field label="Words quoted from it">
            {(control) => (
              <Textarea
                {...control}
                autoFocus={takesFocus && row.url !== ""}
                dir="auto"
                maxLength={4000}
                rows={2}
                className="min-h-14"
                value={row.quote}
                onChange={(event) => onChange({ quote: event.target.value })}
              />
            )}
          </Field>
          <Field label="Title">
            {(control) => (
              <Input
                {...control}
                dir="auto"
                maxLength={500}
                value={row.title}
                onChange={(event) => onChange({ title: event.target.value })}
              />
            )}
          </Field>
          <div className="grid grid-cols-[1fr_9.5rem] gap-2">
            <Field label="Publisher">
              {(control) => (
                <Input
                  {...control}
                  dir="auto"
                  maxLength={200}
                  value={row.publisher}
                  onChange={(event) => onChange({ publisher: event.target.value })}
                />
              )}
            </Field>
            <Field label="Date">
              {(control) => (
                <Input
                  {...control}
                  type="date"
                  value={row.publishedAt}
                  onChange={(event) => onChange({ publishedAt: event.target.value })}
                />
              )}
            </Field>
          </div>
          <Field label="Archived copy (optional)">
            {(control) => (
              <Input
                {...control}
                type="url"
                inputMode="url"
                placeholder="https://web.archive.org/…"
                value={row.archivedUrl}
                onChange={(event) => onChange({ archivedUrl: event.target.value })}
              />
            )}
          </Field>
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
    <div role="radiogroup" aria-label="Stance" className="flex overflow-hidden rounded-(--radius) border border-edge">
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
