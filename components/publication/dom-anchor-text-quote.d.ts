declare module "dom-anchor-text-quote" {
  type Quote = { exact: string; prefix?: string; suffix?: string };
  /** Where the quote stands in the text of `root` (UTF-16), the place nearest to `hint` of those that are alike. */
  export function toTextPosition(root: Node, quote: Quote, options?: { hint?: number }): { start: number; end: number } | null;
}
