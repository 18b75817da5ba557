import type { Verdict } from "#lib/domain/scale.ts";
import { verdictStyle } from "./verdict-style.ts";

/** The name of a verdict's style in highlights.css; without a verdict, the passage is still to check. */
export function lookOf(verdict: Pick<Verdict, "slug" | "rating"> | null): string {
  return verdict ? verdictStyle(verdict).className.slice("v-".length) : "to-check";
}

/** Class that sets --c, the verdict's colour. */
export function colourClass(verdict: Pick<Verdict, "slug" | "rating"> | null): string {
  return verdict ? verdictStyle(verdict).className : "v-to-check";
}
