import type { ReactNode } from "react";
import { embedStyle } from "#components/publication/embed-style.ts";
import { publicStyle } from "#components/publication/style.ts";
import type { Withdrawal } from "#lib/domain/revision/publication.ts";
import { caching, embedPolicy } from "#lib/public/headers.ts";
import { renderPage } from "#lib/public/render.ts";

type Options = { status?: number; cacheControl?: string };

/** A public page as an answer. */
export function page(node: ReactNode, options: Options = {}): Promise<Response> {
  return renderPage(node, { style: publicStyle, ...options });
}

/** A page that any site may show in a frame. */
export function embed(node: ReactNode, options: Options = {}): Promise<Response> {
  return renderPage(node, { style: embedStyle, policy: embedPolicy, ...options });
}

/** What was asked for is at another address now, for good as far as anybody knows. */
export function moved(location: string): Response {
  return new Response(null, { status: 308, headers: { Location: location, "Cache-Control": caching.short } });
}

/** Nothing is at this address. The door has one page that says so, for all of them. */
export function notFound(): Response {
  return new Response(null, { status: 404, headers: { "Cache-Control": caching.never } });
}

/** What a program gets in place of a file of a review that was withdrawn. */
export function withdrawn({ reason }: Withdrawal): Response {
  return new Response(`This review was withdrawn. ${reason}\n`, {
    status: 410,
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": caching.short },
  });
}
