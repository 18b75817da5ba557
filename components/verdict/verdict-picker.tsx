"use client";

import { type KeyboardEvent, useId, useState } from "react";
import type { Verdict } from "#lib/domain/claim/scale.ts";
import { colourClass } from "./look.ts";
import { MarkIcon } from "./mark-icon.tsx";
import { VerdictDefinitions } from "./verdict-definitions.tsx";

type VerdictPickerProps = {
  label: string;
  verdicts: Verdict[];
  chosen: string | null;
  onChoose: (slug: string | null) => void;
  /** What "none" is called; without it, one can't go back to none. */
  none?: string;
  /** One row of icons and keys; the name of the chosen stands with its definition. */
  compact?: boolean;
  /** The key that takes the verdict back. */
  noneKey?: string;
};

/** The scale as a choice, with the definition of whichever is pointed at or chosen. */
export function VerdictPicker({ label, verdicts, chosen, onChoose, none, compact = false, noneKey }: VerdictPickerProps) {
  const id = useId();
  const [pointed, setPointed] = useState<string | null>(null);
  const shown = verdicts.find(({ slug }) => slug === (pointed ?? chosen));
  const options: (Verdict | null)[] = none ? [...verdicts, null] : verdicts;
  const reachable = options.some((verdict) => (verdict?.slug ?? null) === chosen) ? chosen : (options[0]?.slug ?? null);

  function onKeyDown(event: KeyboardEvent, index: number): void {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = (index + step + options.length) % options.length;
    onChoose(options[next]?.slug ?? null);
    const radio = event.currentTarget.parentElement?.children[next];
    if (radio instanceof HTMLElement) radio.focus();
  }

  return (
    <div className="grid gap-1.5">
      <span id={`${id}-label`} className={compact ? "sr-only" : "text-sm font-medium"}>
        {label}
      </span>
      <div
        role="radiogroup"
        aria-labelledby={`${id}-label`}
        aria-describedby={`${id}-definition`}
        className={compact ? "verdict-row" : "flex flex-wrap gap-1.5"}
      >
        {options.map((verdict, index) => {
          const slug = verdict?.slug ?? null;
          return (
            // biome-ignore lint/a11y/useSemanticElements: a radio button can't hold an icon and a word
            <button
              key={slug ?? "none"}
              type="button"
              role="radio"
              aria-checked={slug === chosen}
              aria-label={compact ? (verdict?.name ?? none) : undefined}
              tabIndex={slug === reachable ? 0 : -1}
              className={`${compact ? "verdict-icon" : "verdict-choice"} ${colourClass(verdict)}`}
              onClick={() => onChoose(slug)}
              onKeyDown={(event) => onKeyDown(event, index)}
              onPointerEnter={() => setPointed(slug)}
              onPointerLeave={() => setPointed(null)}
              onFocus={() => setPointed(slug)}
              onBlur={() => setPointed(null)}
            >
              <MarkIcon verdict={verdict} className={compact ? "size-4.5 shrink-0" : "size-3.5 shrink-0"} />
              {compact ? (
                <kbd aria-hidden className="key">
                  {verdict ? index + 1 : noneKey}
                </kbd>
              ) : (
                (verdict?.name ?? none)
              )}
            </button>
          );
        })}
      </div>
      <div className="text-[0.82rem] leading-snug text-pretty text-soft">
        <VerdictDefinitions id={`${id}-definition`} verdicts={verdicts} shown={shown ?? null} named={compact}>
          No verdict yet. Point at one to read what it means.
        </VerdictDefinitions>
      </div>
    </div>
  );
}
