"use client";

import type { Annotation } from "#lib/domain/claim/annotation.ts";
import { type Contact, contactChannels, contactOutcomes, contactParties } from "#lib/domain/claim/contact.ts";
import type { ContactDraft } from "../session/contact-commands.ts";
import { useRoomState } from "../session/room-context.ts";
import { useKeptText } from "../ui/use-kept-text.ts";

/** What is typed about a contact (null: about a new one), kept in this browser until it is sent or given up. */
export function useKeptContact({ id, claimant }: Pick<Annotation, "id" | "claimant">, contact: Contact | null) {
  const me = useRoomState((state) => state.me);
  const outlet = useRoomState((state) => state.article.outlet);
  const [text, setText] = useKeptText(`assay:contact:${me.id}:${contact?.id ?? id}`);
  const draft = text === "" ? null : read(text);
  return {
    draft,
    /** What the form begins with. */
    fresh: (): ContactDraft => contact ?? newDraft(claimant, outlet ?? ""),
    keep: (next: ContactDraft) => setText(JSON.stringify(half(next))),
    drop: () => setText(""),
  };
}

function read(text: string): ContactDraft | null {
  try {
    const kept: unknown = JSON.parse(text);
    if (isDraft(kept)) return half(kept);
  } catch (error) {
    console.warn("What was kept of a contact can't be read", error);
  }
  return null;
}

/** What of a contact is typed here. */
function half({ id, version, party, name, channel, askedOn, outcome, outcomeOn, answer, notes }: ContactDraft): ContactDraft {
  return { id, version, party, name, channel, askedOn, outcome, outcomeOn, answer, notes };
}

const shape = {
  ...{ id: isText, name: isText, answer: isText, notes: isText, askedOn: isText },
  version: (value: unknown) => typeof value === "number",
  outcomeOn: (value: unknown) => value === null || isText(value),
  party: isOneOf(contactParties),
  channel: isOneOf(contactChannels),
  outcome: isOneOf(contactOutcomes),
};

/** Half typed, so without the rules of what is sent. */
function isDraft(kept: unknown): kept is ContactDraft {
  if (typeof kept !== "object" || kept === null) return false;
  const values = new Map<string, unknown>(Object.entries(kept));
  return Object.entries(shape).every(([field, fits]) => fits(values.get(field)));
}

function isText(value: unknown): boolean {
  return typeof value === "string";
}

function isOneOf(values: readonly unknown[]) {
  return (value: unknown) => values.includes(value);
}

function newDraft(claimant: string, outlet: string): ContactDraft {
  const party = claimant === "" && outlet !== "" ? "outlet" : "claimant";
  return {
    ...{ id: crypto.randomUUID(), version: 0, party, name: party === "claimant" ? claimant : outlet, channel: "email" },
    ...{ askedOn: today(), outcome: "waiting", outcomeOn: null, answer: "", notes: "" },
  };
}

export type KeptContact = ReturnType<typeof useKeptContact>;

/** By this browser's clock and place, ISO 8601. */
export function today(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}
