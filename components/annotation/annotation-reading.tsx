"use client";

import { Pencil, X } from "lucide-react";
import { isEmptyProse } from "#lib/domain/prose/prose.ts";
import { Contacts } from "../contact/contacts.tsx";
import { Discussion } from "../discussion/discussion.tsx";
import { ProseView } from "../prose/prose-view.tsx";
import { useMayWork, useRoom, useRoomState } from "../session/room-context.ts";
import { cardStateWords, isUnsettled } from "../session/state-words.ts";
import type { Card } from "../session/use-card.ts";
import { useSharedProse } from "../session/use-live.ts";
import { Ago } from "../ui/ago.tsx";
import { Button } from "../ui/button.tsx";
import { CardHead } from "./card-head.tsx";
import { CardMenu } from "./card-menu.tsx";
import { CardNotices } from "./card-notices.tsx";
import { CardPrecedents } from "./card-precedents.tsx";
import { EvidenceList } from "./evidence-list.tsx";
import { OriginLine } from "./origin-line.tsx";
import { PassageQuotes } from "./passage-quotes.tsx";
import { SaidAt } from "./said-at.tsx";
import { SaidBy } from "./said-by.tsx";
import { SecondVerdictNote } from "./second-verdict.tsx";
import { SignOffBar, SignOffNotes } from "./sign-off-bar.tsx";

/** An open card: everything it says, and what can be done next. */
export function AnnotationReading({ id, card }: { id: string; card: Card }) {
  const { store } = useRoom();
  const me = useRoomState((state) => state.me);
  const mayWork = useMayWork();
  const { annotation, fields, verdict } = card;
  const signedOff = annotation.state === "signed-off" && !isUnsettled(annotation) ? annotation.signOffs.at(-1) : undefined;
  const edit = () => store.dispatch({ type: "activated", id, editing: true });

  return (
    <div className="card-frame">
      <CardHead verdict={verdict} suspended={isUnsettled(annotation)}>
        <span className="truncate" title={cardStateWords(annotation, me)}>
          {cardStateWords(annotation, me)}
          {signedOff && (
            <>
              , <Ago at={signedOff.createdAt} />
            </>
          )}
        </span>
        <button
          type="button"
          className="grid size-7 shrink-0 place-items-center rounded hover:bg-hover"
          onClick={() => store.dispatch({ type: "activated", id: null })}
        >
          <X aria-hidden className="size-4" />
          <span className="sr-only">Close (Esc)</span>
        </button>
      </CardHead>
      <div className="grid gap-2.5">
        <div>
          <h3 id={`claim-${id}`} tabIndex={-1} dir="auto" className="font-serif text-[1.02rem] leading-snug font-semibold outline-none">
            {fields.claim || fields.passages[0]?.exact || "No claim yet"}
          </h3>
          <SaidBy fields={fields} />
          <SaidAt passages={fields.passages} />
          {annotation.origin && <OriginLine origin={annotation.origin} />}
        </div>
        <CardNotices id={id} card={card} />
        {fields.passages.length > 1 && <PassageQuotes passages={fields.passages} />}
        <SecondVerdictNote id={id} annotation={annotation} />
        <CardPrecedents id={id} card={card} open={false} />
        {!annotation.closed && <LiveRationale id={id} isNew={annotation.version === 0} />}
        <EvidenceList id={id} rows={fields.evidence} />
        {!isEmptyProse(fields.rationale) && <ProseView document={fields.rationale} />}
        {!annotation.closed && <Contacts annotation={annotation} />}
        {!annotation.closed && annotation.version > 0 && <Discussion about={{ annotationId: id }} comments={annotation.comments} />}
        <SignOffNotes annotation={annotation} />
      </div>
      <SignOffBar id={id} annotation={annotation}>
        {mayWork && (
          <Button size="small" onClick={edit} title="Edit (Enter)">
            <Pencil aria-hidden /> Edit
          </Button>
        )}
        <CardMenu id={id} card={card} />
      </SignOffBar>
    </div>
  );
}

/** Colleagues' words appear as they write them, and what is open once can be written in without a connection. */
function LiveRationale({ id, isNew }: { id: string; isNew: boolean }) {
  useSharedProse(`rationale:${id}`, isNew);
  return null;
}
