"use client";

import { CheckCheck, Hourglass, Split } from "lucide-react";
import type { ReactNode } from "react";
import type { Annotation } from "#lib/domain/claim/annotation.ts";
import { claimBefore, maySettle, nobodyToJudge, type SecondVerdict, secondState } from "#lib/domain/claim/assessment.ts";
import type { Verdict } from "#lib/domain/claim/scale.ts";
import { useMayWork, useRoomState } from "../session/room-context.ts";
import { nameOf } from "../session/state-words.ts";
import { Button } from "../ui/button.tsx";
import { useStaysOpen } from "../ui/use-stays-open.ts";
import { colourClass } from "../verdict/look.ts";
import { MarkIcon } from "../verdict/mark-icon.tsx";
import { SettleForm } from "./settle-form.tsx";

/** How an annotation stands with its second, independent verdict; nothing where none is asked for or given. */
export function SecondVerdictNote({ id, annotation }: { id: string; annotation: Annotation }) {
  const { article, desk, people, needed } = useRoomState((state) => state.secondVerdict);
  const { second, verdict, waits } = annotation;
  const state = secondState(annotation, article || desk);
  if (state === "none" || (state === "waiting" && verdict === null)) return null;
  if (second === null) {
    return (
      <Note icon={<Hourglass aria-hidden />}>
        Waits for a second verdict, by somebody who hasn’t read this. Until then others see the claim alone.
        {waits?.judges === 0 && <b className="mt-1 block font-medium">{nobodyToJudge}</b>}
        {waits?.judges !== 0 &&
          people < needed &&
          ` It takes ${needed} people, and ${people === 1 ? "you are the only one" : `there are ${people}`} here: invite or assign a colleague.`}
      </Note>
    );
  }
  return state === "agreed" ? <Agreed second={second} /> : <Differing id={id} annotation={annotation} second={second} state={state} />;
}

function Agreed({ second }: { second: SecondVerdict }) {
  const me = useRoomState((state) => state.me);
  return (
    <Note icon={<CheckCheck aria-hidden />}>
      <b>Two of two agreed.</b> <bdi>{capital(nameOf(second.by, me))}</bdi> judged it independently.
      {second.rationale && <Words>{second.rationale}</Words>}
    </Note>
  );
}

type DifferingProps = { id: string; annotation: Annotation; second: SecondVerdict; state: "differing" | "settled" | string };

/** Two verdicts side by side, what they were of where the claim was reworded, and how they were settled or can be. */
function Differing({ id, annotation, second, state }: DifferingProps) {
  const me = useRoomState((room) => room.me);
  const signers = useRoomState((room) => room.signers);
  const mayWork = useMayWork();
  const [settling, setSettling] = useStaysOpen(`settle:${id}`);
  const settlement = state === "settled" ? second.settlement : null;
  const may = mayWork && maySettle(annotation, me.id, signers);
  const before = claimBefore(annotation);
  const isChanged = second.wordsChangedAt !== null && second.first.slug === second.verdict.slug;
  return (
    <Note icon={<Split aria-hidden />}>
      <b>
        {settlement
          ? `Settled${settlement.dissent ? ", with a dissent" : ""}`
          : before !== null
            ? "Reworded since two judged it"
            : isChanged
              ? "Its words changed since two judged it"
              : "Two verdicts differ"}
      </b>
      <ul className="mt-1 grid gap-1">
        <Given verdict={second.first}>
          {second.firstBy && (
            <>
              <bdi>{nameOf(second.firstBy, me)}</bdi>,{" "}
            </>
          )}
          first
        </Given>
        <Given verdict={second.verdict}>
          <bdi>{nameOf(second.by, me)}</bdi>, independently
        </Given>
      </ul>
      {second.rationale && <Words>{second.rationale}</Words>}
      {second.wordsChangedAt !== null && <p className="mt-1.5">The article’s words have changed there since the first was given.</p>}
      {before !== null && (
        <>
          <p className="mt-1.5">Both were given when the claim read:</p>
          <Words>{before}</Words>
        </>
      )}
      {settlement && (
        <>
          <p className="mt-1.5">
            <bdi>{capital(nameOf(settlement.by, me))}</bdi> settled it as “{settlement.verdict.name}”:
          </p>
          <Words>{settlement.words}</Words>
        </>
      )}
      {!settlement && !may && <p className="mt-1.5 text-soft">Those who gave them settle it.</p>}
      {may && !settling && (!settlement || settlement.dissent) && (
        <Button size="small" variant={settlement ? "plain" : "primary"} className="mt-2" onClick={() => setSettling(true)}>
          {settlement ? "Settle anew…" : "Settle…"}
        </Button>
      )}
      {may && settling && <SettleForm id={id} annotation={annotation} onDone={() => setSettling(false)} />}
    </Note>
  );
}

function Given({ verdict, children }: { verdict: Verdict; children: ReactNode }) {
  return (
    <li className={`flex min-w-0 flex-wrap items-center gap-x-1.5 ${colourClass(verdict)}`}>
      <span className="card-verdict flex items-center gap-1.5 font-semibold">
        <MarkIcon verdict={verdict} className="size-3.5 shrink-0" />
        {verdict.name}
      </span>
      <span className="min-w-0 text-soft wrap-anywhere">{children}</span>
    </li>
  );
}

function Words({ children }: { children: string }) {
  return (
    <p dir="auto" className="mt-1 border-s-2 border-line ps-2 whitespace-pre-line wrap-anywhere text-pretty">
      {children}
    </p>
  );
}

function Note({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <div
      role="status"
      className="flex gap-2 rounded-(--radius) border border-line bg-sunk px-2.5 py-2 text-[0.85rem] [&>svg]:mt-0.5 [&>svg]:size-4 [&>svg]:shrink-0 [&>svg]:text-soft"
    >
      {icon}
      <div className="min-w-0 grow text-pretty">{children}</div>
    </div>
  );
}

function capital(words: string): string {
  return words === "you" ? "You" : words;
}
