"use client";

import { type CardFields, dateProblem } from "../session/card-fields.ts";
import { FieldError } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Label } from "../ui/label.tsx";

type ClaimedOnFieldProps = { id: string; fields: CardFields; onEdit: (changes: Partial<CardFields>) => void };

/** When the claim was made: as much of a date as is known. What is no date yet stays here until it is one. */
export function ClaimedOnField({ id, fields, onEdit }: ClaimedOnFieldProps) {
  const problem = dateProblem(fields);
  const named = `claimed-on-${id}`;
  return (
    <div className="grid grid-cols-[4.75rem_minmax(0,1fr)] items-center gap-x-2.5 gap-y-1">
      <Label htmlFor={named}>Said on</Label>
      <Input
        id={named}
        placeholder="2026-03-04, 2026-03 or 2026"
        maxLength={10}
        aria-describedby={`${named}-error`}
        aria-invalid={problem === null ? undefined : true}
        value={fields.claimedOn}
        onChange={(event) => onEdit({ claimedOn: event.target.value })}
      />
      <div className="col-start-2">
        <FieldError id={`${named}-error`} error={fields.claimedOn.trim().length < 4 ? null : problem} />
      </div>
    </div>
  );
}
