import type { PublishedVerdict } from "../revision/revision.ts";

const line = 'fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"';
const ring = `<circle cx="8" cy="8" r="6" ${line}/>`;

/**
 * Word, drawing, underline and colour go together, so that no one of them has to carry the meaning. Every two underlines differ in style, or
 * at least twofold in thickness: in print, and to eyes that don't tell the colours apart. Drawings are 16 × 16.
 */
const looks = {
  accurate: { color: "acc", underline: "solid", thickness: ".14em", drawing: `<path d="M3 8.6l3.2 3.2L13 4.4" ${line}/>` },
  "mostly-accurate": {
    color: "acc",
    underline: "solid",
    thickness: ".05em",
    drawing: `<path d="M3.4 6.2l2.9 2.9 6.3-6.5M3 13.2c1.7-1.7 3.3-1.7 5 0s3.3 1.7 5 0" ${line}/>`,
  },
  "missing-context": {
    color: "ctx",
    underline: "dashed",
    thickness: ".11em",
    drawing: `${ring}<path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor"/>`,
  },
  misleading: {
    color: "mis",
    underline: "wavy",
    thickness: ".1em",
    drawing: `<path d="M8 2.2l6.3 11.3H1.7zM8 6.4v3.2M8 11.5v.2" ${line}/>`,
  },
  inaccurate: { color: "ina", underline: "double", thickness: ".09em", drawing: `<path d="M4 4l8 8M12 4l-8 8" ${line}/>` },
  unsupported: { color: "todo", underline: "dotted", thickness: ".15em", drawing: `${ring}<path d="M5.4 8h5.2" ${line}/>` },
  unverifiable: {
    color: "todo",
    underline: "wavy",
    thickness: ".05em",
    drawing: `${ring}<path d="M6.2 6.4a1.9 1.9 0 1 1 2.6 1.8c-.6.2-.8.5-.8 1M8 11.2v.1" ${line}/>`,
  },
  opinion: { color: "op", underline: "dotted", thickness: ".06em", drawing: `<path d="M2 3h12v8H7.2L4 13.8V11H2z" ${line}/>` },
} as const;

export type VerdictLook = keyof typeof looks;
const byRating: VerdictLook[] = ["inaccurate", "misleading", "missing-context", "mostly-accurate", "accurate"];

/** A desk may name its own verdicts: one that is not on the first scale takes the look of its rating. */
export function verdictLook({ slug, rating }: Pick<PublishedVerdict, "slug" | "rating">): VerdictLook {
  const known = Object.keys(looks).find((name): name is VerdictLook => name === slug);
  return known ?? byRating[(rating ?? 0) - 1] ?? "unverifiable";
}

/** The name of a verdict's colour in every palette of ours, and how its words are underlined (thickness: a CSS length). */
export function colorAndUnderline(look: VerdictLook) {
  const { color, underline, thickness } = looks[look];
  return { color, underline, thickness };
}

/** The class behind which `verdictRules` stand. */
export function verdictClass(verdict: Pick<PublishedVerdict, "slug" | "rating">): string {
  return `v-${verdictLook(verdict)}`;
}

/** A verdict's drawing as an SVG element, in the colour of the text around it. */
export function verdictDrawing(verdict: Pick<PublishedVerdict, "slug" | "rating">): string {
  return `<svg aria-hidden="true" viewBox="0 0 16 16" width="1em" height="1em">${looks[verdictLook(verdict)].drawing}</svg>`;
}

/** The name of a verdict's colour in every palette of ours. */
export function verdictColor(verdict: Pick<PublishedVerdict, "slug" | "rating">) {
  return looks[verdictLook(verdict)].color;
}

/** Rules that set --c (colour), --u (underline style) and --t (its thickness) behind every class. */
export const verdictRules = Object.entries(looks)
  .map(([name, { color, underline, thickness }]) => `.v-${name}{--c:var(--${color});--u:${underline};--t:${thickness}}`)
  .join("");
