import type { CardPart } from "../annotation/missing-list.tsx";

/** A part of a card's form that the keyboard can be taken to. */
export type CardPlace = CardPart | "same-event";

const parts: Record<CardPlace, string> = {
  verdict: '[role=radiogroup][aria-labelledby] [tabindex="0"]',
  evidence: "[data-evidence] [role=combobox]",
  rationale: "[data-rationale] [role=textbox]",
  "same-event": "[data-same-event] button:enabled",
};

/** Takes the keyboard to a card, or a part of its form: at once where it stands, else as soon as it has been drawn. */
export function focusCard(id: string, part?: CardPlace): void {
  const focus = () => {
    const card = document.getElementById(`card-${id}`);
    if (part === "same-event") card?.querySelector("[data-same-event]")?.setAttribute("open", "");
    const place = part ? card?.querySelector<HTMLElement>(parts[part]) : card;
    place?.focus({ preventScroll: part === undefined });
    return place instanceof HTMLElement;
  };
  if (focus()) return;
  if (part === "same-event") whenFound(focus);
  else requestAnimationFrame(focus);
}

/** What is looked up takes its time: the keyboard goes there once it has come, unless it is used meanwhile. */
function whenFound(focus: () => boolean): void {
  let rounds = 0;
  const stop = () => {
    clearInterval(waiting);
    document.removeEventListener("keydown", stop);
  };
  const waiting = setInterval(() => {
    rounds += 1;
    if (focus() || rounds > 25) stop();
  }, 200);
  setTimeout(() => document.addEventListener("keydown", stop));
}

/** Where a card's form says what it lacks, to the first of it. */
export function focusMissing(id: string): void {
  const missing = document.querySelector<HTMLElement>(`[id="card-${id}"] [data-missing]`)?.dataset.missing;
  if (missing === "verdict" || missing === "rationale" || missing === "evidence") focusCard(id, missing);
}
