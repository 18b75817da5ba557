import type { Verdict } from "#lib/domain/claim/scale.ts";
import { verdictLook } from "#lib/domain/export/verdict-look.ts";
import { verdictStyle } from "./verdict-style.ts";

/** The name of a verdict's style in highlights.css; without a verdict, the passage is still to check. */
export function lookOf(verdict: Pick<Verdict, "slug" | "rating"> | null): string {
  return verdict ? verdictLook(verdict) : "to-check";
}

/** Class that sets --c, the verdict's colour. */
export function colourClass(verdict: Pick<Verdict, "slug" | "rating"> | null): string {
  return verdict ? verdictStyle(verdict).className : "v-to-check";
}
