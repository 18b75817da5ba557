import { closeDirections, escapeHtml } from "./escaping.ts";

/** Fits most: what is longer scrolls, unless the page around it loads the script that gives the frame its height. */
export const embedHeight = 420;

type Frame = { url: string; title: string; width?: number; height?: number };

/** A frame in which another site shows the review or claim whose page is at `url`. */
export function embedFrame({ url, title, width, height = embedHeight }: Frame): string {
  const name = escapeHtml(closeDirections(title));
  return `<iframe src="${escapeHtml(url)}/embed" title="${name}" width="${width ?? "100%"}" height="${height}" loading="lazy" style="border:0"></iframe>`;
}

/** The same for people to paste into a page, with the script that gives it the height of what it shows. `baseUrl` without a trailing slash. */
export function embedCode(frame: Frame, baseUrl: string): string {
  return `${embedFrame(frame)}\n<script async src="${escapeHtml(baseUrl)}/assets/embed.js"></script>`;
}
