"use client";

import { useState } from "react";
import type { Stance } from "#lib/domain/claim/annotation.ts";
import type { Verdict } from "#lib/domain/claim/scale.ts";
import { type CardFields, type EvidenceRow, rowProblem } from "../session/card-fields.ts";
import { EvidenceAdder } from "./evidence-adder.tsx";
import { EvidenceRowForm } from "./evidence-row-form.tsx";
import { EvidenceRowLine } from "./evidence-row-line.tsx";

type EvidenceFieldProps = { fields: CardFields; verdict: Verdict | null; onEdit: (changes: Partial<CardFields>) => void };

/** The evidence behind an annotation. One row is open at a time; a row that can't be saved yet stays open in sight. */
export function EvidenceField({ fields, verdict, onEdit }: EvidenceFieldProps) {
  const [openKey, setOpenKey] = useState<string | null>(null);
  const rows = fields.evidence;

  const change = (key: string, changes: Partial<EvidenceRow>) =>
    onEdit({ evidence: rows.map((row) => (row.key === key ? { ...row, ...changes } : row)) });
  const remove = (key: string) => onEdit({ evidence: rows.filter((row) => row.key !== key) });
  const add = (row: EvidenceRow) => {
    onEdit({ evidence: [...rows, row] });
    setOpenKey(row.key);
  };

  return (
    <section aria-label="Evidence" className="grid gap-1.5">
      <h4 className="text-sm font-medium">Evidence</h4>
      {rows.map((row) =>
        row.key === openKey || rowProblem(row) !== null ? (
          <EvidenceRowForm
            key={row.key}
            row={row}
            takesFocus={row.key === openKey}
            onChange={(changes) => change(row.key, changes)}
            onRemove={() => remove(row.key)}
            onDone={() => setOpenKey(null)}
          />
        ) : (
          <EvidenceRowLine key={row.key} row={row} onOpen={() => setOpenKey(row.key)} onRemove={() => remove(row.key)} />
        ),
      )}
      <EvidenceAdder stance={likelyStance(verdict)} onAdd={add} />
    </section>
  );
}

/** What evidence most likely does, given the verdict; one click changes it. */
function likelyStance(verdict: Verdict | null): Stance {
  const rating = verdict?.rating ?? null;
  if (rating === null) return "context";
  return rating <= 2 ? "contradicts" : rating === 3 ? "context" : "supports";
}
