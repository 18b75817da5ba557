"use client";

import { MailQuestion } from "lucide-react";
import { useId, useState } from "react";
import type { Annotation } from "#lib/domain/claim/annotation.ts";
import { useMayWork } from "../session/room-context.ts";
import { Button } from "../ui/button.tsx";
import { LaterPart } from "../ui/later-part.tsx";
import { ContactItem, contactForm } from "./contact-item.tsx";
import { useKeptContact } from "./use-kept-contact.ts";

/** Whom the desk asked for comment on an annotation, and what they answered. */
export function Contacts({ annotation }: { annotation: Annotation }) {
  const { id, contacts, version } = annotation;
  const mayWork = useMayWork();
  const labelId = useId();
  const kept = useKeptContact(annotation, null);
  const [adding, setAdding] = useState(false);
  const open = mayWork && (adding || kept.draft !== null);
  // Before it is saved there is nothing to ask about.
  if (version === 0 || (contacts.length === 0 && !mayWork)) return null;
  return (
    <section aria-labelledby={labelId} className="grid gap-2 border-t border-line pt-2">
      <h4 id={labelId} className={contacts.length === 0 && !open ? "sr-only" : "eyebrow flex items-center gap-1.5"}>
        <MailQuestion aria-hidden className="size-3.5" /> Asked for comment
      </h4>
      {contacts.length > 0 && (
        <ul className="grid gap-2.5">
          {contacts.map((contact) => (
            <ContactItem key={contact.id} annotation={annotation} contact={contact} />
          ))}
        </ul>
      )}
      {open ? (
        <LaterPart part={contactForm} asked>
          {({ ContactForm }) => <ContactForm key={id} annotation={annotation} contact={null} kept={kept} onDone={() => setAdding(false)} />}
        </LaterPart>
      ) : (
        mayWork && (
          <Button size="small" variant="quiet" className="justify-self-start text-soft" onClick={() => setAdding(true)}>
            <MailQuestion aria-hidden /> {contacts.length === 0 ? "Asked for comment?" : "Asked somebody else?"}
          </Button>
        )
      )}
    </section>
  );
}
