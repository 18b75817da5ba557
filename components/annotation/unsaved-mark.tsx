import { CircleAlert, LoaderCircle } from "lucide-react";
import type { CardFields } from "../session/card-fields.ts";
import type { Draft } from "../session/draft.ts";

/** On a closed card: a sign that not all of it is on the server yet. */
export function UnsavedMark({ draft }: { draft: Draft<CardFields> | null }) {
  if (!draft || draft.status === "saved") return null;
  if (draft.status === "trouble" || draft.status === "refused" || draft.conflict) {
    return <CircleAlert role="img" aria-label="Not saved" className="size-4 shrink-0 text-ina" />;
  }
  return <LoaderCircle role="img" aria-label="Not saved yet" className="size-3.5 shrink-0 animate-spin" />;
}
