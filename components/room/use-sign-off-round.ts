"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { listToSignOffAction } from "#lib/actions/work.ts";
import { signOffHref, type WorkCard } from "#lib/domain/work/work.ts";
import { useRoom, useRoomState } from "../session/room-context.ts";
import { act } from "../ui/act.ts";
import { focusCard } from "./focus-card.ts";

export type SignOffRound = {
  /** What still waits, across articles; null until it is known. */
  waiting: WorkCard[] | null;
  /** Which of them is open here; -1 where it is none of them. */
  at: number;
  /** To the next or the one before, in this article or another. False where there is none. */
  step(by: 1 | -1): boolean;
};

const keyOf = ({ article, annotationId }: Pick<WorkCard, "article" | "annotationId">) => `${article.id} ${annotationId ?? ""}`;

/** Goes through all that waits for this person's sign-off, where the address asks for it (`?work=sign-off`). What is decided makes way for the next. */
export function useSignOffRound(): SignOffRound | null {
  const { store } = useRoom();
  const router = useRouter();
  const [isAsked, setAsked] = useState(false);
  const [listed, setListed] = useState<WorkCard[] | null>(null);
  const [decided, setDecided] = useState<ReadonlySet<string>>(new Set());
  const articleId = useRoomState((state) => state.article.id);
  const activeId = useRoomState((state) => state.activeId);

  useEffect(() => {
    if (new URL(location.href).searchParams.get("work") !== "sign-off") return;
    setAsked(true);
    void act(() => listToSignOffAction()).then((answer) => answer.ok && setListed(answer.value));
  }, []);

  const open = useCallback(
    (card: WorkCard): void => {
      if (card.article.id !== articleId) router.push(signOffHref(card));
      else if (card.annotationId !== null) {
        store.dispatch({ type: "activated", id: card.annotationId });
        focusCard(card.annotationId);
      } else {
        store.dispatch({ type: "activated", id: null });
        const review = document.getElementById("review");
        review?.scrollIntoView({ block: "start" });
        review?.focus({ preventScroll: true });
      }
    },
    [articleId, router, store],
  );

  const round = useMemo((): SignOffRound | null => {
    if (!isAsked) return null;
    const waiting = listed?.filter((card) => !decided.has(keyOf(card))) ?? null;
    const here = keyOf({ article: { id: articleId, slug: "", title: "", language: "" }, annotationId: activeId });
    const at = waiting?.findIndex((card) => keyOf(card) === here) ?? -1;
    function step(by: 1 | -1): boolean {
      if (!waiting || waiting.length === 0) return false;
      const from = at === -1 && by === -1 ? waiting.length : at;
      const next = waiting[(from + by + waiting.length) % waiting.length];
      if (next) open(next);
      return next !== undefined;
    }
    return { waiting, at, step };
  }, [isAsked, listed, decided, articleId, activeId, open]);

  useDecisions(round, (key, next) => {
    setDecided((before) => new Set([...before, key]));
    if (next) open(next);
  });
  return round;
}

/** Hears of this person's own decision on what is open, whether a key or a button gave it. */
function useDecisions(round: SignOffRound | null, onDecided: (key: string, next: WorkCard | null) => void): void {
  const open = round?.waiting?.[round.at] ?? null;
  const meId = useRoomState((state) => state.me.id);
  const version = useRoomState((state) =>
    open?.annotationId ? state.annotations[open.annotationId]?.signOffs.at(-1)?.id : state.whole.signOffs.at(-1)?.id,
  );
  const by = useRoomState((state) =>
    open?.annotationId ? state.annotations[open.annotationId]?.signOffs.at(-1)?.by.id : state.whole.signOffs.at(-1)?.by.id,
  );
  const isHere = useRoomState((state) => !open?.annotationId || state.annotations[open.annotationId] !== undefined);
  const key = open === null ? null : keyOf(open);
  const seen = useRef<{ key: string | null; version: string | undefined; isHere: boolean }>({
    key: null,
    version: undefined,
    isHere: false,
  });
  const handler = useRef(onDecided);
  handler.current = onDecided;
  const others = round?.waiting?.filter((card) => keyOf(card) !== key) ?? [];
  const next = others[round?.at ?? 0] ?? others[0] ?? null;
  const nextRef = useRef(next);
  nextRef.current = next;

  useEffect(() => {
    const before = seen.current;
    // What has only just arrived was decided elsewhere, whoever did.
    const wasHere = before.isHere;
    seen.current = { key, version, isHere };
    if (key === null || before.key !== key || before.version === version || !wasHere || by !== meId) return;
    handler.current(key, nextRef.current);
  }, [key, version, isHere, by, meId]);
}
