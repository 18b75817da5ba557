"use client";

import { useId, useMemo, useState } from "react";
import { suggestClaimants } from "#lib/domain/claim/claim.ts";
import type { CardFields } from "../session/card-fields.ts";
import { useRoomState } from "../session/room-context.ts";
import { Input } from "../ui/input.tsx";
import { Label } from "../ui/label.tsx";
import { useOptions } from "../ui/use-options.ts";

const mostSuggestions = 5;

/** Who made the claim. Whoever is named near the passage is offered while the keyboard is in the field. */
export function ClaimantField({ fields, onEdit }: { fields: CardFields; onEdit: (changes: Partial<CardFields>) => void }) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const names = useNames(fields);
  const begun = fields.claimant.trim().toLowerCase();
  const offered = open
    ? names.filter((name) => name !== fields.claimant && name.toLowerCase().includes(begun)).slice(0, mostSuggestions)
    : [];
  const choose = (name: string) => {
    onEdit({ claimant: name });
    setOpen(false);
  };
  const { field, pointed } = useOptions({
    ...{ id, options: offered, onChoose: choose },
    onEscape: () => {
      setOpen(false);
      return offered.length > 0;
    },
  });

  return (
    <div className="relative grid grid-cols-[4.75rem_minmax(0,1fr)] items-center gap-x-2.5">
      <Label htmlFor={id}>Claimant</Label>
      <Input
        {...field}
        id={id}
        dir="auto"
        maxLength={200}
        placeholder="Who says so?"
        value={fields.claimant}
        onFocus={() => setOpen(true)}
        onClick={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onChange={(event) => {
          setOpen(true);
          onEdit({ claimant: event.target.value });
        }}
      />
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label="Named near the passage"
        className="col-start-2 grid rounded-(--radius) border border-line bg-card empty:hidden"
      >
        {offered.map((name, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox has the keys
          <div
            key={name}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            dir="auto"
            aria-selected={index === pointed}
            className="cursor-pointer px-2.5 py-1 text-[0.85rem] hover:bg-hover aria-selected:bg-hover"
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(name)}
          >
            {name}
          </div>
        ))}
      </div>
    </div>
  );
}

function useNames({ passages }: CardFields): string[] {
  const text = useRoomState((state) => state.snapshot.text);
  const outlet = useRoomState((state) => state.article.outlet);
  const [passage] = passages;
  return useMemo(() => {
    const near = passage ? suggestClaimants(text, passage) : [];
    return [...new Set([...near, ...(outlet ? [outlet] : [])])];
  }, [text, passage, outlet]);
}
