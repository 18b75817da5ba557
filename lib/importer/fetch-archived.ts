import { archivedAt, archiveRequest } from "#lib/domain/claim/archive.ts";
import { type Result, refuse } from "#lib/domain/result.ts";
import { type SafeFetchOptions, safeFetch } from "#lib/http/safe-fetch.ts";

export type FetchArchivedOptions = SafeFetchOptions;

/** An archive fetches the page itself before it answers. In milliseconds, less than what counts as abandoned. */
const deadline = 90_000;

/** Asks an archive to keep a page, and tells where it says that it does. `reached`: where the page's own address led. `options` are for tests alone. */
export async function fetchArchived(
  template: string,
  { url, reached }: { url: string; reached: string | null },
  options: FetchArchivedOptions = {},
): Promise<Result<string>> {
  const asked = archiveRequest(template, url);
  const fetched = await safeFetch(asked, { deadline, body: false, ...options });
  if (fetched.ok) return archivedAt(fetched.value, { asked, pages: reached === null ? [url] : [url, reached] });
  // What is said of a page to be read, and not what to do then.
  return refuse("upstream", `The archive could not be asked. ${fetched.error.message.split(/(?<=\.) /)[0] ?? ""}`);
}
