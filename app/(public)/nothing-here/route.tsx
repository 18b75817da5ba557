import { NotFoundPage } from "#components/publication/not-found-page.tsx";
import { caching } from "#lib/public/headers.ts";
import { readPublicDesk } from "#lib/usecases/revision/read-public-desk.ts";
import { publicUrl } from "#lib/usecases/steps/public-url.ts";
import { page } from "../answers.tsx";

export const dynamic = "force-dynamic";

/** The one answer for every address at which there is nothing. */
export async function GET(): Promise<Response> {
  const { desk } = await readPublicDesk();
  return page(<NotFoundPage desk={desk} baseUrl={publicUrl()} />, { status: 404, cacheControl: caching.never });
}
