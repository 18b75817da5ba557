import type { Stance } from "#lib/domain/annotation.ts";

export const stanceNames: Record<Stance, string> = { supports: "Supports", contradicts: "Contradicts", context: "Context" };

/** Colour of a stance: always beside its word. */
export const stanceColours: Record<Stance, string> = { supports: "text-acc", contradicts: "text-ina", context: "text-soft" };
