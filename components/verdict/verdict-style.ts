import { colorAndUnderline, type VerdictLook, verdictLook } from "#lib/domain/export/verdict-look.ts";

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

const styles: Record<VerdictLook, VerdictStyle> = {
  accurate: styleOf("accurate", "check", ".11em"),
  "mostly-accurate": styleOf("mostly-accurate", "check-tilde", ".06em"),
  "missing-context": styleOf("missing-context", "half-circle", ".1em"),
  misleading: styleOf("misleading", "triangle", ".09em"),
  inaccurate: styleOf("inaccurate", "cross", ".09em"),
  unsupported: styleOf("unsupported", "empty-circle", ".13em"),
  unverifiable: styleOf("unverifiable", "question", ".13em"),
  opinion: styleOf("opinion", "speech-bubble", ".13em"),
};

function styleOf(look: VerdictLook, icon: VerdictIconName, thickness: string): VerdictStyle {
  const { color, underline } = colorAndUnderline(look);
  return { className: `v-${look}`, icon, underline, thickness, color: `var(--${color})` };
}

export function verdictStyle(verdict: { slug: string; rating: number | null }): VerdictStyle {
  return styles[verdictLook(verdict)];
}

/** Style rules behind every `className`. */
export const verdictRules = Object.values(styles)
  .map(({ className, color, underline, thickness }) => `.${className}{--c:${color};--u:${underline};--t:${thickness}}`)
  .join("\n");
