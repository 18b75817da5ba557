"use client";

import { History } from "lucide-react";
import { useState } from "react";
import type { Precedent, PrecedentDeed } from "#lib/domain/claim/precedent.ts";
import { useMayWork, useRoom, useRoomState } from "../session/room-context.ts";
import { nameOf } from "../session/state-words.ts";
import type { Card } from "../session/use-card.ts";
import { usePrecedents } from "../session/use-precedents.ts";
import { Button } from "../ui/button.tsx";
import { DepartForm } from "./depart-form.tsx";
import { PrecedentLine } from "./precedent-line.tsx";

/** Earlier claims that say what this one says, with what can be made of them. Nothing, where there are none. */
export function CardPrecedents({ id, card, open }: { id: string; card: Card; open: boolean }) {
  const { annotation, fields } = card;
  const text = fields.claim || (fields.passages[0]?.exact ?? "");
  const { precedents, deeds, again } = usePrecedents(id, annotation.closed ? "" : text, annotation.version);
  if (precedents.length === 0) return null;
  return (
    <details open={open} className="rounded-(--radius) border border-line bg-sunk text-[0.85rem]">
      <summary className="flex min-h-8 cursor-pointer items-center gap-2 px-2.5 py-1.5 font-semibold">
        <History aria-hidden className="size-4 shrink-0 text-soft" />
        {precedents.length === 1 ? "Checked before" : `Checked before: ${precedents.length} claims`}
      </summary>
      <ul className="grid gap-2.5 px-2.5 pb-2.5">
        {precedents.map((precedent) => (
          <li key={precedent.id} className="grid min-w-0 gap-1">
            <PrecedentLine precedent={precedent} />
            <Answer id={id} card={card} precedent={precedent} deeds={deeds} onDone={again} />
          </li>
        ))}
      </ul>
    </details>
  );
}

type AnswerProps = { id: string; card: Card; precedent: Precedent; deeds: PrecedentDeed[]; onDone: () => void };

/** How this annotation stands to an earlier one, and what its writer can do about it. */
function Answer({ id, card, precedent, deeds, onDone }: AnswerProps) {
  const { commands } = useRoom();
  const me = useRoomState((state) => state.me);
  const mayWork = useMayWork();
  const [busy, setBusy] = useState(false);
  const own = card.fields.verdict;
  const departed = deeds.findLast((deed) => deed.kind === "departed" && deed.precedentId === precedent.id);
  if (precedent.hidden || precedent.verdict === null) return null;
  if (own === precedent.verdict.slug) return <p className="text-soft">The same verdict as here.</p>;
  if (own !== null && departed) {
    return (
      <p className="border-s-2 border-line ps-2 wrap-anywhere">
        <span className="text-soft">Departed from by {departed.by ? <bdi>{nameOf(departed.by, me)}</bdi> : "somebody"}: </span>
        <span dir="auto">{departed.words}</span>
      </p>
    );
  }
  if (!mayWork) return null;
  if (own === null) {
    const takeOver = async () => {
      setBusy(true);
      await commands.takeOver(id, precedent.id);
      setBusy(false);
      onDone();
    };
    return (
      <Button size="small" className="justify-self-start" disabled={busy} onClick={() => void takeOver()}>
        Take over
      </Button>
    );
  }
  if (precedent.state !== "signed-off") return null;
  const depart = async (words: string) => {
    const done = await commands.depart(id, precedent.id, words);
    if (done) onDone();
    return done;
  };
  return <DepartForm id={`${id}:${precedent.id}`} onDepart={depart} />;
}
