"use client";

import { useCallback, useEffect, useState } from "react";
import type { Appearance } from "#lib/domain/claim/claim-appearances.ts";
import type { Precedent, PrecedentDeed } from "#lib/domain/claim/precedent.ts";
import { useRoom } from "./room-context.ts";

/** `appearances`: the others of the claim that the annotation is joined to. */
type Known = { precedents: Precedent[]; appearances: Appearance[]; deeds: PrecedentDeed[] };
const nothing: Known = { precedents: [], appearances: [], deeds: [] };

/** Milliseconds without a key pressed after which a claim is looked for. */
const pause = 500;

/** Earlier claims that say what a card's claim says, looked for as it is typed. Without a connection there are none. */
export function usePrecedents(annotationId: string, text: string, version: number): Known & { again: () => void } {
  const { api } = useRoom();
  const [known, setKnown] = useState(nothing);
  const [round, setRound] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what was made of them is asked anew with each version, and on demand
  useEffect(() => {
    let wanted = true;
    const wait = setTimeout(() => {
      const asked = text.trim() === "" ? null : api.listPrecedents({ annotationId, text: text.slice(0, 2000) });
      asked?.then(
        (answer) => wanted && setKnown(answer.ok ? answer.value : nothing),
        (error: unknown) => console.warn(error),
      );
      if (!asked) setKnown(nothing);
    }, pause);
    return () => {
      wanted = false;
      clearTimeout(wait);
    };
  }, [api, annotationId, text, version, round]);

  const again = useCallback(() => setRound((before) => before + 1), []);
  return { ...known, again };
}
