"use client";

import { History } from "lucide-react";
import type { Appearance } from "#lib/domain/claim/claim-appearances.ts";
import { useMayWork, useRoom } from "../session/room-context.ts";
import type { Card } from "../session/use-card.ts";
import { usePrecedents } from "../session/use-precedents.ts";
import { Button } from "../ui/button.tsx";
import { useBusy } from "../ui/use-busy.ts";
import { PrecedentAnswer } from "./precedent-answer.tsx";
import { PrecedentLine } from "./precedent-line.tsx";

type CardPrecedentsProps = { id: string; card: Card; open: boolean };

/** Where else the claim was made, and earlier claims that say what it says, with what can be made of them. Nothing, where there are none. */
export function CardPrecedents({ id, card, open }: CardPrecedentsProps) {
  const { annotation, fields } = card;
  const text = fields.claim || (fields.passages[0]?.exact ?? "");
  const { precedents, appearances, deeds, again } = usePrecedents(id, annotation.closed ? "" : text, annotation.version);
  if (precedents.length + appearances.length === 0) return null;
  return (
    <details open={open} className="rounded-(--radius) border border-line bg-sunk text-[0.85rem]">
      <summary className="flex min-h-8 cursor-pointer items-center gap-2 px-2.5 py-1.5 font-semibold">
        <History aria-hidden className="size-4 shrink-0 text-soft" />
        {summaryWords(appearances.length, precedents.length)}
      </summary>
      <div className="grid gap-3 px-2.5 pb-2.5">
        {appearances.length > 0 && <Appearances id={id} appearances={appearances} onDone={again} />}
        {precedents.length > 0 && (
          <ul className="grid gap-3 not-first:border-t not-first:border-line not-first:pt-3">
            {precedents.map((precedent) => (
              <li key={precedent.id} className="grid min-w-0 gap-1.5">
                <PrecedentLine precedent={precedent} appearances={precedent.appearances} />
                <PrecedentAnswer id={id} card={card} precedent={precedent} deeds={deeds} onDone={again} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </details>
  );
}

function summaryWords(appearances: number, precedents: number): string {
  const checked = precedents === 1 ? "Checked before" : `Checked before: ${precedents} claims`;
  const made = `Appears ${appearances === 1 ? "once more" : `${appearances} more times`}`;
  if (appearances === 0) return checked;
  return precedents === 0 ? made : `${made} · ${precedents} alike`;
}

type AppearancesProps = { id: string; appearances: Appearance[]; onDone: () => void };

/** The others of the claim that this annotation is joined to, and the way out of it. */
function Appearances({ id, appearances, onDone }: AppearancesProps) {
  const { commands } = useRoom();
  const mayWork = useMayWork();
  const [busy, during] = useBusy();
  const [newest] = appearances;
  return (
    <section aria-label="The same claim elsewhere" className="grid gap-2">
      <ul className="grid gap-2.5">
        {appearances.map((appearance) => (
          <li key={appearance.id} className="min-w-0">
            <PrecedentLine precedent={appearance} />
          </li>
        ))}
      </ul>
      {mayWork && newest && (
        <Button
          size="small"
          className="justify-self-start"
          disabled={busy}
          onClick={() => void during(async () => (await commands.separateClaims(id, newest.id, onDone)) && onDone())}
        >
          Not the same claim
        </Button>
      )}
    </section>
  );
}
