import type { CardPart } from "../annotation/missing-list.tsx";

const parts: Record<CardPart, string> = {
  verdict: '[role=radiogroup][aria-labelledby] [tabindex="0"]',
  evidence: "[data-evidence] [role=combobox]",
  rationale: "[data-rationale] [role=textbox]",
};

/** Takes the keyboard to a card, or a part of its form: at once where it stands, else as soon as it has been drawn. */
export function focusCard(id: string, part?: CardPart): void {
  const focus = () => {
    const card = document.getElementById(`card-${id}`);
    const place = part ? card?.querySelector<HTMLElement>(parts[part]) : card;
    place?.focus({ preventScroll: part === undefined });
    return place instanceof HTMLElement;
  };
  if (!focus()) requestAnimationFrame(focus);
}

/** Where a card's form says what it lacks, to the first of it. */
export function focusMissing(id: string): void {
  const missing = document.querySelector<HTMLElement>(`[id="card-${id}"] [data-missing]`)?.dataset.missing;
  if (missing === "verdict" || missing === "rationale" || missing === "evidence") focusCard(id, missing);
}
