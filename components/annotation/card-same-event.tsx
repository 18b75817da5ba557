"use client";

import { Newspaper } from "lucide-react";
import type { ReactNode } from "react";
import type { SameEventPassage } from "#lib/domain/claim/same-event.ts";
import type { Verdict } from "#lib/domain/claim/scale.ts";
import { CommandKey } from "../keys/command-key.tsx";
import { type CardFields, emptyRow } from "../session/card-fields.ts";
import { likelyStance } from "../session/likely-stance.ts";
import { useSameEvent } from "../session/use-same-event.ts";
import { Button } from "../ui/button.tsx";

type CardSameEventProps = { fields: CardFields; verdict: Verdict | null; onEdit: (changes: Partial<CardFields>) => void };

/** Sentences of other articles on the same event, to compare with and to cite. Nothing, where there are none. */
export function CardSameEvent({ fields, verdict, onEdit }: CardSameEventProps) {
  const found = useSameEvent(fields);
  if (found.length === 0) return null;
  const isCited = ({ passage }: SameEventPassage) =>
    fields.evidence.some((row) => row.passage?.snapshotId === passage.snapshotId && row.passage.start === passage.start);
  const cite = ({ passage }: SameEventPassage) =>
    onEdit({ evidence: [...fields.evidence, emptyRow({ stance: likelyStance(verdict), passage, quote: passage.exact })] });
  return (
    <details data-same-event className="rounded-(--radius) border border-line bg-sunk text-[0.85rem]">
      <summary className="flex min-h-8 cursor-pointer items-center gap-2 px-2.5 py-1.5 font-semibold">
        <Newspaper aria-hidden className="size-4 shrink-0 text-soft" />
        The same event elsewhere: {found.length === 1 ? "1 sentence" : `${found.length} sentences`}
        <span className="ms-auto shrink-0 font-normal">
          <CommandKey id="same-event" />
        </span>
      </summary>
      {found.some(({ differs }) => differs.length > 0) && (
        <p className="px-2.5 pb-1.5 text-[0.8rem] text-soft text-pretty">
          <span className="same-event-differs">Underlined</span>: numbers, days and names that these words don’t have.
        </p>
      )}
      <ul className="grid gap-3 px-2.5 pb-2.5">
        {found.map((each) => (
          <li key={`${each.passage.snapshotId} ${each.passage.start}`} className="grid min-w-0 gap-1">
            <a
              dir="auto"
              className="truncate text-[0.8rem] text-link"
              href={`/desk/articles/${each.passage.articleSlug}`}
              target="_blank"
              rel="noreferrer"
            >
              {[each.publishedAt, each.passage.outlet, each.passage.articleTitle].filter(Boolean).join(" · ")}
            </a>
            <blockquote dir="auto" className="border-s-2 border-line ps-2 font-serif wrap-anywhere">
              <SetOff words={each.passage.exact} places={each.differs} />
            </blockquote>
            <Button size="small" className="justify-self-start" disabled={isCited(each)} onClick={() => cite(each)}>
              {isCited(each) ? "Cited" : "Cite"}
              <span className="sr-only"> what {each.passage.articleTitle} says</span>
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}

function SetOff({ words, places }: { words: string; places: SameEventPassage["differs"] }) {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const { start, end } of places) {
    if (start < at) continue;
    parts.push(
      words.slice(at, start),
      <mark key={start} className="same-event-differs">
        {words.slice(start, end)}
      </mark>,
    );
    at = end;
  }
  return [...parts, words.slice(at)];
}
