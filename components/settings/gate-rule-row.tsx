"use client";

import { useId } from "react";
import { type GateSetting, isLooser, signers } from "#lib/domain/revision/gate.ts";
import { ruleWords } from "#lib/domain/revision/gate-words.ts";
import { Badge } from "../ui/badge.tsx";
import { FieldError } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Select } from "../ui/select.tsx";

type GateRuleRowProps = { setting: GateSetting; least: number; most: number; error: string | null; onChange(setting: GateSetting): void };

/** One rule: on or off, how many, by whom. */
export function GateRuleRow({ setting, least, most, error, onChange }: GateRuleRowProps) {
  const id = useId();
  const { rule, on, number, by } = setting;
  const words = ruleWords(setting);
  return (
    <li className="grid grid-cols-1 gap-2 px-4 py-3">
      <label className="flex cursor-pointer items-start gap-3" htmlFor={id}>
        <input
          id={id}
          type="checkbox"
          className="mt-1 size-4 shrink-0 accent-go"
          checked={on}
          onChange={({ target }) => onChange({ ...setting, on: target.checked })}
        />
        <span className="grid min-w-0 grow gap-0.5">
          <span className="flex flex-wrap items-center gap-2 font-medium">
            {words[0]?.toUpperCase()}
            {words.slice(1)}
            {isLooser(setting) && <Badge tone="note">less than usual</Badge>}
          </span>
          {rule === "second-verdict" && (
            <span className="text-sm text-soft text-pretty">
              It takes three people where sign-off is on: two who judge, and one who signs off. Until both have judged, what the first wrote
              is hidden from everybody else, admins included.
            </span>
          )}
          <code className="text-[0.78rem] text-soft">{rule}</code>
        </span>
      </label>
      {by !== undefined && on && (
        <Select
          aria-label="By whom"
          className="ms-7 max-w-full justify-self-start"
          value={by}
          onChange={({ target }) => onChange({ ...setting, by: signers.find((signer) => signer === target.value) })}
        >
          <option value="not-an-author">by anyone who wrote none of it</option>
          <option value="not-the-last">by anyone but the last to change it</option>
        </Select>
      )}
      {number !== undefined && on && (
        <div className="ms-7 grid gap-1">
          <Input
            type="number"
            aria-label={rule === "sites" ? "How many independent sources" : "How many sources"}
            aria-invalid={error ? true : undefined}
            className="w-20"
            min={least}
            max={most}
            value={number}
            onChange={({ target }) => onChange({ ...setting, number: target.valueAsNumber || least })}
          />
          <FieldError error={error} />
        </div>
      )}
    </li>
  );
}
