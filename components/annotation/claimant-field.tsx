"use client";

import { useId, useMemo } from "react";
import { suggestClaimants } from "#lib/domain/claim/claim.ts";
import type { CardFields } from "../session/card-fields.ts";
import { useRoomState } from "../session/room-context.ts";
import { Input } from "../ui/input.tsx";
import { Label } from "../ui/label.tsx";

const mostSuggestions = 4;

/** Who made the claim. People named near the passage are one click away. */
export function ClaimantField({ fields, onEdit }: { fields: CardFields; onEdit: (changes: Partial<CardFields>) => void }) {
  const id = useId();
  const text = useRoomState((state) => state.snapshot.text);
  const outlet = useRoomState((state) => state.article.outlet);
  const passage = fields.passages[0];
  const names = useMemo(() => {
    const near = passage ? suggestClaimants(text, passage) : [];
    return [...new Set([...near, ...(outlet ? [outlet] : [])])];
  }, [text, passage, outlet]);
  const offered = names.filter((name) => name !== fields.claimant).slice(0, mostSuggestions);

  return (
    <div className="grid gap-1">
      <Label htmlFor={id}>Claimant</Label>
      <Input
        id={id}
        dir="auto"
        list={`${id}-names`}
        autoComplete="off"
        maxLength={200}
        placeholder="Who says so?"
        value={fields.claimant}
        onChange={(event) => onEdit({ claimant: event.target.value })}
      />
      <datalist id={`${id}-names`}>
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {fields.claimant === "" && offered.length > 0 && (
        <div className="flex flex-wrap gap-1">
          {offered.map((name) => (
            <button
              key={name}
              type="button"
              dir="auto"
              className="min-h-6 rounded-full border border-line px-2 text-[0.8rem] text-soft hover:border-edge hover:text-ink"
              onClick={() => onEdit({ claimant: name })}
            >
              {name}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
