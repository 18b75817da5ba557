type ProseField = { labelledBy: string; describedBy?: string | undefined; minimum: string };

/** What makes an editor of prose a text field to assistive technology. `minimum` is its least height, a CSS length. */
export function proseAttributes({ labelledBy, describedBy, minimum }: ProseField): Record<string, string> {
  return {
    class: "prose px-2.5 py-1.5",
    role: "textbox",
    "aria-multiline": "true",
    "aria-labelledby": labelledBy,
    ...(describedBy ? { "aria-describedby": describedBy } : {}),
    style: `min-height: ${minimum}`,
  };
}
