"use client";

import { EyeOff, X } from "lucide-react";
import type { ReactNode } from "react";
import { useRoom } from "../session/room-context.ts";
import type { Card } from "../session/use-card.ts";
import { AssessForm } from "./assess-form.tsx";
import { PassageQuotes } from "./passage-quotes.tsx";
import { SaidAt } from "./said-at.tsx";
import { SaidBy } from "./said-by.tsx";

type BlindCardProps = { id: string; card: Card; open: boolean };

/** An annotation that this person can still judge independently: the claim, and when it is opened, a form for their verdict. */
export function BlindCard({ id, card: { annotation, fields }, open }: BlindCardProps) {
  const { store } = useRoom();
  const claim = fields.claim || fields.passages[0]?.exact || "No claim yet";
  if (!open) {
    return (
      <>
        <Head>{null}</Head>
        <h3 id={`claim-${id}`} dir="auto" className="mt-1 font-serif text-[0.98rem] leading-snug font-semibold">
          <button
            type="button"
            aria-expanded="false"
            className="line-clamp-3 w-full text-start"
            onClick={() => store.dispatch({ type: "activated", id })}
          >
            {claim}
          </button>
        </h3>
        <SaidAt passages={fields.passages} />
      </>
    );
  }
  return (
    <div className="card-frame">
      <Head>
        <button
          type="button"
          className="grid size-7 shrink-0 place-items-center rounded hover:bg-hover"
          onClick={() => store.dispatch({ type: "activated", id: null })}
        >
          <X aria-hidden className="size-4" />
          <span className="sr-only">Close (Esc)</span>
        </button>
      </Head>
      <div className="grid gap-2.5 pb-3">
        <div>
          <h3
            id={`claim-${id}`}
            tabIndex={-1}
            dir="auto"
            className="font-serif text-[1.02rem] leading-snug font-semibold wrap-anywhere outline-none"
          >
            {claim}
          </h3>
          <SaidBy fields={fields} />
          <SaidAt passages={fields.passages} />
        </div>
        {fields.passages.length > 1 && <PassageQuotes passages={fields.passages} />}
        <AssessForm id={id} annotation={annotation} />
      </div>
    </div>
  );
}

function Head({ children }: { children: ReactNode }) {
  return (
    <div className="card-head flex min-h-6 items-center gap-1.5">
      <span className="flex items-center gap-1.5 font-semibold whitespace-nowrap text-todo">
        <EyeOff aria-hidden className="size-4 shrink-0" />
        Judge it independently
      </span>
      <span className="ms-auto flex min-w-0 items-center gap-1.5 text-[0.8rem] text-soft">{children}</span>
    </div>
  );
}
