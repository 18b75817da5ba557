"use client";

import { type FormEvent, type KeyboardEvent, useState } from "react";
import { z } from "zod";
import type { Annotation } from "#lib/domain/claim/annotation.ts";
import {
  type Contact,
  type ContactOutcome,
  contactChannels,
  contactOutcomes,
  contactParties,
  longestAnswer,
  longestNotes,
  publicWords,
} from "#lib/domain/claim/contact.ts";
import { channelWords, contactLine } from "#lib/domain/export/contact-words.ts";
import type { Refusal } from "#lib/domain/result.ts";
import type { ContactDraft } from "../session/contact-commands.ts";
import { useRoom, useRoomState } from "../session/room-context.ts";
import { Button } from "../ui/button.tsx";
import { Field, FieldError } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Select } from "../ui/select.tsx";
import { TextCount } from "../ui/text-count.tsx";
import { Textarea } from "../ui/textarea.tsx";
import { showToast } from "../ui/toast-store.ts";
import { type KeptContact, today } from "./use-kept-contact.ts";

const partyLabels = { claimant: "Claimant", outlet: "Outlet" } as const;
const outcomeLabels: Record<ContactOutcome, string> = {
  waiting: "No answer yet",
  answered: "They answered",
  no_answer: "No answer by …",
};

type ContactFormProps = { annotation: Annotation; contact: Contact | null; kept: KeptContact; onDone(): void };

/** Who was asked, when and how, and what came of it: what readers get and what stays at the desk, plainly apart. */
export function ContactForm({ annotation, contact, kept, onDone }: ContactFormProps) {
  const { commands } = useRoom();
  const outlet = useRoomState((state) => state.article.outlet) ?? "";
  const [fresh] = useState(kept.fresh);
  const draft = kept.draft ?? fresh;
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const refusedAt = (field: keyof ContactDraft) => (refusal?.field === field ? refusal.message : null);
  const change = (changes: Partial<ContactDraft>) => kept.keep({ ...draft, ...changes });

  function choose(party: ContactDraft["party"]): void {
    const known = { claimant: annotation.claimant, outlet };
    const untouched = draft.name === "" || draft.name === known[draft.party];
    change({ party, ...(untouched && { name: known[party] }) });
  }

  function cameOf(outcome: ContactOutcome): void {
    change({ outcome, outcomeOn: outcome === "waiting" ? null : (draft.outcomeOn ?? today()) });
  }

  async function save(): Promise<void> {
    if (busy) return;
    setBusy(true);
    const refused = await commands.saveContact(annotation.id, sendable(draft));
    setBusy(false);
    setRefusal(refused);
    const current = newer.safeParse(refused?.details);
    // Saved again, it replaces what a colleague wrote meanwhile.
    if (current.success) change({ version: current.data.current.version });
    if (refused) return;
    kept.drop();
    onDone();
  }

  function giveUp(): void {
    if (kept.draft) showToast("What you typed about this contact is let go.", { action: { label: "Undo", run: () => kept.keep(draft) } });
    kept.drop();
    onDone();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void save();
  }

  return (
    <form
      aria-label={contact ? `What is noted of ${contact.name}` : "Asked for comment"}
      className="grid gap-2 rounded-(--radius) border border-line bg-sunk p-2.5"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={onKeyDown}
    >
      <div role="radiogroup" aria-label="Who was asked" className="flex w-fit overflow-hidden rounded-(--radius) border border-edge">
        {contactParties.map((party) => (
          <label
            key={party}
            className="cursor-pointer px-2.5 py-1 text-[0.84rem] not-last:border-e not-last:border-line has-checked:bg-go has-checked:text-on-go has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-ink"
          >
            <input
              type="radio"
              name={`party-${draft.id}`}
              className="sr-only"
              checked={draft.party === party}
              onChange={() => choose(party)}
            />
            {partyLabels[party]}
          </label>
        ))}
      </div>
      <Field label="Name" error={refusedAt("name")}>
        {(control) => (
          <Input
            {...control}
            autoFocus
            dir="auto"
            maxLength={200}
            value={draft.name}
            onChange={(event) => change({ name: event.target.value })}
          />
        )}
      </Field>
      <div className="grid grid-cols-2 gap-2">
        <Field label="Asked on" error={refusedAt("askedOn")}>
          {(control) => (
            <Input
              {...control}
              type="date"
              max={today()}
              value={draft.askedOn}
              onChange={(event) => change({ askedOn: event.target.value })}
            />
          )}
        </Field>
        <Field label="How" error={refusedAt("channel")}>
          {(control) => (
            <Select
              {...control}
              className="w-full"
              value={draft.channel}
              onChange={(event) => change({ channel: contactChannels.find((each) => each === event.target.value) })}
            >
              {contactChannels.map((channel) => (
                <option key={channel} value={channel}>
                  {channelWords[channel]}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </div>
      <div className="grid grid-cols-2 gap-2">
        <Field label="What came of it" error={refusedAt("outcome")}>
          {(control) => (
            <Select
              {...control}
              className="w-full"
              value={draft.outcome}
              onChange={(event) => cameOf(contactOutcomes.find((each) => each === event.target.value) ?? "waiting")}
            >
              {contactOutcomes.map((outcome) => (
                <option key={outcome} value={outcome}>
                  {outcomeLabels[outcome]}
                </option>
              ))}
            </Select>
          )}
        </Field>
        {draft.outcome !== "waiting" && (
          <Field label={draft.outcome === "answered" ? "Answered on" : "None by"} error={refusedAt("outcomeOn")}>
            {(control) => (
              <Input
                {...control}
                type="date"
                max={today()}
                value={draft.outcomeOn ?? ""}
                onChange={(event) => change({ outcomeOn: event.target.value })}
              />
            )}
          </Field>
        )}
      </div>
      {draft.outcome === "answered" && (
        <>
          <Field label="Their answer, as readers get it" error={refusedAt("answer")}>
            {(control) => (
              <Textarea
                {...control}
                dir="auto"
                rows={3}
                value={draft.answer}
                onChange={(event) => change({ answer: event.target.value })}
              />
            )}
          </Field>
          <TextCount text={draft.answer} limit={longestAnswer} />
        </>
      )}
      <Field label="Notes for the desk, never published" error={refusedAt("notes")}>
        {(control) => (
          <Textarea {...control} dir="auto" rows={2} value={draft.notes} onChange={(event) => change({ notes: event.target.value })} />
        )}
      </Field>
      <TextCount text={draft.notes} limit={longestNotes} />
      <FieldError error={refusal && !refusal.field ? refusal.message : null} />
      {refusal?.code === "conflict" && contact && (
        <p dir="auto" className="text-[0.84rem] wrap-anywhere">
          <b className="font-semibold">As it stands now:</b> {contactLine(publicWords(contact))}
        </p>
      )}
      <div className="flex flex-wrap gap-1.5">
        <Button type="submit" size="small" variant="primary" disabled={busy} title="Ctrl+Enter">
          {refusal?.code === "conflict" ? "Save mine instead" : contact ? "Save" : "Note it"}
        </Button>
        <Button size="small" variant="quiet" onClick={giveUp}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

/** What a conflict names. */
const newer = z.object({ current: z.object({ version: z.number() }) });

/** What doesn't belong to the outcome stays in the form, should the person choose otherwise again, and is not sent. */
function sendable(draft: ContactDraft): ContactDraft {
  const { outcome, outcomeOn, answer } = draft;
  return { ...draft, outcomeOn: outcome === "waiting" ? null : outcomeOn || null, answer: outcome === "answered" ? answer : "" };
}
