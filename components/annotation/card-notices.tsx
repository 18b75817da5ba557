"use client";

import { CircleAlert, Info } from "lucide-react";
import type { ReactNode } from "react";
import { isSure, isSuspended } from "#lib/domain/claim/annotation.ts";
import { fieldLabels } from "../session/card-fields.ts";
import { useMayWork, useRoom, useRoomState } from "../session/room-context.ts";
import type { Card } from "../session/use-card.ts";
import { Button } from "../ui/button.tsx";
import { ChangedSentence } from "../versions/changed-words.tsx";
import { ConflictPanel } from "./conflict-panel.tsx";

/** What a person must know before going on: a clash with someone else's change, a save that did not go through, passages to look at. */
export function CardNotices({ id, card }: { id: string; card: Card }) {
  const { store, commands, saveNow } = useRoom();
  const { annotation, draft } = card;
  const lost = annotation.passages.filter(({ anchoring }) => anchoring === "lost");
  const language = useRoomState((state) => state.article.language);
  const may = useMayWork();
  const sentences = annotation.passages.flatMap(({ id: passageId, anchoring, sentenceChange }) =>
    sentenceChange && isSure(anchoring) ? [{ id: passageId, sentenceChange }] : [],
  );
  // A passage may be on the next text already while this window still shows the one before: its words are the same for all that.
  const changed = annotation.passages.some(({ anchoring }) => anchoring === "changed");
  const returned = annotation.state === "returned" ? annotation.signOffs.findLast(({ decision }) => decision === "return") : undefined;

  return (
    <>
      {draft?.conflict && <ConflictPanel id={id} draft={draft} conflict={draft.conflict} />}
      {draft?.notice && (
        <Notice icon={<Info aria-hidden />}>
          {draft.notice.by.name} changed the {draft.notice.fields.map((field) => fieldLabels[field].toLowerCase()).join(" and ")} meanwhile.
          Your words are kept beside it.
          <Button size="small" className="mt-1.5" onClick={() => store.dispatch({ type: "notice read", id })}>
            Understood
          </Button>
        </Notice>
      )}
      {draft?.status === "refused" && (
        <Notice bad icon={<CircleAlert aria-hidden />}>
          {draft.message}
          {draft.version === 0 && (
            <Button size="small" className="mt-1.5" onClick={() => commands.saveAsNew(id)}>
              Save as new
            </Button>
          )}
          <Button size="small" className="mt-1.5" onClick={() => commands.discard(id)}>
            Let my changes go
          </Button>
        </Notice>
      )}
      {draft?.status === "trouble" && (
        <Notice bad icon={<CircleAlert aria-hidden />}>
          {draft.message}
          <Button size="small" className="mt-1.5" onClick={saveNow}>
            Try now
          </Button>
        </Notice>
      )}
      {changed && (
        <Notice bad icon={<CircleAlert aria-hidden />}>
          Needs review: the words it was given for have changed in the article. Look at its passages and confirm or select them anew.
        </Notice>
      )}
      {sentences.length > 0 && (
        <Notice bad={annotation.passages.some(isSuspended)} icon={<CircleAlert aria-hidden />}>
          {sentences.map(({ id: passageId, sentenceChange }) => (
            <ChangedSentence key={passageId} change={sentenceChange} language={language} />
          ))}
          {may && (
            <Button
              size="small"
              className="mt-1.5"
              onClick={() => commands.confirmSentences(sentences.map((each) => ({ annotationId: id, passageId: each.id })))}
            >
              The verdict still holds <kbd className="key">Y</kbd>
            </Button>
          )}
        </Notice>
      )}
      {lost.map(({ id: passageId, exact }) => (
        <Notice key={passageId} bad icon={<CircleAlert aria-hidden />}>
          Needs review: <q dir="auto">{exact}</q> is no longer in the article. Select other words above the text, or drop it there.
        </Notice>
      ))}
      {returned && (
        <Notice icon={<Info aria-hidden />}>
          <b>{returned.by.name} returned it.</b> {returned.note}
        </Notice>
      )}
    </>
  );
}

function Notice({ bad = false, icon, children }: { bad?: boolean; icon: ReactNode; children: ReactNode }) {
  return (
    <div
      role={bad ? "alert" : "status"}
      className={`flex gap-2 rounded-(--radius) border px-2.5 py-2 text-[0.85rem] [&>svg]:mt-0.5 [&>svg]:size-4 [&>svg]:shrink-0 ${bad ? "border-ina [&>svg]:text-ina" : "border-line bg-sunk [&>svg]:text-soft"}`}
    >
      {icon}
      <div className="grid min-w-0 justify-items-start">
        <div className="text-pretty [&>button]:mt-1.5 [&>button]:flex">{children}</div>
      </div>
    </div>
  );
}
