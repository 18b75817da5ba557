"use client";

import { useMemo } from "react";
import type { Annotation } from "#lib/domain/claim/annotation.ts";
import type { Verdict } from "#lib/domain/claim/scale.ts";
import { type CardFields, fieldsOf } from "./card-fields.ts";
import { type Draft, fieldsShown } from "./draft.ts";
import { useRoomState } from "./room-context.ts";
import { useText } from "./use-live.ts";

export type Card = { annotation: Annotation; draft: Draft<CardFields> | null; fields: CardFields; verdict: Verdict | null };

/** An annotation as this person sees it: what the server has, with their unsaved changes on top. */
export function useCard(id: string): Card | null {
  const annotation = useRoomState((state) => state.annotations[id]);
  const draft = useRoomState((state) => state.cards[id]) ?? null;
  const scale = useRoomState((state) => state.scale);
  const rationale = useText(`rationale:${id}`);
  return useMemo(() => {
    if (!annotation) return null;
    const known = draft ? fieldsShown(draft) : fieldsOf(annotation);
    const fields = rationale ? { ...known, rationale } : known;
    return { annotation, draft, fields, verdict: verdictOf(fields.verdict, annotation, scale.verdicts) };
  }, [annotation, draft, scale, rationale]);
}

/** A verdict keeps the definition it was given under, also when the scale has moved on. */
function verdictOf(slug: string | null, annotation: Annotation, verdicts: Verdict[]): Verdict | null {
  if (slug === null) return null;
  if (annotation.verdict?.slug === slug) return annotation.verdict;
  return verdicts.find((verdict) => verdict.slug === slug) ?? null;
}
