"use client";

import { useId, useLayoutEffect, useRef } from "react";
import { longestClaim } from "#lib/domain/claim/annotation.ts";
import { Contacts } from "../contact/contacts.tsx";
import { Discussion } from "../discussion/discussion.tsx";
import { CommandKey, useKeyName } from "../keys/command-key.tsx";
import { SharedProseEditor } from "../prose/shared-prose-editor.tsx";
import type { CardFields } from "../session/card-fields.ts";
import { useMayWork, useRoom, useRoomState } from "../session/room-context.ts";
import { SaveState } from "../session/save-state.tsx";
import type { Card } from "../session/use-card.ts";
import { useLive } from "../session/use-live.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { TextCount } from "../ui/text-count.tsx";
import { Textarea } from "../ui/textarea.tsx";
import { VerdictPicker } from "../verdict/verdict-picker.tsx";
import { CardHead } from "./card-head.tsx";
import { CardMenu } from "./card-menu.tsx";
import { CardNotices } from "./card-notices.tsx";
import { CardPrecedents } from "./card-precedents.tsx";
import { CardSameEvent } from "./card-same-event.tsx";
import { ClaimantField } from "./claimant-field.tsx";
import { ClaimedOnField } from "./claimed-on-field.tsx";
import { EvidenceField } from "./evidence-field.tsx";
import { MissingList } from "./missing-list.tsx";
import { AddPassage, PassagesField } from "./passages-field.tsx";
import { SecondVerdictNote } from "./second-verdict.tsx";
import { SignOffBar, SignOffNotes } from "./sign-off-bar.tsx";

/** An open card being written, in the order in which one works. Everything is saved as it is typed; "Done" only closes it. */
export function AnnotationEditor({ id, card }: { id: string; card: Card }) {
  const { store, commands } = useRoom();
  const verdicts = useRoomState((state) => state.scale.verdicts);
  // Whose words the server takes no more can read and copy what they typed.
  const shutOut = useLive((status) => status.shutOut !== null);
  const locked = !useMayWork() || shutOut;
  const toCheck = useKeyName("to-check");
  const rationaleId = useId();
  const claim = useRef<HTMLTextAreaElement>(null);
  const { annotation, draft, fields, verdict } = card;
  const edit = (changes: Partial<CardFields>) => commands.edit(id, changes);
  const refusedAt = (field: string) => (draft?.status === "refused" && draft.field?.split(".")[0] === field ? draft.message : null);

  // Before the card is painted, and so before anybody can have gone to another field.
  useLayoutEffect(() => {
    const field = claim.current;
    const focused = document.activeElement;
    const card = field?.closest("article");
    const isWithin = focused !== card && card?.contains(focused);
    if (!field || isWithin || focused?.matches("input, textarea, select, [contenteditable=true]")) return;
    field.focus({ preventScroll: !isPhone() });
    field.setSelectionRange(field.value.length, field.value.length);
  }, []);

  return (
    <div className="card-frame">
      <CardHead verdict={verdict}>
        <SaveState draft={draft} text={`rationale:${id}`} />
        <Button size="small" onClick={() => store.dispatch({ type: "activated", id })} title="Close the form (Esc)">
          Done
        </Button>
      </CardHead>
      <h3 id={`claim-${id}`} className="sr-only">
        Editing: {fields.claim || "annotation without a claim"}
      </h3>
      <div className="grid gap-2.5">
        <CardNotices id={id} card={card} />
        <SecondVerdictNote id={id} annotation={annotation} />
        <fieldset disabled={locked} className="contents">
          <PassagesField id={id} fields={fields} />
          <Field label="Claim, in one sentence" hideLabel error={refusedAt("claim")}>
            {(control) => (
              <Textarea
                {...control}
                ref={claim}
                data-claim
                dir="auto"
                rows={1}
                placeholder="Claim, in one sentence"
                className="max-h-48 min-h-9 resize-none font-serif text-[1rem] leading-snug font-semibold"
                value={fields.claim}
                onChange={(event) => edit({ claim: event.target.value.replace(/\n/g, " ") })}
              />
            )}
          </Field>
          <TextCount text={fields.claim} limit={longestClaim} />
          <VerdictPicker
            compact
            label="Verdict"
            verdicts={verdicts}
            chosen={fields.verdict}
            none="To check"
            noneKey={toCheck}
            onChoose={(slug) => edit({ verdict: slug })}
          />
          <EvidenceField id={id} fields={fields} verdict={verdict} onEdit={edit} />
          <div data-rationale className="grid gap-1">
            <div className="flex items-center text-sm font-medium">
              <span id={rationaleId}>Rationale</span>
              <span className="ms-auto">
                <CommandKey id="rationale" />
              </span>
            </div>
            {annotation.closed ? (
              <p className="text-[0.82rem] text-soft text-pretty">
                Two people judge independently here: the rationale opens once you have given a verdict.
              </p>
            ) : (
              <SharedProseEditor
                name={`rationale:${id}`}
                isNew={annotation.version === 0}
                value={fields.rationale}
                labelledBy={rationaleId}
                minimum="3.4rem"
              />
            )}
          </div>
          {/* Below what one writes in: what is found late pushes nothing from under a hand. */}
          <CardPrecedents id={id} card={card} open />
          {!annotation.closed && <CardSameEvent fields={fields} verdict={verdict} onEdit={edit} />}
          <ClaimantField fields={fields} onEdit={edit} />
          <ClaimedOnField id={id} fields={fields} onEdit={edit} />
          <AddPassage id={id} />
          <MissingList fields={fields} verdict={verdict} />
        </fieldset>
        {!annotation.closed && <Contacts annotation={annotation} />}
        {!annotation.closed && annotation.version > 0 && <Discussion about={{ annotationId: id }} comments={annotation.comments} />}
        <SignOffNotes annotation={annotation} />
      </div>
      <SignOffBar id={id} annotation={annotation}>
        <CardMenu id={id} card={card} />
      </SignOffBar>
    </div>
  );
}

function isPhone(): boolean {
  return matchMedia("(max-width: 52rem)").matches;
}
