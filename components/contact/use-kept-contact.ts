"use client";

import { z } from "zod";
import type { Annotation } from "#lib/domain/claim/annotation.ts";
import { type Contact, contactFields } from "#lib/domain/claim/contact.ts";
import type { ContactDraft } from "../session/contact-commands.ts";
import { useRoomState } from "../session/room-context.ts";
import { useKeptText } from "../ui/use-kept-text.ts";

/** Half typed, so without the rules of what is sent. */
const half = z.object({
  ...contactFields.shape,
  ...{ id: z.string(), version: z.number(), name: z.string(), answer: z.string(), notes: z.string() },
  ...{ askedOn: z.string(), outcomeOn: z.string().nullable() },
});

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
    keep: (next: ContactDraft) => setText(JSON.stringify(half.parse(next))),
    drop: () => setText(""),
  };
}

function read(text: string): ContactDraft | null {
  try {
    return half.parse(JSON.parse(text));
  } catch (error) {
    console.warn("What was kept of a contact can't be read", error);
    return null;
  }
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
