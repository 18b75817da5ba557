/** Whether the keyboard writes there. */
export function isTyping(target: Element): boolean {
  return target.closest("input, textarea, select, [contenteditable=true], [role=textbox]") !== null;
}
