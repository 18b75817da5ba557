import type { ReactNode } from "react";
import { caching, pagePolicy } from "./headers.ts";

type Options = {
  /** The page's one inline style sheet: only this one may apply. */
  style: string;
  status?: number;
  cacheControl?: string;
  /** What it may do, and who may frame it; by default what a page of ours may. */
  policy?: (style: string) => string;
};

/** A complete, static HTML page: React components in, bytes out, with nothing for the browser to run. */
export async function renderPage(
  page: ReactNode,
  { style, status = 200, cacheControl = caching.short, policy = pagePolicy }: Options,
): Promise<Response> {
  // Imported late: Next refuses a static import of this module in the layer that route handlers live in.
  const { prerender } = await import("react-dom/static");
  const { prelude } = await prerender(page);
  return new Response(prelude, {
    status,
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Cache-Control": cacheControl,
      "Content-Security-Policy": policy(style),
    },
  });
}
