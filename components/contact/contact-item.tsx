"use client";

import { Lock, Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import type { Annotation } from "#lib/domain/claim/annotation.ts";
import type { Contact } from "#lib/domain/claim/contact.ts";
import { channelWords, partyWords } from "#lib/domain/export/contact-words.ts";
import { useMayWork, useRoom, useRoomState } from "../session/room-context.ts";
import { nameOf } from "../session/state-words.ts";
import { later } from "../ui/later.ts";
import { LaterPart } from "../ui/later-part.tsx";
import { Moment } from "../ui/moment.tsx";
import { useKeptContact } from "./use-kept-contact.ts";

export const contactForm = later(() => import("./contact-form.tsx"));

/** Somebody who was asked, or its form while a person changes it. */
export function ContactItem({ annotation, contact }: { annotation: Annotation; contact: Contact }) {
  const { commands } = useRoom();
  const me = useRoomState((state) => state.me);
  const mayWork = useMayWork();
  const kept = useKeptContact(annotation, contact);
  const [editing, setEditing] = useState(false);
  if (mayWork && (editing || kept.draft !== null)) {
    return (
      <li>
        <LaterPart part={contactForm} asked>
          {({ ContactForm }) => <ContactForm annotation={annotation} contact={contact} kept={kept} onDone={() => setEditing(false)} />}
        </LaterPart>
      </li>
    );
  }
  const { name, party, channel, askedOn, by, answer, notes } = contact;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-2">
      <div className="grid min-w-0 gap-1 wrap-anywhere">
        <p className="text-[0.86rem]">
          <b className="font-semibold">
            <bdi>{name}</bdi>
          </b>{" "}
          <span className="text-soft">
            ({partyWords[party]}) · asked <Moment at={askedOn} /> {channelWords[channel]} · <bdi>{nameOf(by, me)}</bdi>
          </span>
        </p>
        <Outcome contact={contact} />
        {answer && (
          <p dir="auto" className="border-s-2 border-line ps-2 font-serif text-[0.9rem] whitespace-pre-line italic">
            {answer}
          </p>
        )}
        {notes && (
          <p dir="auto" className="rounded-(--radius) bg-sunk px-2 py-1 text-[0.82rem] whitespace-pre-line text-soft">
            <Lock aria-hidden className="me-1 inline size-3 align-[-0.1em]" />
            <span className="sr-only">Notes for the desk alone: </span>
            {notes}
          </p>
        )}
      </div>
      {mayWork && (
        <div className="flex">
          <button
            type="button"
            className="icon-tool"
            aria-label={`Change what is noted of ${name}`}
            title="Change"
            onClick={() => setEditing(true)}
          >
            <Pencil aria-hidden />
          </button>
          <button
            type="button"
            className="icon-tool"
            aria-label={`Remove ${name} from those asked`}
            title="Remove"
            onClick={() => void commands.removeContact(annotation.id, contact.id)}
          >
            <Trash2 aria-hidden />
          </button>
        </div>
      )}
    </li>
  );
}

function Outcome({ contact: { outcome, outcomeOn } }: { contact: Contact }) {
  if (outcome === "waiting" || outcomeOn === null) return <p className="text-[0.86rem] text-soft">No answer yet</p>;
  return (
    <p className="text-[0.86rem]">
      {outcome === "answered" ? "Answered on " : "No answer by "}
      <Moment at={outcomeOn} />
    </p>
  );
}
