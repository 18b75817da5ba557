"use client";

import type { Offered } from "../session/restore-drafts.ts";
import { useRoom } from "../session/room-context.ts";
import { useLive } from "../session/use-live.ts";
import { OfferedWords } from "./offered-words.tsx";

type OrphanBannerProps = { offered: Offered[]; onDiscard: (subject: string) => void };

/** Words whose place is gone, such as the rationale of a deleted annotation: offered back, never dropped. */
export function OrphanBanner({ offered, onDiscard }: OrphanBannerProps) {
  const { live } = useRoom();
  const orphans = useLive((status) => status.orphans);
  return (
    <>
      {orphans.map(({ name, text }) => (
        <OfferedWords
          key={name}
          label="Words without a place"
          why="Words you typed can’t be saved where you typed them:"
          more="the annotation was deleted, or you may not change it any more. Copy them, then let them go."
          text={text}
          onDiscard={() => live.discard(name)}
        />
      ))}
      {offered.map(({ subject, about, why, text }) => (
        <OfferedWords
          key={subject}
          label="Words from an earlier visit"
          why={`What you typed at “${about.length > 80 ? `${about.slice(0, 79)}…` : about}” could not all be put back.`}
          more={`${why} Copy what you need, then let it go.`}
          text={text}
          onDiscard={() => onDiscard(subject)}
        />
      ))}
    </>
  );
}
