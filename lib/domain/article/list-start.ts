/** Markdown and HTML both count from a whole number of at most nine digits. */
export function listStart(start: unknown): number {
  return typeof start === "number" && Number.isInteger(start) && start >= 0 && start <= 999_999_999 ? start : 1;
}
