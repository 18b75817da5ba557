"use client";

import { useId, useLayoutEffect, useRef } from "react";
import { SharedProseEditor } from "../prose/shared-prose-editor.tsx";
import type { CardFields } from "../session/card-fields.ts";
import { useMayWork, useRoom, useRoomState } from "../session/room-context.ts";
import { SaveState } from "../session/save-state.tsx";
import type { Card } from "../session/use-card.ts";
import { useLive } from "../session/use-live.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { Textarea } from "../ui/textarea.tsx";
import { VerdictPicker } from "../verdict/verdict-picker.tsx";
import { CardHead } from "./card-head.tsx";
import { CardMenu } from "./card-menu.tsx";
import { CardNotices } from "./card-notices.tsx";
import { ClaimantField } from "./claimant-field.tsx";
import { Discussion } from "./discussion.tsx";
import { EvidenceField } from "./evidence-field.tsx";
import { MissingList } from "./missing-list.tsx";
import { PassagesField } from "./passages-field.tsx";
import { SignOffBar } from "./sign-off-bar.tsx";

/** An open card being written. Everything is saved as it is typed; "Done" only closes it. */
export function AnnotationEditor({ id, card }: { id: string; card: Card }) {
  const { store, commands } = useRoom();
  const verdicts = useRoomState((state) => state.scale.verdicts);
  // Whose words the server takes no more can read and copy what they typed.
  const shutOut = useLive((status) => status.shutOut !== null);
  const locked = !useMayWork() || shutOut;
  const rationaleId = useId();
  const claim = useRef<HTMLTextAreaElement>(null);
  const { annotation, draft, fields, verdict } = card;
  const edit = (changes: Partial<CardFields>) => commands.edit(id, changes);
  const refusedAt = (field: string) => (draft?.status === "refused" && draft.field?.split(".")[0] === field ? draft.message : null);

  // Before the card is painted, and so before anybody can have gone to another field.
  useLayoutEffect(() => {
    const field = claim.current;
    const focused = document.activeElement;
    if (!field || field.closest("article")?.contains(focused) || focused?.matches("input, textarea, select, [contenteditable=true]"))
      return;
    field.focus({ preventScroll: !isPhone() });
    field.setSelectionRange(field.value.length, field.value.length);
  }, []);

  return (
    <div className="card-form grid gap-3">
      <CardHead verdict={verdict}>
        <SaveState draft={draft} text={`rationale:${id}`} />
        <Button size="small" onClick={() => store.dispatch({ type: "activated", id })} title="Close the form (Esc)">
          Done
        </Button>
      </CardHead>
      <h3 id={`claim-${id}`} className="sr-only">
        Editing: {fields.claim || "annotation without a claim"}
      </h3>
      <CardNotices id={id} card={card} />
      <fieldset disabled={locked} className="contents">
        <PassagesField id={id} fields={fields} />
        <Field label="Claim, in one sentence" error={refusedAt("claim")}>
          {(control) => (
            <Textarea
              {...control}
              ref={claim}
              dir="auto"
              maxLength={1000}
              rows={1}
              className="min-h-9 resize-none font-serif"
              value={fields.claim}
              onChange={(event) => edit({ claim: event.target.value.replace(/\n/g, " ") })}
            />
          )}
        </Field>
        <ClaimantField fields={fields} onEdit={edit} />
        <VerdictPicker
          label="Verdict"
          verdicts={verdicts}
          chosen={fields.verdict}
          none="To check"
          onChoose={(slug) => edit({ verdict: slug })}
        />
        <div className="grid gap-1">
          <span id={rationaleId} className="text-sm font-medium">
            Rationale
          </span>
          <SharedProseEditor name={`rationale:${id}`} isNew={annotation.version === 0} value={fields.rationale} labelledBy={rationaleId} />
        </div>
        <EvidenceField fields={fields} verdict={verdict} onEdit={edit} />
        <MissingList fields={fields} verdict={verdict} />
      </fieldset>
      <Discussion id={id} annotation={annotation} />
      <SignOffBar id={id} annotation={annotation}>
        <CardMenu id={id} card={card} />
      </SignOffBar>
    </div>
  );
}

function isPhone(): boolean {
  return matchMedia("(max-width: 52rem)").matches;
}
