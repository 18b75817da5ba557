"use client";

import { Check, Crosshair, X } from "lucide-react";
import { useState } from "react";
import type { UnsettledWords } from "#lib/domain/anchoring/versions.ts";
import { turnsSentence } from "#lib/domain/sentence/kinds.ts";
import { useMayWork, useRoom, useRoomState } from "../session/room-context.ts";
import { Button } from "../ui/button.tsx";
import { MarkIcon } from "../verdict/mark-icon.tsx";
import { head, tail } from "./around.ts";
import { ChangedSentence, ChangedWords } from "./changed-words.tsx";
import { Suggestions } from "./suggestions.tsx";

type Props = { unsettled: UnsettledWords; language: string };

/** One passage that the outlet changed or took out, or whose sentence it changed. */
export function SettleItem({ unsettled, language }: Props) {
  const { store, commands } = useRoom();
  const { annotationId, passageId, old, now, claim } = unsettled;
  const annotation = useRoomState((state) => state.annotations[annotationId]);
  const placing = useRoomState((state) => state.placing?.settles === passageId);
  const [busy, setBusy] = useState(false);
  const mayWork = useMayWork();
  const verdict = annotation?.verdict ?? null;
  const only = annotation?.passages.length === 1;

  async function settle(...decision: Parameters<typeof commands.settle> extends [string, string, ...infer Rest] ? Rest : never) {
    setBusy(true);
    if (decision[0] === "confirm" && unsettled.sentenceChange) await commands.confirmSentences([{ annotationId, passageId }]);
    else await commands.settle(annotationId, passageId, ...decision);
    setBusy(false);
  }
  const place = () => store.dispatch({ type: "placing", placing: placing ? null : { id: annotationId, index: null, settles: passageId } });

  return (
    <article aria-label={claim} aria-busy={busy} data-waits={annotationId} className="grid gap-2.5 px-4 py-3.5">
      <div className="flex items-start gap-2">
        <MarkIcon verdict={verdict} className="mt-1 size-4 shrink-0 text-todo" />
        <div className="min-w-0">
          <button
            type="button"
            dir="auto"
            className="text-start font-serif font-semibold hover:underline"
            onClick={() => store.dispatch({ type: "activated", id: annotationId })}
          >
            {claim}
          </button>
          <p className="text-[0.82rem] text-soft">{verdict ? `“${verdict.name}”, ${givenFor(unsettled)}` : "No verdict yet"}</p>
        </div>
      </div>
      {unsettled.sentenceChange ? (
        <ChangedSentence change={unsettled.sentenceChange} language={language} />
      ) : now ? (
        <Changed old={old} now={now} language={language} />
      ) : (
        <figure className="grid gap-1">
          <figcaption className="eyebrow">Not found in the new text for sure</figcaption>
          <blockquote dir="auto" lang={language} className="border-s-2 border-line ps-2.5 font-serif leading-relaxed">
            <span className="text-soft">{tail(old.prefix)}</span>
            <del className="decoration-ina">{old.exact}</del>
            <span className="text-soft">{head(old.suffix)}</span>
          </blockquote>
        </figure>
      )}
      {!now && (
        <Suggestions
          places={unsettled.suggestions}
          language={language}
          onChoose={(span) => settle("reattach", span)}
          disabled={busy || !mayWork}
        />
      )}
      {placing && (
        <p role="status" className="rounded-(--radius) bg-hover px-2.5 py-1.5 text-[0.84rem]">
          Select the words in the article, then press <kbd className="key">P</kbd> or choose “Use for this annotation”.
        </p>
      )}
      {mayWork && (
        <div className="flex flex-wrap gap-2">
          {now && (
            <Button size="small" disabled={busy} onClick={() => settle("confirm")}>
              <Check aria-hidden /> The verdict still holds
              {unsettled.sentenceChange && <kbd className="key">Y</kbd>}
            </Button>
          )}
          <Button size="small" disabled={busy} aria-pressed={placing} onClick={place}>
            <Crosshair aria-hidden /> {placing ? "Cancel" : now ? "Select other words" : "Select the words"}
          </Button>
          <Button size="small" variant="danger" disabled={busy} onClick={() => settle("drop")}>
            <X aria-hidden /> {only ? "Delete annotation" : "Drop passage"}
          </Button>
        </div>
      )}
    </article>
  );
}

function givenFor({ snapshotNumber, sentenceChange }: UnsettledWords): string {
  if (!sentenceChange) return `given for the words of snapshot ${snapshotNumber}`;
  return `given in the sentence of snapshot ${snapshotNumber}. ${turnsSentence(sentenceChange) ? "Suspended" : "It stands"} until somebody looks`;
}

function Changed({ old, now, language }: { old: UnsettledWords["old"]; now: NonNullable<UnsettledWords["now"]>; language: string }) {
  return (
    <figure className="grid gap-1">
      <figcaption className="eyebrow">What changed</figcaption>
      <ChangedWords before={old.exact} after={now.exact} language={language} />
    </figure>
  );
}
