import type { Stance } from "#lib/domain/claim/annotation.ts";

/** Colour of a stance: always beside its word. */
export const stanceColours: Record<Stance, string> = { supports: "text-acc", contradicts: "text-ina", context: "text-soft" };
