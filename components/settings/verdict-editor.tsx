"use client";

import { ArrowDown, ArrowUp, type LucideIcon, Trash2 } from "lucide-react";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Select } from "../ui/select.tsx";
import { Textarea } from "../ui/textarea.tsx";
import { Tooltip } from "../ui/tooltip.tsx";
import { VerdictIcon } from "../verdict/verdict-icon.tsx";
import { verdictStyle } from "../verdict/verdict-style.ts";
import type { DraftVerdict } from "./scale-draft.ts";

const ratings = [5, 4, 3, 2, 1];

type VerdictEditorProps = {
  verdict: DraftVerdict;
  position: number;
  last: boolean;
  error: (field: string) => string | null;
  onEdit: (fields: Partial<DraftVerdict>) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: (() => void) | null;
};

export function VerdictEditor({ verdict, position, last, error, onEdit, onMove, onRemove }: VerdictEditorProps) {
  const look = { slug: verdict.slug ?? "", rating: verdict.rating };
  const named = verdict.name || "the new verdict";
  return (
    <li className="grid grid-cols-1 gap-3 rounded-lg border border-line bg-card p-4">
      <div className="flex items-center gap-2">
        <span style={{ color: verdictStyle(look).color }} className="text-lg">
          <VerdictIcon verdict={look} />
        </span>
        <h2 className="min-w-0 grow truncate font-semibold" style={{ color: verdictStyle(look).color }}>
          {position}. {verdict.name || "New verdict"}
        </h2>
        <IconButton icon={ArrowUp} label="Move up" of={named} disabled={position === 1} onPress={() => onMove(-1)} />
        <IconButton icon={ArrowDown} label="Move down" of={named} disabled={last} onPress={() => onMove(1)} />
        <IconButton icon={Trash2} label="Take off the scale" of={named} disabled={onRemove === null} onPress={() => onRemove?.()} />
      </div>
      <div className="flex flex-wrap items-start gap-3">
        <Field label="Name" error={error("name")} className="min-w-0 flex-[1_1_12rem]">
          {(control) => (
            <Input
              {...control}
              value={verdict.name}
              maxLength={60}
              autoComplete="off"
              onChange={(event) => onEdit({ name: event.target.value })}
            />
          )}
        </Field>
        <Field label="Rating" error={error("rating")}>
          {(control) => (
            <Select
              {...control}
              value={verdict.rating ?? ""}
              onChange={(event) => onEdit({ rating: event.target.value === "" ? null : Number(event.target.value) })}
            >
              {ratings.map((rating) => (
                <option key={rating} value={rating}>
                  {rating}
                  {rating === 5 ? " (best)" : rating === 1 ? " (worst)" : ""}
                </option>
              ))}
              <option value="">Unrated</option>
            </Select>
          )}
        </Field>
      </div>
      <Field label="Definition" error={error("definition")}>
        {(control) => (
          <Textarea
            className="min-h-15"
            {...control}
            value={verdict.definition}
            maxLength={600}
            onChange={(event) => onEdit({ definition: event.target.value })}
          />
        )}
      </Field>
      <label className="flex min-h-6 items-center gap-2 text-sm">
        <input
          type="checkbox"
          className="size-4 accent-go"
          checked={verdict.needsEvidence}
          onChange={(event) => onEdit({ needsEvidence: event.target.checked })}
        />
        Needs evidence before it can be published
      </label>
    </li>
  );
}

type IconButtonProps = { icon: LucideIcon; label: string; of: string; disabled: boolean; onPress: () => void };

function IconButton({ icon: Icon, label, of, disabled, onPress }: IconButtonProps) {
  return (
    <Tooltip label={label}>
      <Button variant="quiet" size="icon" disabled={disabled} aria-label={`${label}: ${of}`} onClick={onPress}>
        <Icon aria-hidden />
      </Button>
    </Tooltip>
  );
}
