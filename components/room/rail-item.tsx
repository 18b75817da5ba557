"use client";

import { memo } from "react";
import type { Annotation } from "#lib/domain/claim/annotation.ts";
import type { Person } from "#lib/domain/people/person.ts";
import { DiscussionMark } from "../discussion/discussion-mark.tsx";
import { WhoIsAt } from "../people/presence-bar.tsx";
import { useRoom } from "../session/room-context.ts";
import { isUnsettled, stateWords } from "../session/state-words.ts";
import { colourClass } from "../verdict/look.ts";
import { MarkIcon } from "../verdict/mark-icon.tsx";

type RailItemProps = {
  annotation: Annotation;
  claim: string;
  verdict: Annotation["verdict"];
  active: boolean;
  me: Person;
  number: number;
  of: number;
};

export const RailItem = memo(function RailItem({ annotation, claim, verdict, active, me, number, of }: RailItemProps) {
  const { store } = useRoom();
  const sure = isUnsettled(annotation) ? null : verdict;
  return (
    <li aria-posinset={number} aria-setsize={of}>
      <button
        type="button"
        aria-current={active ? "true" : undefined}
        className={`rail-item ${colourClass(sure)}`}
        onClick={() => store.dispatch({ type: "activated", id: annotation.id })}
      >
        <MarkIcon verdict={sure} className="mt-0.5 size-4" />
        <span className="min-w-0">
          <span className="sr-only">{sure?.name ?? "To check"}: </span>
          <span dir="auto" className="line-clamp-2 text-[0.88rem] leading-snug">
            {claim || annotation.passages[0]?.exact}
          </span>
          <span className="flex items-center gap-1.5 text-[0.78rem] text-soft">
            <span className="truncate">{stateWords(annotation, me)}</span>
            <DiscussionMark comments={annotation.comments} />
          </span>
        </span>
        <WhoIsAt id={annotation.id} />
      </button>
    </li>
  );
});
