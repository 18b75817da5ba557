"use client";

import { useState } from "react";
import type { Verdict } from "#lib/domain/claim/scale.ts";
import { CommandKey } from "../keys/command-key.tsx";
import { type CardFields, type EvidenceRow, rowProblem } from "../session/card-fields.ts";
import { likelyStance } from "../session/likely-stance.ts";
import { useRoom } from "../session/room-context.ts";
import { EvidenceAdder } from "./evidence-adder.tsx";
import { EvidenceRowForm } from "./evidence-row-form.tsx";
import { EvidenceRowLine } from "./evidence-row-line.tsx";
import { SourceCount } from "./source-count.tsx";

type EvidenceFieldProps = { id: string; fields: CardFields; verdict: Verdict | null; onEdit: (changes: Partial<CardFields>) => void };

/** The evidence behind an annotation. One row is open at a time; a row that can't be saved yet stays open in sight. */
export function EvidenceField({ id, fields, verdict, onEdit }: EvidenceFieldProps) {
  const { commands } = useRoom();
  const [openKey, setOpenKey] = useState<string | null>(null);
  const rows = fields.evidence;

  const change = (key: string, changes: Partial<EvidenceRow>) =>
    onEdit({ evidence: rows.map((row) => (row.key === key ? { ...row, ...changes } : row)) });
  const remove = (key: string) => commands.dropEvidence(id, key);
  const add = (row: EvidenceRow) => {
    onEdit({ evidence: [...rows, row] });
    setOpenKey(row.key);
  };

  return (
    <section aria-label="Evidence" data-evidence className="grid gap-1.5">
      <h4 className="flex items-center text-sm font-medium">
        Evidence
        <span className="ms-auto">
          <CommandKey id="evidence" />
        </span>
      </h4>
      <SourceCount id={id} />
      {rows.map((row) =>
        row.key === openKey || rowProblem(row) !== null ? (
          <EvidenceRowForm
            key={row.key}
            id={id}
            row={row}
            takesFocus={row.key === openKey}
            onChange={(changes) => change(row.key, changes)}
            onRemove={() => remove(row.key)}
            onDone={() => setOpenKey(null)}
          />
        ) : (
          <EvidenceRowLine key={row.key} id={id} row={row} onOpen={() => setOpenKey(row.key)} onRemove={() => remove(row.key)} />
        ),
      )}
      <EvidenceAdder stance={likelyStance(verdict)} onAdd={add} />
    </section>
  );
}
