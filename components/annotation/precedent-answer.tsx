"use client";

import type { Precedent, PrecedentDeed } from "#lib/domain/claim/precedent.ts";
import { useMayWork, useRoom, useRoomState } from "../session/room-context.ts";
import { nameOf } from "../session/state-words.ts";
import type { Card } from "../session/use-card.ts";
import { Button } from "../ui/button.tsx";
import { useBusy } from "../ui/use-busy.ts";
import { DepartForm } from "./depart-form.tsx";

type AnswerProps = { id: string; card: Card; precedent: Precedent; deeds: PrecedentDeed[]; onDone: () => void };

/** How this annotation stands to an earlier one, and what its writer can do about it. */
export function PrecedentAnswer({ id, card, precedent, deeds, onDone }: AnswerProps) {
  const { commands } = useRoom();
  const mayWork = useMayWork();
  const [busy, during] = useBusy();
  const own = card.fields.verdict;
  const { verdict, hidden, claimId, state } = precedent;
  const departed = deeds.findLast((deed) => deed.kind === "departed" && deed.claimId === claimId);
  const depart = async (words: string) => {
    const done = await commands.depart(id, precedent.id, words);
    if (done) onDone();
    return done;
  };
  if (hidden) return null;
  const differs = own !== null && verdict !== null && own !== verdict.slug;
  return (
    <>
      {verdict !== null && own === verdict.slug && <p className="text-soft">The same verdict as here.</p>}
      {differs && departed && <Departed deed={departed} />}
      {mayWork && (
        <div className="flex flex-wrap gap-1.5">
          {own === null && verdict !== null && (
            <Button
              size="small"
              disabled={busy}
              onClick={() =>
                void during(async () => {
                  await commands.takeOver(id, precedent.id);
                  onDone();
                })
              }
            >
              Take over
            </Button>
          )}
          {card.annotation.version > 0 && (
            <Button
              size="small"
              variant="quiet"
              disabled={busy}
              title="This annotation checks the same statement: from now on both are appearances of one claim"
              onClick={() => void during(async () => (await commands.joinClaims(id, precedent.id, onDone)) && onDone())}
            >
              Same claim
            </Button>
          )}
        </div>
      )}
      {mayWork && differs && !departed && state === "signed-off" && <DepartForm id={`${id}:${precedent.id}`} onDepart={depart} />}
    </>
  );
}

function Departed({ deed }: { deed: PrecedentDeed }) {
  const me = useRoomState((state) => state.me);
  return (
    <p className="border-s-2 border-line ps-2 wrap-anywhere">
      <span className="text-soft">Departed from by {deed.by ? <bdi>{nameOf(deed.by, me)}</bdi> : "somebody"}: </span>
      <span dir="auto">{deed.words}</span>
    </p>
  );
}
