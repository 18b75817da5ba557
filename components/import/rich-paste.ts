/** The formatting of what is pasted, as HTML; null where there is none worth keeping. */
export function richPaste(clipboard: DataTransfer): string | null {
  const rich = clipboard.getData("text/html");
  const hasWords = clipboard.getData("text/plain").trim() !== "";
  return hasWords && /<(?:p|h[1-6]|li|a|b|strong|i|em|blockquote|br|div)[\s>]/i.test(rich) ? rich : null;
}
