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
  accurate: styleOf("accurate", "check"),
  "mostly-accurate": styleOf("mostly-accurate", "check-tilde"),
  "missing-context": styleOf("missing-context", "half-circle"),
  misleading: styleOf("misleading", "triangle"),
  inaccurate: styleOf("inaccurate", "cross"),
  unsupported: styleOf("unsupported", "empty-circle"),
  unverifiable: styleOf("unverifiable", "question"),
  opinion: styleOf("opinion", "speech-bubble"),
};

function styleOf(look: VerdictLook, icon: VerdictIconName): VerdictStyle {
  const { color, underline, thickness } = colorAndUnderline(look);
  return { className: `v-${look}`, icon, underline, thickness, color: `var(--${color})` };
}

export function verdictStyle(verdict: { slug: string; rating: number | null }): VerdictStyle {
  return styles[verdictLook(verdict)];
}
