/** How a verdict looks: icon, underline and colour always go with its word, so that no one of them has to carry the meaning. */
export type VerdictIconName =
  | "check"
  | "check-tilde"
  | "half-circle"
  | "triangle"
  | "cross"
  | "empty-circle"
  | "question"
  | "speech-bubble";

export type VerdictStyle = {
  /** Sets --c (colour), --u (underline style) and --t (underline thickness) where `verdictRules` are in force. */
  className: string;
  icon: VerdictIconName;
  underline: "solid" | "dashed" | "wavy" | "double" | "dotted";
  /** CSS length of the underline. */
  thickness: string;
  /** CSS colour: a custom property that serves light and dark. */
  color: string;
};

const styles = {
  accurate: { className: "v-accurate", icon: "check", underline: "solid", thickness: ".11em", color: "var(--acc)" },
  "mostly-accurate": { className: "v-mostly-accurate", icon: "check-tilde", underline: "solid", thickness: ".06em", color: "var(--acc)" },
  "missing-context": { className: "v-missing-context", icon: "half-circle", underline: "dashed", thickness: ".1em", color: "var(--ctx)" },
  misleading: { className: "v-misleading", icon: "triangle", underline: "wavy", thickness: ".09em", color: "var(--mis)" },
  inaccurate: { className: "v-inaccurate", icon: "cross", underline: "double", thickness: ".09em", color: "var(--ina)" },
  unsupported: { className: "v-unsupported", icon: "empty-circle", underline: "dotted", thickness: ".13em", color: "var(--todo)" },
  unverifiable: { className: "v-unverifiable", icon: "question", underline: "dotted", thickness: ".13em", color: "var(--todo)" },
  opinion: { className: "v-opinion", icon: "speech-bubble", underline: "dotted", thickness: ".13em", color: "var(--op)" },
} as const satisfies Record<string, VerdictStyle>;

type KnownSlug = keyof typeof styles;

const byRating: Record<number, KnownSlug> = {
  5: "accurate",
  4: "mostly-accurate",
  3: "missing-context",
  2: "misleading",
  1: "inaccurate",
};

function isKnown(slug: string): slug is KnownSlug {
  return Object.hasOwn(styles, slug);
}

/** A desk may name its own verdicts: one that is not on the first scale takes the look of its rating. */
export function verdictStyle(verdict: { slug: string; rating: number | null }): VerdictStyle {
  if (isKnown(verdict.slug)) return styles[verdict.slug];
  return styles[verdict.rating === null ? "unverifiable" : (byRating[verdict.rating] ?? "unverifiable")];
}

/** Style rules behind every `className`. */
export const verdictRules = Object.values(styles)
  .map(({ className, color, underline, thickness }) => `.${className}{--c:${color};--u:${underline};--t:${thickness}}`)
  .join("\n");
