import type { ReactNode } from "react";
import { NotFoundPage } from "#components/publication/not-found-page.tsx";
import { publicStyle } from "#components/publication/style.ts";
import type { Withdrawal } from "#lib/domain/revision/publication.ts";
import { caching } from "#lib/public/headers.ts";
import { renderPage } from "#lib/public/render.ts";
import { readPublicDesk } from "#lib/usecases/revision/read-public-desk.ts";
import { publicUrl } from "#lib/usecases/steps/public-url.ts";

type Options = { status?: number; cacheControl?: string };

/** A public page as an answer. */
export function page(node: ReactNode, options: Options = {}): Promise<Response> {
  return renderPage(node, { style: publicStyle, ...options });
}

export async function notFound(): Promise<Response> {
  const { desk } = await readPublicDesk();
  return page(<NotFoundPage desk={desk} baseUrl={publicUrl()} />, { status: 404, cacheControl: caching.never });
}

/** What a program gets in place of a file of a review that was withdrawn. */
export function withdrawn({ reason }: Withdrawal): Response {
  return new Response(`This review was withdrawn. ${reason}\n`, {
    status: 410,
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": caching.short },
  });
}
